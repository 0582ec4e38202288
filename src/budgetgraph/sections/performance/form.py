"""One form above its indicators: what its labels say goes into a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.performance import Goal
from budgetgraph.facts.statement import Statement
from budgetgraph.sections.numbering import items
from budgetgraph.sections.performance.columns import IndicatorColumns
from budgetgraph.sections.performance.draft import Draft
from budgetgraph.sections.performance.funds import FundsReader
from budgetgraph.sections.performance.indicator_rows import read_points
from budgetgraph.sections.performance.labels import Labelled, labelled

_GOALS = ("goal", "long-goal", "expected", "adjusted")
_SUB_LABEL = re.compile(r"\s*\d{1,2}[.．、][^。；;\d]{2,20}")  # 1.项目年度目标完成情况
_NO_GOAL = frozenset(["无", "—", "-", "/"])
_NOT_READ = ("closing", "person", "nothing", "score")
_SIDE_BY_SIDE = 2
_GRADE = re.compile(r"优秀?|良好?|中等?|差|合格|不合格|较好|较差|一般|[A-DＡ-Ｄ]级?")
# Lines of a narrow column break the code anywhere.
_CODE_AND_NAME = re.compile(
    r"(?P<code>[0-9A-Z][0-9A-Z\s]{11,32})(?:[-—_－]\s*+(?=\d{0,4}[^\x00-\x7f])|(?<=[0-9A-Z])\s\s*+(?=[^\x00-\x7f]))(?P<name>[\s\S]+)"
)


class Form:
    """Takes the rows of one form; `draft` is what they say."""

    def __init__(self, draft: Draft, funds: FundsReader) -> None:
        self.draft = draft
        self._funds = funds
        self._labels: set[Passage] = set()  # merged ones stand in further rows
        self._above: set[tuple[str, int]] = (
            set()
        )  # those of the row above: written again, they are merged too
        self._below: dict[str, int] = {}  # the columns of goals whose labels stand above them
        self._beside: Row = ()  # what stands left of these labels, merged with the rows below

    def new_labels(self, row: Row) -> list[Labelled]:
        """The labels of a row that are not those of rows above it, merged."""
        return [one for one in labelled(row) if not self._is_merged(one)]

    def _is_merged(self, one: Labelled) -> bool:
        return one.label in self._labels or (one.label.plain, one.index) in self._above

    def is_ended_by(self, one: Labelled) -> bool:
        """Whether a label belongs to another form: this one has its indicators, or the same label already."""
        if one.field == "title":
            return self.draft.title is not None or bool(self.draft.indicators)
        is_goal = one.field in ("goal", "long-goal")
        has_it = one.label.plain in self.draft.seen
        return (is_goal or one.field == "department") and (has_it or bool(self.draft.indicators))

    def row(self, row: Row, *, is_grid: bool) -> bool:
        """Takes what a row says; False where it says nothing that a form does."""
        found = self.new_labels(row)
        if not found and self._is_below(row):
            self._goals_below(row)
            return True
        again = [one for one in labelled(row) if self._is_merged(one)]
        self._labels.update(one.label for one in found)
        self._above = {(one.label.plain, one.index) for one in (*found, *again)} if is_grid else set()
        self._below = _divided(found)
        self._beside = row[: min(self._below.values(), default=0)]
        for one in (*again, *found):
            self._take(one)
        funds = list(self._funds.read(row))
        self.draft.funds += funds
        self.draft.executions = self._funds.executions
        return bool(found or again or funds)

    def _is_below(self, row: Row) -> bool:
        """Whether a row goes on below the labels of goals: left of these it has what they have, or nothing."""
        beside = row[: len(self._beside)]
        return bool(self._below) and (beside == self._beside or not any(beside))

    def name(self, cell: Passage) -> None:
        """Takes the name of the project, with its code where both are in one cell."""
        match = _CODE_AND_NAME.fullmatch(cell.text)
        self.draft.title = cell.group(match, "name") if match else cell
        self.draft.code = cell.group(match, "code") if match else self.draft.code

    def budget(self, row: Row, columns: IndicatorColumns) -> None:
        """Takes the money of a project that a list gives in a column beside its name."""
        cell = columns.cell(row, "funds")
        if cell:
            head = columns.heads[columns.indices["funds"][0]]
            self.draft.funds += self._funds.of_all(cell, head)

    def goal(self, text: Passage, outcome: Passage | None = None) -> None:
        """Takes a goal, or each of several that are numbered; what is printed once is taken once."""
        goals = [Goal(text, outcome=outcome)] if outcome else [Goal(goal) for goal in items(text)]
        known = {goal.text.plain for goal in self.draft.goals if goal.text}
        self.draft.goals += [goal for goal in goals if goal.text and goal.text.plain not in known | _NO_GOAL]

    def _take(self, one: Labelled) -> None:
        draft = self.draft
        if one.field in _NOT_READ:
            return
        if one.field in ("evaluation", "grade"):
            self._evaluated(one)
            return
        draft.label = draft.label or one.label
        draft.seen.add(one.label.plain)
        draft.states_a_goal = draft.states_a_goal or one.field in _GOALS
        if one.field == "department":
            draft.is_department = draft.is_department or draft.title is None
        elif one.value:
            self._say(one.field, one.value)

    def _say(self, field: str, value: Passage) -> None:
        """Takes what stands behind a label."""
        draft = self.draft
        if field == "title":
            self.name(value)
        elif field == "code":
            draft.code = value
        elif field.startswith("project-") and not _SUB_LABEL.fullmatch(value.text):
            draft.state(field, value)
        elif field in _GOALS and field not in self._below:
            self.goal(value)
        elif field == "outcome" and draft.goals:
            draft.goals[-1] = Goal(draft.goals[-1].text, outcome=value)

    def _evaluated(self, one: Labelled) -> None:
        """The points of all, or the grade; a conclusion in words is a statement."""
        if one.value is None or len(one.values) > 1:
            return
        if one.field == "evaluation":
            self.draft.score = read_points(one.value) or self.draft.score
        elif _GRADE.fullmatch(one.value.plain):
            self.draft.grade = one.value
        else:
            self.draft.parts.append(Statement("project-evaluation", one.value))

    def take(self, found: Sequence[Labelled]) -> None:
        """Takes what stands below the indicators: grades, conclusions, problems, improvements."""
        for one in found:
            self._take(one)

    def _goals_below(self, row: Row) -> None:
        cells = {field: row[index] for field, index in self._below.items() if index < len(row) and row[index]}
        outcome = cells.pop("outcome", None)
        merged = {words for words, _ in self._above}
        texts = sorted(set(cells.values()) - self._labels)
        texts = [text for text in texts if text.plain not in merged]
        for text in texts[:-1]:
            self.goal(text)
        for text in texts[-1:]:
            self.goal(text, outcome)  # it is told of the goal that stood in the end


def _divided(found: Sequence[Labelled]) -> dict[str, int]:
    """The columns of goals that stand below their labels: several labels in a row, none with a text behind it."""
    goals = [one for one in found if one.field in (*_GOALS, "outcome") and not one.value]
    if len(goals) > _SIDE_BY_SIDE and goals[0].field == "goal":
        del goals[0]  # the form's own label, left of the columns
    return {one.field: one.index for one in goals} if len(goals) > 1 else {}
