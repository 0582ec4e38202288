"""Projects that tables list: what those with goals have besides, and the others with what they cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from pyoxigraph import Literal, NamedNode

from budgetgraph.facts.performance import Project
from budgetgraph.facts.procurement import ProcurementLine
from budgetgraph.facts.project_budget import ProjectBudget
from budgetgraph.facts.same_project import projects_of
from budgetgraph.triples.cubes import phase_of_disclosure
from budgetgraph.triples.project_amounts import write_money
from budgetgraph.triples.writer import Writer
from budgetgraph.vocabulary import BG, DCTERMS


def write_project_budgets(
    writer: Writer,
    budgets: Sequence[ProjectBudget],
    projects: Sequence[Project],
    lines: Sequence[ProcurementLine],
) -> None:
    """Codes and categories, the amounts of projects without goals, and which procurement lines are for these.

    They are numbered on behind those that have goals, whose money is said with them.
    """
    places = projects_of(budgets, projects)
    names = Counter(budget.name.plain for budget in budgets)
    others: dict[NamedNode, str] = {}
    for budget, same in zip(budgets, places, strict=True):
        position = len(projects) + len(others) + 1 if same is None else same + 1
        node = writer.under("project", position)
        if same is None:
            others[node] = budget.name.plain
            _project(writer, node, position, budget)
        _budget(writer, node, budget)
    only = {name: node for node, name in others.items() if names[name] == 1}
    _lines(writer, lines, only, {project.title.plain for project in projects if project.title})


def _lines(
    writer: Writer, lines: Sequence[ProcurementLine], nodes: Mapping[str, NamedNode], titles: AbstractSet[str]
) -> None:
    for position, line in enumerate(lines, 1):
        name = line.project_name.plain
        if name in nodes and name not in titles:
            writer.say(writer.under("procurement", position), BG.forProject, nodes[name])


def _project(writer: Writer, node: NamedNode, position: int, budget: ProjectBudget) -> None:
    writer.a(node, BG.BudgetProject)
    writer.part_of(node, writer.root, position)
    writer.label(node, budget.name)
    writer.say(node, BG.responsibleUnit, writer.department)
    write_money(writer, node, budget.funds(phase_of_disclosure(writer)))


def _budget(writer: Writer, node: NamedNode, budget: ProjectBudget) -> None:
    if budget.code:
        writer.say(node, DCTERMS.identifier, Literal("".join(budget.code.text.split())))
        writer.quote(node, budget.code)
    writer.text(node, BG.projectCategory, budget.category)
