"""Projects with what they cost, as tables of project expenditure list them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Phase
from budgetgraph.facts.money import Money
from budgetgraph.facts.performance import Project, ProjectFunds
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

    def funds(self, phase: Phase) -> tuple[ProjectFunds, ...]:
        """Its money as forms state it too; `phase` is that of the disclosure, which tables do not repeat."""
        parts = (ProjectFunds(funding.money, phase, funding.source) for funding in self.funding)
        return (ProjectFunds(self.amount, phase), *parts)


def projects_of(budgets: Sequence[ProjectBudget], projects: Sequence[Project]) -> Iterator[int | None]:
    """For each budget the index of the one project of its code or its name that has goals; None where neither tells."""
    by_code = _shared(
        [_code(budget.code) for budget in budgets], [_code(project.code) for project in projects]
    )
    by_name = _shared(
        [budget.name.plain for budget in budgets],
        [project.title.plain if project.title else None for project in projects],
    )
    for budget in budgets:
        code = _code(budget.code)
        known = by_code.get(code) if code else None
        yield by_name.get(budget.name.plain) if known is None else known


def _shared(ours: Sequence[str | None], theirs: Sequence[str | None]) -> Mapping[str, int]:
    """The index in `theirs` of each word that both have exactly once."""
    counts, times = Counter(ours), Counter(theirs)
    return {word: i for i, word in enumerate(theirs) if word and counts[word] == times[word] == 1}


def _code(printed: Passage | None) -> str | None:
    return "".join(printed.text.split()) if printed else None
