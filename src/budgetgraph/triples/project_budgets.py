"""What projects cost: said of the project that has goals where it is the same one, else of one of its own."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from budgetgraph.facts.performance import Project
from budgetgraph.facts.project_budget import ProjectBudget, projects_of
from budgetgraph.triples.procurement import write_funding
from budgetgraph.triples.writer import Writer
from budgetgraph.vocabulary import BG, DCTERMS


def write_project_budgets(
    writer: Writer, budgets: Sequence[ProjectBudget], projects: Sequence[Project]
) -> None:
    """The amounts of projects; those that have no goals are numbered on behind those that have."""
    position = len(projects)
    for budget, same in zip(budgets, projects_of(budgets, projects), strict=True):
        if same is None:
            position += 1
            _project(writer, writer.under("project", position), position, budget)
        _budget(writer, writer.under("project", position if same is None else same + 1), budget)


def _project(writer: Writer, node: NamedNode, position: int, budget: ProjectBudget) -> None:
    writer.a(node, BG.BudgetProject)
    writer.part_of(node, writer.root, position)
    writer.label(node, budget.name)
    writer.say(node, BG.responsibleUnit, writer.department)


def _budget(writer: Writer, node: NamedNode, budget: ProjectBudget) -> None:
    writer.money(node, budget.amount)
    for funding in budget.funding:
        write_funding(writer, node, funding)
    if budget.code:
        writer.say(node, DCTERMS.identifier, Literal(budget.code.plain))
        writer.quote(node, budget.code)
    writer.text(node, BG.projectCategory, budget.category)
