"""A table as a grid: every row with a cell for each column."""

from __future__ import annotations

from budgetgraph.documents.document import Row, Table
from budgetgraph.documents.passage import Passage


def as_grid(table: Table) -> tuple[Row, ...]:
    """The rows of a table, short ones filled up with empty cells; where cells were lost in between is not known."""
    width = max(len(row) for row in table.rows)
    return tuple((*row, *[Passage(row[-1].end, "")] * (width - len(row))) for row in table.rows)
