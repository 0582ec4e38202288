"""What of a grid is a table: without rows and columns that add nothing; and which grids only lay out a page."""

from __future__ import annotations

from itertools import pairwise

from budgetgraph.documents.flow import Box, Grid, Item

_LONG_CELL = 5  # lines; a cell with more that is most of its grid holds the page's text
_FEW_ROWS = 3
_MOST_OF_IT = 0.8

Rows = tuple[tuple[Box | None, ...], ...]


def trimmed(grid: Grid) -> Rows:
    """The rows in which a filled cell begins, without the columns that are empty or only continue merged cells."""
    rows = tuple(
        tuple(box if box is not None and box.text else None for box in row) for row in _beginning(grid.rows)
    )
    columns = list(zip(*rows, strict=True))
    kept = [column for i, column in enumerate(columns) if _adds(column, columns[i - 1] if i else None)]
    return tuple(zip(*kept, strict=True))


def is_layout(grid: Grid, rows: Rows) -> bool:
    """Whether the grid only lays out what is in it: one column, or tables in cells that are most of it."""
    if not rows or len(rows[0]) == 1:
        return True
    boxes = distinct(grid)
    if any(isinstance(item, Grid) for box in boxes for item in box.flow):
        plain = [sum(_is_plain(box) for box in {box for box in row if box}) for row in grid.rows]
        return sum(count >= 2 for count in plain) < 2
    longest = max(boxes, key=lambda box: len(box.text))
    whole = sum(len(box.text) for box in boxes)
    return (
        len(rows) <= _FEW_ROWS and len(longest.flow) > _LONG_CELL and len(longest.text) > whole * _MOST_OF_IT
    )


def distinct(grid: Grid) -> list[Box]:
    """Its boxes, each once, in the order of their first places."""
    return list(dict.fromkeys(box for row in grid.rows for box in row if box is not None))


def loose(grid: Grid) -> list[Item]:
    """What its cells hold beside their text, in order."""
    return [item for box in distinct(grid) for item in box.other]


def _beginning(rows: Rows) -> Rows:
    pairs = pairwise([(None,) * len(rows[0]), *rows]) if rows else ()
    return tuple(
        row
        for above, row in pairs
        if any(box and box.text and box is not old for old, box in zip(above, row, strict=True))
    )


def _adds(column: tuple[Box | None, ...], left: tuple[Box | None, ...] | None) -> bool:
    return any(column) and (
        left is None or any(box is not other for box, other in zip(column, left, strict=True))
    )


def _is_plain(box: Box) -> bool:
    return bool(box.text) and not any(isinstance(item, Grid) for item in box.flow)
