"""A form as far as it has been read: a project's, or that of the whole department."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.number import Number
from budgetgraph.facts.performance import (
    Assessment,
    Evaluation,
    Execution,
    Goal,
    Indicator,
    Project,
    ProjectFunds,
)
from budgetgraph.facts.statement import Statement


@dataclass
class Draft:
    """What a form said so far; `is_department` where it is the department's own and names no project."""

    title: Passage | None = None
    heading: Passage | None = None
    label: Passage | None = None
    code: Passage | None = None
    unit: tuple[Passage, Passage] | None = None
    goals: list[Goal] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    funds: list[ProjectFunds] = field(default_factory=list)
    parts: list[Statement] = field(default_factory=list)
    executions: list[Execution] = field(default_factory=list)
    score: Number | None = None
    full_score: Number | None = None
    grade: Passage | None = None
    is_department: bool = False
    states_a_goal: bool = False
    is_grid: bool = True
    seen: set[str] = field(default_factory=set)

    @property
    def has_content(self) -> bool:
        """Whether it said what can be kept: a name alone is in every table of projects."""
        return bool(self.goals or self.indicators or self.states_a_goal)

    def finished(self) -> list[Fact]:
        """The project; for a department's form a goal for each that it states, the first with the indicators."""
        label = self.label or self.title or self.heading
        if label is None or not self.has_content:
            return []
        if self.is_department and self.title is None:
            return self._goals(label)
        code, name = self.unit or (None, None)
        return [
            Project(
                self.title or self.heading,
                label,
                tuple(self.goals),
                self._indicators(),
                code,
                name,
                tuple(self.parts),
                self.code,
                _unambiguous(self.funds),
                self._evaluation(),
            )
        ]

    def state(self, kind: str, text: Passage) -> None:
        """Takes a statement of a kind of `statement-kind`; the same words of one kind, printed again, once."""
        if all((part.kind, part.text.plain) != (kind, text.plain) for part in self.parts):
            self.parts.append(Statement(kind, text))

    def _indicators(self) -> tuple[Indicator, ...]:
        """The indicators; without their points where some have none and merged cells are not known."""
        pointed = [bool(i.assessment and i.assessment.weight) for i in self.indicators]
        if self.is_grid or all(pointed) or not any(pointed):
            return tuple(self.indicators)
        return tuple(_without_points(indicator) for indicator in self.indicators)

    def _evaluation(self) -> Evaluation | None:
        """The points in all, and the rates of those sources whose execution is stated once; None without any."""
        executed = {one.source for one in _unambiguous(self.funds) if one.phase == "executed"}
        rates = tuple(rate for rate in self.executions if rate.source in executed)
        found = Evaluation(self.score, self.full_score, self.grade, rates)
        return None if found == Evaluation() else found

    def _goals(self, label: Passage) -> list[Fact]:
        first, *others = self.goals or [Goal(None)]
        funds, evaluation = _unambiguous(self.funds), self._evaluation()
        whole = Goal(first.text, label, self._indicators(), first.outcome, funds, evaluation)
        return [whole, *(Goal(goal.text, label, (), goal.outcome) for goal in others)]


def _without_points(indicator: Indicator) -> Indicator:
    found = replace(indicator.assessment or Assessment(), weight=None, score=None)
    return replace(indicator, assessment=None if found == Assessment() else found)


def _unambiguous(funds: Sequence[ProjectFunds]) -> tuple[ProjectFunds, ...]:
    """Each amount once; none where a form gives two for the same, as for several years side by side."""
    amounts: dict[tuple[str, str | None], set[object]] = {}
    for one in funds:
        amounts.setdefault((one.phase, one.source), set()).add(one.money.amount)
    return tuple(_once(one for one in funds if len(amounts[one.phase, one.source]) == 1))


def _once(funds: Iterable[ProjectFunds]) -> list[ProjectFunds]:
    first: dict[tuple[str, str | None], ProjectFunds] = {}
    for one in funds:
        first.setdefault((one.phase, one.source), one)
    return list(first.values())
