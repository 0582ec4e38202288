"""A case: a form as people draw it (see tests/tables/case.py), and the indicators that are in it.

`indicators.csv` has a line for each indicator, in order: the project (`*` for the department's goals) and the levels,
joined by `/`, then what was read of its target and what columns beside it say. `about.csv`, where there is one, has
what is said of the projects: `project,what,value`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Phase
from budgetgraph.facts.number import Number
from budgetgraph.facts.performance import Evaluation, Goal, Indicator, Project
from budgetgraph.facts.target import DeadlineTarget, PeriodTarget, QuantitativeTarget, Target

COLUMNS = (
    *("project", "levels", "category", "name", "kind", "comparator", "number", "unit", "day", "printed"),
    *("weight", "actual", "score"),
)
ABOUT = ("project", "what", "value")


def lines(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def phase_of(case: Path) -> Phase:
    """Final accounts are in folders that say so."""
    return "executed" if case.name.startswith("final-") else "approved"


def indicator_lines(facts: list[Fact]) -> Iterator[dict[str, str]]:
    """What was read, as the lines of `indicators.csv`."""
    for fact in facts:
        if isinstance(fact, Project):
            yield from (_line(fact.title.plain if fact.title else "", i) for i in fact.indicators)
        elif isinstance(fact, Goal):
            yield from (_line("*", i) for i in fact.indicators)


def about_lines(facts: list[Fact]) -> Iterator[dict[str, str]]:
    """What was read of projects and departments beside indicators, as the lines of `about.csv`."""
    for fact in facts:
        if isinstance(fact, Goal):
            yield from (dict(zip(ABOUT, ("*", *pair), strict=True)) for pair in _goal(fact))
        elif isinstance(fact, Project):
            name = fact.title.plain if fact.title else ""
            yield from (dict(zip(ABOUT, (name, *pair), strict=True)) for pair in _about(fact))


def _about(project: Project) -> Iterator[tuple[str, str]]:
    if project.code:
        yield "code", "".join(project.code.text.split())
    for part in project.parts:
        yield part.kind, part.text.plain
    for goal in project.goals:
        yield from _goal(goal)
    yield from _money(project)


def _goal(goal: Goal) -> Iterator[tuple[str, str]]:
    if goal.text:
        yield "goal", goal.text.plain
    if goal.outcome:
        yield "outcome", goal.outcome.plain
    yield from _money(goal)


def _money(of: Project | Goal) -> Iterator[tuple[str, str]]:
    """Amounts, and what the evaluation comes to; points as `9.9 of 10`."""
    for funds in of.funds:
        yield f"{funds.phase} {funds.source or 'all'}", f"{funds.money.amount:f}"
    if of.evaluation:
        yield from _evaluation(of.evaluation)


def _evaluation(of: Evaluation) -> Iterator[tuple[str, str]]:
    for rate in of.executions:
        yield f"rate {rate.source or 'all'}", f"{rate.percent.stated.text}%{_points(rate.weight, rate.score)}"
    if of.score:
        yield "score", of.score.stated.text
    if of.grade:
        yield "grade", of.grade.plain


def _points(weight: Number | None, score: Number | None) -> str:
    return f" {score.stated.text} of {weight.stated.text}" if weight and score else ""


def _line(project: str, indicator: Indicator) -> dict[str, str]:
    target, assessed = indicator.target, indicator.assessment
    is_number = isinstance(target, QuantitativeTarget)
    values = (
        project,
        "/".join(level.plain for level in indicator.levels),
        indicator.category or "",
        indicator.name.plain,
        type(target).__name__.removesuffix("Target").lower(),
        target.comparator if is_number and target.comparator_stated else "",
        f"{target.number:f}" if is_number else "",
        (target.stated_unit or "") if is_number else "",
        _day(target),
        target.printed,
        assessed.weight.stated.text if assessed and assessed.weight else "",
        assessed.actual.stated.plain if assessed and assessed.actual else "",
        assessed.score.stated.text if assessed and assessed.score else "",
    )
    return dict(zip(COLUMNS, values, strict=True))


def _day(target: Target) -> str:
    if isinstance(target, DeadlineTarget):
        return target.deadline.date
    return f"{target.begin.date}/{target.end.date}" if isinstance(target, PeriodTarget) else ""
