"""Rows of a table of performance indicators in three levels; levels that a row leaves empty are carried down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from budgetgraph.code_lists import code_list
from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.performance import Indicator
from budgetgraph.facts.target import DeadlineTarget, QuantitativeTarget, read_target
from budgetgraph.identifiers import opaque_code
from budgetgraph.tables.header import Header, find_header

_REQUIRED = {
    "level-1": re.compile(r"一级指标"),
    "level-2": re.compile(r"二级指标"),
    "name": re.compile(r"三级指标"),
    "target": re.compile(r"指标值(?!确定)"),
}
_OPTIONAL = {
    "description": re.compile(r"指标描述|指标解释|指标说明"),
    "basis": re.compile(r"确定依据"),
}


@dataclass
class IndicatorTable:
    """Reads row after row below a header; remembers the levels for the rows that leave them empty.

    `lost` is how many levels, from the lowest, are unknown because a row that may have begun one is unread.
    """

    header: Header
    fiscal_year: int
    levels: tuple[Passage | None, Passage | None] = (None, None)
    lost: int = 0

    @classmethod
    def begin(cls, row: Row, fiscal_year: int) -> IndicatorTable | None:
        """The table that a header row begins, None where the row is no header."""
        header = find_header([row], _REQUIRED, _OPTIONAL)
        return cls(header, fiscal_year) if header else None

    def go_on(self, header: IndicatorTable) -> None:
        """Goes on below a header that is repeated, as on a new page."""
        self.header = header.header

    def read(self, row: Row) -> Indicator | None:
        """The indicator in a row; None in one that names none, sets no target, or has lost a cell or its levels."""
        indicator = self._indicator(row) if self.header.fits(row) else None
        if indicator is None and not self.header.is_whole(row):
            # It may have begun a first level if it begins with a filled cell, a second one in any case.
            self.lost = 2 if row[0] else max(self.lost, 1)
        return indicator

    def _indicator(self, row: Row) -> Indicator | None:
        name, target_cell = self.header.cell(row, "name"), self.header.cell(row, "target")
        target = read_target(target_cell, self.fiscal_year) if target_cell else None
        # Words where a number is due may be the next column's, in a row that is too short.
        if not (self.header.is_whole(row) or isinstance(target, QuantitativeTarget | DeadlineTarget)):
            return None
        self._carry_down(row)
        levels = tuple(level for level in self.levels if level)
        if name is None or target is None or self.lost or not levels:
            return None
        return Indicator(
            name=name,
            target=target,
            description=self.header.cell(row, "description"),
            basis=self.header.cell(row, "basis"),
            category=_category([level.plain for level in levels]),
            levels=levels,
        )

    def _carry_down(self, row: Row) -> None:
        first, second = self.header.cell(row, "level-1"), self.header.cell(row, "level-2")
        if first:
            self.levels, self.lost = (first, second), 0  # a new first level ends the second
        elif second:
            self.levels, self.lost = (self.levels[0], second), 2 if self.lost == 2 else 0


def _category(levels: list[str]) -> str:
    """The slug of the lowest level that the code list knows; an opaque one for names that it does not know."""
    known = code_list("indicator-category")
    return known.get(levels[-1]) or opaque_code(*levels)
