"""政府采购表: planned procurement, line by line, in groups, or as goods, works and services in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.document import Table
from budgetgraph.facts.fact import Fact
from budgetgraph.tables.cell_figure import figure
from budgetgraph.tables.column_time import without_time
from budgetgraph.tables.entry import entries
from budgetgraph.tables.line_items import named
from budgetgraph.tables.procurement.sums import with_total
from budgetgraph.tables.procurement.table import read_procurement_table
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.reader import TableReader

_COLUMNS = {
    "procurement-goods": re.compile("货物类?(?:采购)?(?:/[小合]计)?$"),
    "procurement-works": re.compile("工程类?(?:采购)?(?:/[小合]计)?$"),
    "procurement-services": re.compile("服务类?(?:采购)?(?:/[小合]计)?$"),
    "procurement-total": re.compile("^(?:采购)?(?:预算)?(?:[总合]计|金额)$|(?:采购|预算|金额)/[总合]计$"),
}
_TOTAL = re.compile("(?:[总合]计)?")


def read_procurement(_: TableReader, table: PublicTable) -> Iterator[Fact]:
    """Lines and their total; or the total row where the kinds are columns."""
    paths = table.columns.paths
    if {"procurement-goods", "procurement-services"} <= {named(_COLUMNS, path) for path in paths}:
        yield from _kinds_in_columns(table)
        return
    printed = [block for block in table.blocks if isinstance(block, Table)]
    yield from with_total(
        [list(read_procurement_table(b, table.unit, table.document, table)) for b in printed]
    )


def _kinds_in_columns(table: PublicTable) -> Iterator[Fact]:
    """Rows of units or projects are not of the whole; an only row is, whatever stands before it."""
    found = [entry for entry in entries(table.rows) if entry.amounts]
    whole = [entry for entry in found if _TOTAL.fullmatch(entry.label)] or (found if len(found) == 1 else [])
    for entry in whole[:1]:
        for path, cell in entry.amounts:
            item = named(_COLUMNS, without_time(path))
            if item:
                yield from figure(item, cell, path, entry, table)


TABLE = TableReader(
    kind="table-procurement",
    title=re.compile("^(?!.*基金).*政府采购(?!.*(?:执行|决算)).*表$"),
    header=(re.compile("采购|货物|品目|项目"),),
    read=read_procurement,
)
