"""Projects with what they cost, as tables of project expenditure list them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.money import Money
from budgetgraph.facts.performance import Project
from budgetgraph.facts.procurement import Funding


@dataclass(frozen=True)
class ProjectBudget(Fact):
    """A project, its amount in all, and the parts of it by their sources.

    `code` is the project's code, `category` its kind (人员类, 运转类, 特定目标类), each None where none is printed.
    """

    name: Passage
    amount: Money
    funding: tuple[Funding, ...] = ()
    code: Passage | None = None
    category: Passage | None = None


def projects_of(budgets: Sequence[ProjectBudget], projects: Sequence[Project]) -> Iterator[int | None]:
    """For each budget the index of the one project of its name that has goals; None where names do not tell."""
    titles = Counter(project.title.plain for project in projects if project.title)
    names = Counter(budget.name.plain for budget in budgets)
    place = {project.title.plain: i for i, project in enumerate(projects) if project.title}
    for budget in budgets:
        name = budget.name.plain
        yield place[name] if titles[name] == names[name] == 1 else None
