"""A table as a grid: every row with a cell for each column."""

from __future__ import annotations

from collections.abc import Sequence

from budgetgraph.documents.document import Row, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.number import read_number
from budgetgraph.tables.header import spread_over


def as_grid(table: Table) -> tuple[Row, ...]:
    """The rows of a table, each with a cell for each column.

    In what is no grid a short row has lost cells, and nobody knows which: one with numbers is left out, lest a number
    is taken for another column's. Names above columns are told apart as far as they fit together.
    """
    if table.is_grid:
        return table.rows
    width = max(len(row) for row in table.rows)
    top = next((i for i, row in enumerate(table.rows) if _has_number(row)), len(table.rows))
    whole = (row for row in table.rows[top:] if len(row) == width or not _has_number(row))
    return tuple(_filled(row, width) for row in (*_header(table.rows[:top], width), *whole))


def _has_number(row: Row) -> bool:
    return any(read_number(cell) for cell in row)


def _filled(row: Row, width: int) -> Row:
    return (*row, *[Passage(row[-1].end, "")] * (width - len(row)))


def _header(rows: Sequence[Row], width: int) -> list[Row]:
    """The rows above the data, each cell that is merged over several columns in each of them.

    Where one does not fit the row below it, nobody knows what stands above which column: there are no names then.
    """
    spread = [_spread(row, rows[index + 1 :], width) for index, row in enumerate(rows)]
    return [row for row in spread if row] if all(spread) else [row for row in rows if len(row) == 1]


def _spread(row: Row, below: Sequence[Row], width: int) -> Row | None:
    if len(row) in (1, width):
        return row
    whole = next((other for other in below if len(other) == width), None)
    return spread_over(row, whole) if whole else None
