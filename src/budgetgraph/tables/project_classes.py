"""Project expenditure in all by functional or economic class: a table of projects that lists classes in their stead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.facts.classification import Scheme
from budgetgraph.facts.fact import Fact
from budgetgraph.tables.entry import entries
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.reader import TableReader, read_figures
from budgetgraph.tables.whole import is_code

_AMOUNT = re.compile("^$|(?:^|/)(?:项目支出)?(?:[小总合]计|金额|项目支出|预算)$")
_SCHEMES: tuple[Scheme, ...] = ("function", "economic")


def read_project_classes(table: PublicTable, item: str | None) -> Iterator[Fact]:
    """The figures of `item` by class; none where the codes are of no scheme or of two, or nobody knows the item."""
    codes = {entry.code for entry in entries(table.rows) if entry.code}
    scheme = next((s for s in _SCHEMES if codes and all(is_code(code, s) for code in codes)), None)
    if item and scheme:
        reader = TableReader(table.kind, re.compile(""), (), classes=scheme, columns={item: _AMOUNT})
        yield from read_figures(reader, table)
