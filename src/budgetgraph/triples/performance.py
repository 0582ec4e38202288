"""Goals, projects and indicators."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from budgetgraph.facts.performance import Assessment, Goal, Indicator, OverallGoal, Project
from budgetgraph.facts.procurement import ProcurementLine
from budgetgraph.facts.project_budget import ProjectBudget
from budgetgraph.facts.same_project import projects_of
from budgetgraph.facts.target import QuantitativeTarget
from budgetgraph.facts.title_candidate import TitleCandidate, title_candidates
from budgetgraph.identifiers import below, part
from budgetgraph.triples.cubes import phase_of_disclosure
from budgetgraph.triples.open_codes import open_code
from budgetgraph.triples.project_amounts import write_money
from budgetgraph.triples.statements import write_statement
from budgetgraph.triples.targets import write_target
from budgetgraph.triples.writer import Writer, boolean, chinese, decimal
from budgetgraph.vocabulary import BG, DCTERMS, PROV, SKOS


def write_goals(writer: Writer, overall: Sequence[OverallGoal], goals: Sequence[Goal]) -> None:
    """The overall goal at position 0, and the sub-goals below it."""
    whole = writer.root
    if overall:
        whole = writer.under("goal", 0)
        writer.a(whole, BG.PerformanceGoal)
        writer.part_of(whole, writer.root, 0)
        writer.label(whole, overall[0].title)
        writer.text(whole, BG.goalText, overall[0].text)
    for position, goal in enumerate(goals, 1):
        _goal(writer, writer.under("goal", position), whole, position, goal)


def write_projects(
    writer: Writer,
    projects: Sequence[Project],
    lines: Sequence[ProcurementLine],
    budgets: Sequence[ProjectBudget] = (),
) -> None:
    """The projects in their order, with the money that forms and tables state of them.

    One that has lost its title has candidates for it.
    """
    places = list(projects_of(budgets, projects))
    for position, project in enumerate(projects, 1):
        node = writer.under("project", position)
        _project(writer, node, position, project)
        own = [budget for budget, place in zip(budgets, places, strict=True) if place == position - 1]
        in_tables = (funds for budget in own for funds in budget.funds(phase_of_disclosure(writer)))
        write_money(writer, node, (*project.funds, *in_tables), project.evaluation)
        for rank, candidate in enumerate(title_candidates(project, projects, lines), 1):
            _title_candidate(writer, node, rank, candidate, lines[candidate.line])


def _project(writer: Writer, node: NamedNode, position: int, project: Project) -> None:
    writer.a(node, BG.BudgetProject)
    writer.part_of(node, writer.root, position)
    if project.title:
        writer.label(node, project.title)
    else:
        writer.quote(node, project.goal_label)
    writer.say(node, BG.responsibleUnit, writer.department)
    writer.quote(node, project.unit_code, project.unit_name)
    for number, said in enumerate(project.parts, 1):
        write_statement(writer, below(node, "statement", number), node, number, said)
    for number, goal in enumerate(project.goals, 1):
        _goal(writer, below(node, "goal", number), node, number, goal)
    for number, indicator in enumerate(project.indicators, 1):
        _indicator(writer, node, number, indicator)
    if project.code:
        writer.say(node, DCTERMS.identifier, Literal("".join(project.code.text.split())))
        writer.quote(node, project.code)


def _goal(writer: Writer, node: NamedNode, whole: NamedNode, position: int, goal: Goal) -> None:
    writer.a(node, BG.PerformanceGoal)
    writer.part_of(node, whole, position)
    if goal.title:
        writer.label(node, goal.title)
    writer.text(node, BG.goalText, goal.text)
    writer.text(node, BG.goalOutcome, goal.outcome)
    write_money(writer, node, goal.funds, goal.evaluation)
    for number, indicator in enumerate(goal.indicators, 1):
        _indicator(writer, node, number, indicator)


def _indicator(writer: Writer, whole: NamedNode, position: int, indicator: Indicator) -> None:
    node = below(whole, "indicator", position)
    writer.a(node, BG.PerformanceIndicator)
    writer.part_of(node, whole, position)
    writer.label(node, indicator.name)
    writer.text(node, DCTERMS.description, indicator.description)
    writer.text(node, BG.basis, indicator.basis)
    if indicator.category:
        category = open_code(writer, "indicator-category", indicator.category, indicator.levels[-1])
        writer.say(node, BG.indicatorCategory, category)
        writer.quote(node, *indicator.levels)
    writer.text(node, BG.horizon, indicator.horizon)
    writer.text(node, BG.orientation, indicator.orientation)
    if indicator.assessment:
        _assessment(writer, node, indicator.assessment)
    writer.say(node, BG.hasTarget, part(node, "target"))
    write_target(writer, part(node, "target"), indicator.target)


def _assessment(writer: Writer, node: NamedNode, assessment: Assessment) -> None:
    """How an indicator counts, and how it turned out."""
    writer.say_number(node, BG.weight, assessment.weight)
    writer.say_number(node, BG.score, assessment.score)
    writer.text(node, BG.deviationReason, assessment.reason)
    writer.text(node, BG.scoringStandard, assessment.standard)
    actual = assessment.actual
    if actual:
        writer.text(node, BG.actualValue, actual.stated)
    if isinstance(actual, QuantitativeTarget):
        writer.say(node, BG.actualNumber, decimal(actual.number))


def _title_candidate(
    writer: Writer, project: NamedNode, rank: int, candidate: TitleCandidate, line: ProcurementLine
) -> None:
    node = part(project, "title-candidate", rank)
    writer.say(project, BG.titleCandidate, node)
    writer.a(node, BG.TitleCandidate)
    writer.part_of(node, project)
    writer.say(node, SKOS.prefLabel, chinese(line.project_name.plain))
    writer.say(node, BG.inferred, boolean(True))
    writer.say(node, BG.similarity, decimal(candidate.similarity))
    writer.say(node, PROV.wasDerivedFrom, writer.under("procurement", candidate.line + 1), project)
