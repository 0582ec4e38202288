"""What a grid holds beside its table: titles, unit notes and notes in rows of their own, and a second table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetgraph.documents.pdf.grid import Cell, Grid
from budgetgraph.documents.pdf.joining import Row

_TITLE = re.compile(r"[^。；\d][^。；]{1,60}表(?:\s*[（(][^（）()]{1,20}[)）])?")
_OWNER = re.compile(r"[^。；]*(?:单位|部门|部门名称|编制日期)\s*[:：][^。；]*|公开\s*\d+\s*表|附[表件]\s*\d*")
_NOTE = re.compile(r"(?:注|备注|说明|附注)\s*\d*[:：.．、].*", re.DOTALL)
_LONGEST = 300  # characters: what is longer is what the table says


@dataclass(frozen=True, eq=False)
class Aside:
    """A cell that stands in a grid's row of its own and says something about the table."""

    cell: Cell
    page: int


def parts_of(grid: Grid) -> Iterator[Grid | Aside]:
    """The tables of a grid and what stands before, between and after them, in order."""
    start = 0
    rows = grid.rows
    for i in range(len(rows)):
        if _is_aside(rows, i, start):
            yield from _table(grid, start, i)
            yield from (Aside(cell, grid.pages[i]) for cell in dict.fromkeys(rows[i]) if cell.lines)
            start = i + 1
    yield from _table(grid, start, len(rows))


def _is_aside(rows: Sequence[Row], i: int, start: int) -> bool:
    """Whether a row is a title, an owner or unit note at a table's beginning, or a note behind its end."""
    said = [cell.text for cell in dict.fromkeys(rows[i]) if cell.lines]
    if not said or len(said[0]) > _LONGEST or _goes_on_below(rows, i):
        return False
    if all(_OWNER.fullmatch(text) for text in said):
        return i == start
    if len(said) > 1 or not _is_alone(rows[i]):
        return False
    return bool(_TITLE.fullmatch(said[0])) or bool(_NOTE.fullmatch(said[0]) and _is_end(rows, i))


def _goes_on_below(rows: Sequence[Row], i: int) -> bool:
    """Whether a cell of a row is merged with the row below."""
    below = rows[i + 1] if i + 1 < len(rows) else ()
    return any(cell in below for cell in rows[i] if cell.lines)


def _is_alone(row: Row) -> bool:
    """Whether a row is one cell, merged over all columns."""
    return len(set(row)) == 1


def _is_end(rows: Sequence[Row], i: int) -> bool:
    """Whether a table ends at a row: nothing follows, or only what are no rows of it either."""
    return all(_is_alone(row) for row in rows[i + 1 :])


def _table(grid: Grid, start: int, end: int) -> Iterator[Grid]:
    rows = grid.rows[start:end]
    if any(cell.lines for row in rows for cell in row):
        yield Grid(grid.xs, rows, grid.pages[start:end], grid.top, grid.bottom)


def without_artefacts(rows: Sequence[Row]) -> list[Row]:
    """The rows without columns that say nothing: empty ones, and those that only widen a merged cell beside them."""
    kept = [list(row) for row in rows]
    column = 0
    while column < len(kept[0]):
        if len(kept[0]) > 1 and all(_says_nothing(row, column) for row in kept):
            for row in kept:
                del row[column]
        else:
            column += 1
    return [tuple(row) for row in kept]


def _says_nothing(row: list[Cell], column: int) -> bool:
    cell = row[column]
    beside = row[max(0, column - 1) : column] + row[column + 1 : column + 2]
    return not cell.lines or cell in beside
