"""The gold standard of performance in `tests/gold/performance`, and what is read of it: goals, indicators, money, points."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Phase
from budgetgraph.facts.number import Number
from budgetgraph.facts.performance import Evaluation, Goal, Indicator, OverallGoal, Project, ProjectFunds
from budgetgraph.facts.target import (
    DeadlineTarget,
    PeriodTarget,
    QuantitativeTarget,
    ReferenceTarget,
    Target,
)
from budgetgraph.originals import read_originals
from budgetgraph.sections.reading import read_facts
from gold import GOLD
from originals import ROOT
from scores import Score, Scores

_FOLDER = GOLD / "performance"
_SIGNS = {"gteq": "≥", "lteq": "≤", "gt": ">", "lt": "<", "eq": "="}
_CONCLUSIONS = ("project-evaluation", "project-problems", "project-improvements")
_STOPS = "。；;"


@dataclass(frozen=True)
class Saying:
    """Something that a form states.

    `project` is the title (`*` for the department), `section` one of `goal`, `indicator`, `assessment`, `money`,
    `execution` and `evaluation`; `of` is the goal, the indicator or the source of money, `what` what is stated of it,
    `stated` as printed, `reads` what that says.
    """

    project: str
    section: str
    of: str
    what: str
    stated: str
    reads: str

    def __str__(self) -> str:
        """What it states, in one line."""
        of = "/".join(filter(None, (self.project or "?", self.section, self.of, self.what)))
        return f"{of} = {self.stated}" + (f" ({self.reads})" if self.reads else "")


@dataclass(frozen=True)
class GoldForm:
    """A document with forms of performance, and what they state; `kind` is `budget` or `final`."""

    name: str
    year: int
    kind: str
    original: Path
    places: tuple[Saying, ...]

    def scores(self) -> Scores:
        """How much of it is printed, read and right, by section and in all."""
        scores, printed, read = Scores(), Counter(self.places), Counter(self.read())
        for places, counts in ((printed, (1, 0)), (read, (0, 1))):
            for place, times in places.items():
                _count(scores, self.name, place, Score(times * counts[0], times * counts[1]))
        for place, times in (printed & read).items():
            _count(scores, self.name, place, Score(right=times))
        return scores

    def faults(self) -> Iterator[str]:
        """A line for each thing that is not read as printed."""
        printed, read = Counter(self.places), Counter(self.read())
        yield from (f"missing: {place}" for place in (printed - read).elements())
        yield from (f"surplus: {place}" for place in (read - printed).elements())

    def read(self) -> tuple[Saying, ...]:
        """What is read in it."""
        phase: Phase = "executed" if self.kind == "final" else "approved"
        facts = read_facts(read_originals([self.original]), self.year, phase).facts
        return tuple(map(_without_stop, sayings(facts)))


def gold_forms() -> list[GoldForm]:
    """All of them, by name."""
    return [_form(source.parent) for source in sorted(_FOLDER.glob("*/source.toml"))]


def _form(folder: Path) -> GoldForm:
    source = tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))
    with (folder / "performance.csv").open(encoding="utf-8", newline="") as lines:
        places = tuple(_without_stop(Saying(**line)) for line in csv.DictReader(lines))
    name = source["file"]
    original = ROOT / name if "/" in name else folder / name
    return GoldForm(folder.name, source["year"], source["kind"], original, places)


def scores_of_forms() -> Scores:
    """The scores of all of them together."""
    together = Scores()
    for form in gold_forms():
        together.join(form.scores())
    return together


def _count(scores: Scores, name: str, place: Saying, by: Score) -> None:
    for score in (scores.sections[place.section], scores.disclosures[name], scores.all):
        score.add(by)


def _without_stop(place: Saying) -> Saying:
    """A goal without the stop at its end, which is no part of what is said."""
    return replace(place, stated=place.stated.rstrip(_STOPS)) if place.section == "goal" else place


def sayings(facts: Sequence[Fact]) -> Iterator[Saying]:
    """What was read of performance, as lines of the gold standard."""
    for fact in facts:
        if isinstance(fact, OverallGoal):
            yield Saying("*", "goal", fact.title.plain, "text", fact.text.plain, "")
        elif isinstance(fact, Goal):
            yield from _goal("*", fact)
            yield from _whole("*", fact.indicators, fact.funds, fact.evaluation)
        elif isinstance(fact, Project):
            yield from _project(fact)


def _project(project: Project) -> Iterator[Saying]:
    title = project.title.plain if project.title else ""
    for goal in project.goals:
        yield from _goal(title, goal)
    yield from _whole(title, project.indicators, project.funds, project.evaluation)
    for part in project.parts:
        if part.kind in _CONCLUSIONS:
            yield Saying(title, "evaluation", "", part.kind, part.text.plain, "")


def _goal(project: str, goal: Goal) -> Iterator[Saying]:
    # What a form is called (部门名称, 年度总体目标) is no title of a goal.
    of = goal.title.plain if goal.title and not (goal.funds or goal.evaluation or goal.outcome) else ""
    if goal.text:
        yield Saying(project, "goal", of, "text", goal.text.plain, "")
    if goal.outcome:
        yield Saying(project, "goal", "", "outcome", goal.outcome.plain, "")


def _whole(
    title: str, indicators: Sequence[Indicator], funds: Sequence[ProjectFunds], evaluation: Evaluation | None
) -> Iterator[Saying]:
    for indicator in indicators:
        yield from _indicator(title, indicator)
    for one in funds:
        yield Saying(title, "money", one.source or "all", one.phase, one.money.stated.text, one.money.unit)
    if evaluation:
        yield from _evaluation(title, evaluation)


def _evaluation(title: str, evaluation: Evaluation) -> Iterator[Saying]:
    for rate in evaluation.executions:
        of = rate.source or "all"
        yield from _numbers(
            title, "execution", of, {"rate": rate.percent, "weight": rate.weight, "score": rate.score}
        )
    yield from _numbers(title, "evaluation", "", {"weight": evaluation.full_score, "score": evaluation.score})
    if evaluation.grade:
        yield Saying(title, "evaluation", "", "grade", evaluation.grade.plain, "")


def _numbers(project: str, section: str, of: str, numbers: dict[str, Number | None]) -> Iterator[Saying]:
    for what, number in numbers.items():
        if number:
            yield Saying(project, section, of, what, number.stated.text, "")


def _indicator(project: str, indicator: Indicator) -> Iterator[Saying]:
    name = indicator.name.plain
    yield Saying(project, "indicator", name, "target", indicator.target.printed, _reading(indicator.target))
    if indicator.levels:
        levels = "/".join(level.plain for level in indicator.levels)
        yield Saying(project, "indicator", name, "levels", levels, indicator.category or "")
    if indicator.description:
        yield Saying(project, "indicator", name, "description", indicator.description.plain, "")
    assessed = indicator.assessment
    if assessed is None:
        return
    if assessed.actual:
        number = f"{assessed.actual.number:f}" if isinstance(assessed.actual, QuantitativeTarget) else ""
        yield Saying(project, "assessment", name, "actual", assessed.actual.stated.plain, number)
    yield from _numbers(project, "assessment", name, {"weight": assessed.weight, "score": assessed.score})
    if assessed.reason:
        yield Saying(project, "assessment", name, "reason", assessed.reason.plain, "")


def _reading(target: Target) -> str:
    """What a target says: `≥ 90 %`, `by 2020-10-31`, `2021-01 to 2021-04`, `as agreed`; nothing of one in words."""
    if isinstance(target, QuantitativeTarget):
        unit = "%" if target.unit == "PERCENT" else target.stated_unit or ""
        return f"{_SIGNS[target.comparator]} {target.number:f} {unit}".strip()
    if isinstance(target, DeadlineTarget):
        return f"by {target.deadline.date}"
    if isinstance(target, PeriodTarget):
        return f"{target.begin.date} to {target.end.date}"
    return "as agreed" if isinstance(target, ReferenceTarget) else ""
