"""A table of procurement, wherever it stands: below a title of its own, or in a section about procurement."""

from __future__ import annotations

from collections.abc import Iterator

from budgetgraph.documents.document import Document, Row, Table
from budgetgraph.facts.fact import Fact
from budgetgraph.tables.column_time import Dated
from budgetgraph.tables.columns import distinct, is_ordinal
from budgetgraph.tables.entry import shared_amounts
from budgetgraph.tables.header import Header
from budgetgraph.tables.procurement.groups import GroupReader
from budgetgraph.tables.procurement.layout import header_of, is_grouped, money_columns
from budgetgraph.tables.procurement.lines import LineReader
from budgetgraph.tables.procurement.row import MoneyColumns


def read_procurement_table(
    table: Table, unit: str | None, document: Document, dated: Dated
) -> Iterator[Fact]:
    """Its lines, its sums and what of it is unread; `unit` is that of columns whose header names none."""
    header = header_of(table, dated)
    if header is None:
        return
    body = [row for row in table.rows[header.height :] if not (table.is_grid and _is_no_data(row))]
    money = MoneyColumns(
        header, money_columns(header, dated), unit, shared_amounts(body) if table.is_grid else frozenset()
    )
    reader = (
        GroupReader(document, money)
        if is_grouped(header)
        else LineReader(document, money, table.is_grid and _names_items(header, body))
    )
    # A cell that is merged over rows and cannot be read is unread once.
    yield from dict.fromkeys(fact for row in body for fact in reader.read(row))


def _is_no_data(row: Row) -> bool:
    """Whether a row of a grid only numbers the columns, or is one merged cell: a note or a heading."""
    return is_ordinal(row) or len(distinct(cell for cell in row if cell)) < 2


def _names_items(header: Header, rows: list[Row]) -> bool:
    is_apart = header.columns.get("item") != header.columns["project"]
    return is_apart and any(header.cell(row, "item") for row in rows)
