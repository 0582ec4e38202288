"""Rows of a table of performance indicators in three levels; levels that a row leaves empty are carried down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from budgetgraph.code_lists import code_list
from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.performance import Indicator
from budgetgraph.facts.target import read_target
from budgetgraph.identifiers import opaque_code
from budgetgraph.sections.header import at, find_columns

_COLUMNS = {
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
    """Reads row after row below a header; remembers the levels for the rows that leave them empty."""

    columns: dict[str, int]
    fiscal_year: int
    levels: tuple[Passage | None, Passage | None] = (None, None)

    @classmethod
    def begin(cls, row: Row, fiscal_year: int) -> IndicatorTable | None:
        """The table that a header row begins, None where the row is no header."""
        found = find_columns([row], _COLUMNS)
        if found is None:
            return None
        optional = (find_columns([row], {name: words}) for name, words in _OPTIONAL.items())
        extra = {name: index for result in optional if result for name, index in result[0].items()}
        return cls({**found[0], **extra}, fiscal_year)

    def read(self, row: Row) -> Indicator | None:
        """The indicator in a row; None in one that names none and sets no target."""
        self._carry_down(row)
        name, target = at(row, self.columns["name"]), at(row, self.columns["target"])
        if name is None or target is None:
            return None
        levels = tuple(level for level in self.levels if level)
        return Indicator(
            name=name,
            target=read_target(target, self.fiscal_year),
            description=at(row, self.columns.get("description")),
            basis=at(row, self.columns.get("basis")),
            category=_category([level.plain for level in levels]),
            levels=levels,
        )

    def _carry_down(self, row: Row) -> None:
        first, second = at(row, self.columns["level-1"]), at(row, self.columns["level-2"])
        if first:
            self.levels = (first, second)  # a new first level ends the second
        elif second:
            self.levels = (self.levels[0], second)


def _category(levels: list[str]) -> str | None:
    """The slug of the lowest level that the code list knows; an opaque one for names that it does not know."""
    known = code_list("indicator-category")
    if not levels:
        return None
    return known.get(levels[-1]) or opaque_code(*levels)
