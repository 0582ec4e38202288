"""The columns of budget execution in a form: its rate, and the points that the rate can get and got."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.number import PERCENT, Number, read_number
from budgetgraph.facts.performance import Execution
from budgetgraph.sections.performance.columns import words_of
from budgetgraph.sections.performance.indicator_rows import read_points

_ROLES = {
    "rate": re.compile(r"(?:预算|资金)?执行率"),
    "weight": re.compile(r"(?:执行率)?(?:分值|权重)"),
    "score": re.compile(r"(?:执行率|自评)?得分"),
}
_PERCENT_IN_HEAD = re.compile(r"[（(]\s*[%％]\s*[)）]")


@dataclass
class ExecutionColumns:
    """The indices of the columns, None where there is none.

    `is_percent` is whether the head prints the sign of per cent, so that the cells need none. A number without either is not
    read: a rate of 0.98 may be one of 98 that has lost its form. What is merged over rows is that of the first.
    """

    rate: int
    weight: int | None
    score: int | None
    is_percent: bool
    _seen: set[Passage] = field(default_factory=set)

    def read(self, row: Row, source: str | None) -> Execution | None:
        """The rate in a row, which is that of a source; None where it has none."""
        cells = {name: self._new(row, index) for name, index in self._indices}
        percent = self._percent(cells["rate"])
        self._seen.update(cell for cell in cells.values() if cell)
        if percent is None:
            return None
        weight, score = (read_points(cell) if cell else None for cell in (cells["weight"], cells["score"]))
        return Execution(percent, source, weight, score)

    @property
    def _indices(self) -> Iterator[tuple[str, int | None]]:
        yield from (("rate", self.rate), ("weight", self.weight), ("score", self.score))

    def _new(self, row: Row, index: int | None) -> Passage | None:
        cell = row[index] if index is not None and index < len(row) else None
        return None if cell in self._seen else cell

    def _percent(self, cell: Passage | None) -> Number | None:
        match = PERCENT.fullmatch(cell.text.strip()) if cell else None
        if cell and match:
            return read_number(cell.strip().group(match, "number"))
        number = read_number(cell) if cell else None
        return number if number and (self.is_percent or number.value == 0) else None


def execution_columns(row: Row) -> ExecutionColumns | None:
    """The columns that a header of phases has for the rate; None where it has none."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        role = next(
            (role for role, words in _ROLES.items() if cell and words.fullmatch(words_of(cell))), None
        )
        if role:
            found.setdefault(role, index)
    if "rate" not in found:
        return None
    is_percent = _PERCENT_IN_HEAD.search(row[found["rate"]].text) is not None
    return ExecutionColumns(found["rate"], found.get("weight"), found.get("score"), is_percent)
