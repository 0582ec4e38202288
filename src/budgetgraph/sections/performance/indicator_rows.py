"""Rows of a table of performance indicators; levels that a row leaves empty are carried down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.comparator import comparator_of
from budgetgraph.facts.number import Number, read_number
from budgetgraph.facts.performance import Assessment, Indicator
from budgetgraph.facts.target import (
    DeadlineTarget,
    QuantitativeTarget,
    Target,
    TargetColumns,
    read_target,
)
from budgetgraph.sections.performance.category import category_of
from budgetgraph.sections.performance.columns import LEVELS, IndicatorColumns

_POINTS = re.compile(r"\s*+(?P<number>\d{1,3}(?:[.．]\d{1,4})?)\s*+[分%％]?\s*+")
_UNFILLED = re.compile(r"[….．·\s]*|指标\s*\d*\s*[：:]?")
_NATURE = re.compile(r"定[性量](?:指标)?")
_DIGIT = re.compile(r"\d")
_ORIENTATION = re.compile(r"(?:正|负|反|逆|双)向(?:指标)?|越[大小高低]越好")
_HORIZON = re.compile(r".{0,6}(?:长期|中长?期|实施期|年度|当年)(?:绩效)?(?:目标|指标)?(?:值)?")


@dataclass
class IndicatorRows:
    """Reads row after row below a header; remembers the levels for the rows that leave them empty.

    `lost` is how many levels, from the lowest, are unknown because a row that may have begun one is unread. `uses`
    counts in how many rows a passage stands: points merged over several rows are those of none of them.
    """

    columns: IndicatorColumns
    fiscal_year: int
    horizon: Passage | None = None
    uses: Counter[Passage] = field(default_factory=Counter)
    levels: tuple[Passage | None, Passage | None] = (None, None)
    lost: int = 0

    def read(self, row: Row) -> Indicator | None:
        """The indicator in a row; None in one that names none, sets no target, or has lost a cell or its levels."""
        indicator = self._indicator(row) if self.columns.fits(row) else None
        if indicator is None and not self.columns.is_whole(row):
            # It may have begun a first level if it begins with a filled cell, a second one in any case.
            self.lost = 2 if row[0] else max(self.lost, 1)
        return indicator

    def is_blank(self, row: Row) -> bool:
        """Whether a row is a line of the form that nobody filled in: it has neither a name nor a value."""
        name, *values = (self._own(row, role) for role in ("name", "target", "adjusted", "actual"))
        return (name is None or _UNFILLED.fullmatch(name.plain) is not None) and not any(values)

    def _indicator(self, row: Row) -> Indicator | None:
        name, target = self._own(row, "name"), self._target(row)
        # Words where a number is due may be the next column's, in a row that is too short.
        if not (self.columns.is_whole(row) or isinstance(target, QuantitativeTarget | DeadlineTarget)):
            return None
        self._carry_down(row)
        levels = tuple(dict.fromkeys(level for level in self.levels if level and level != name))
        has_lost_levels = self.columns.has_levels and (self.lost or not levels)
        if name is None or target is None or has_lost_levels or self._is_one_cell(row, name, target):
            return None
        return Indicator(
            name=name,
            target=target,
            description=self.columns.cell(row, "description"),
            basis=self.columns.cell(row, "basis"),
            category=category_of([level.plain for level in levels]) if levels else None,
            levels=levels,
            assessment=self._assessment(row),
            horizon=self.horizon,
            orientation=self._sign(row, _is_orientation),
        )

    def _is_one_cell(self, row: Row, name: Passage, target: Target) -> bool:
        """Whether name and target are one merged cell; written again in each column, it is in that of a level, too."""
        levels = {cell.plain for role in LEVELS if (cell := self.columns.cell(row, role))}
        is_same = name.plain == target.stated.plain
        return name == target.stated or (is_same and name.plain in levels)

    def _own(self, row: Row, role: str) -> Passage | None:
        """The cell of a role, unless it is a level's that is merged over it."""
        cell = self.columns.cell(row, role)
        first = self.columns.cell(row, "level-1")
        return None if cell is not None and cell == first else cell

    def _target(self, row: Row) -> Target | None:
        """The target: its sign and its unit are in columns of their own, or beside it below one head."""
        cells = self.columns.cells(row, "adjusted") or self.columns.cells(row, "target")
        sign, unit = self._sign(row, _is_comparator), self.columns.cell(row, "unit")
        if len(cells) > 1 and _is_comparator(cells[0].plain):
            sign, *cells = cells
        elif len(cells) > 1 and _is_sign(cells[0].plain):
            cells = cells[1:]
        if len(cells) > 1 and read_number(cells[0]) and not _DIGIT.search(cells[1].text):
            cells, unit = [cells[0], *cells[2:]], cells[1]
        if len(cells) != 1 or _is_sign(cells[0].plain):
            return None
        return read_target(cells[0], self.fiscal_year, TargetColumns(sign, unit))

    def _sign(self, row: Row, is_it: Callable[[str], bool]) -> Passage | None:
        return next((cell for cell in self.columns.cells(row, "sign") if is_it(cell.plain)), None)

    def _assessment(self, row: Row) -> Assessment | None:
        actual = self.columns.cell(row, "actual")
        unit = TargetColumns(unit=self.columns.cell(row, "unit"))
        found = Assessment(
            weight=self._points(row, "weight"),
            actual=read_target(actual, self.fiscal_year, unit) if actual else None,
            score=self._points(row, "score"),
            reason=self.columns.cell(row, "reason"),
            standard=self.columns.cell(row, "standard"),
        )
        return None if found == Assessment() else found

    def _points(self, row: Row, role: str) -> Number | None:
        cell = self.columns.cell(row, role)
        if cell is None or self.uses[cell] > 1:
            return None
        return read_points(cell)

    def _carry_down(self, row: Row) -> None:
        first, second = self.columns.cell(row, "level-1"), self.columns.cell(row, "level-2")
        if first and first != self.levels[0]:
            self.levels, self.lost = (first, second), 0  # a new first level ends the second
        elif second:
            self.levels, self.lost = (self.levels[0], second), 2 if self.lost == 2 else 0


def read_points(cell: Passage) -> Number | None:
    """Points or a share: `10`, `10.00`, `10分`, `10%`; None for anything else."""
    match = _POINTS.fullmatch(cell.text)
    return read_number(cell.group(match, "number")) if match else None


def uses_of(rows: Sequence[Row]) -> Counter[Passage]:
    """In how many rows each passage stands."""
    return Counter(cell for row in rows for cell in set(row) if cell)


def horizon_of(columns: IndicatorColumns) -> Passage | None:
    """The head that says of which years a block of columns is: of its target, else of its name."""
    heads = (columns.heads[columns.indices[role][0]] for role in ("target", "name"))
    return next((head for head in heads if _HORIZON.fullmatch(head.plain)), None)


def _is_comparator(words: str) -> bool:
    return comparator_of(words) is not None


def _is_sign(words: str) -> bool:
    """Whether a cell only says how a value is compared, or of which kind it is."""
    return _is_comparator(words) or _NATURE.fullmatch(words) is not None


def _is_orientation(words: str) -> bool:
    return _ORIENTATION.fullmatch(words) is not None
