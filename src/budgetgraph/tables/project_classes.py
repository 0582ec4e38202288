"""Project expenditure in all by functional or economic class: a table of projects that lists classes in their stead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.facts.fact import Fact
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.reader import TableReader, read_figures

_AMOUNT = re.compile("^$|(?:^|/)(?:项目支出)?(?:[小总合]计|金额|项目支出|预算)$")


def read_project_classes(table: PublicTable, item: str | None) -> Iterator[Fact]:
    """The figures of `item` by class; none where nobody knows the item."""
    if item:
        reader = TableReader(table.kind, re.compile(""), (), classes="economic", columns={item: _AMOUNT})
        yield from read_figures(reader, table)
