"""Tables without vertical ruling lines: rows of text in which columns of numbers line up.

Only those are taken for tables; whatever else stands beside each other with a gap stays a line of text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from budgetgraph.documents.pdf.grid import Cell, Grid
from budgetgraph.documents.pdf.line import Line
from budgetgraph.documents.pdf.number import NUMBER
from budgetgraph.documents.pdf.rules import Rule

_GAP = 1.2  # ems: what stands farther apart are two cells
_FEWEST = 3  # rows with numbers
_APART = 3.0  # of the size: rows of one table are no farther from each other
_AS_ONE = 4.0  # points: how far the edges of numbers in one column may differ
_HEADER_LINES = 3
_MOST_COLUMNS = 60
_NUMBER = re.compile(rf"{NUMBER}|-{{1,2}}|—")
_BESIDE = re.compile(r"[:：]|\d{4}年")

Columns = Sequence[tuple[float, float]]


@dataclass(frozen=True, eq=False)
class _Row:
    lines: tuple[Line, ...]
    cells: tuple[Cell, ...]

    @property
    def numbers(self) -> list[Cell]:
        return [cell for cell in self.cells if _NUMBER.fullmatch(cell.text)]

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom


def with_aligned(lines: Sequence[Line], across: Sequence[Rule], page: int) -> list[Line | Grid]:
    """The lines from top to bottom, with those that make a table as a grid.

    Where there are ruling lines `across` between the rows, the lines of print between two of them are one row.
    """
    rows = list(_rows(lines, across))
    items: list[Line | Grid] = []
    at = 0
    for start, end in _runs(rows):
        columns = _columns(rows[start:end])
        if not _line_up(rows[start:end], columns):
            continue
        first = _header(rows, start, at, columns)
        items += [line for row in rows[at:first] for line in row.lines]
        items.append(_grid(rows[first:end], columns, page))
        at = end
    return [*items, *(line for row in rows[at:] for line in row.lines)]


def _rows(lines: Sequence[Line], across: Sequence[Rule]) -> Iterator[_Row]:
    """The lines as rows, those together that lie between the same two ruling lines unless several have numbers."""
    rows = [_Row((line,), tuple(Cell((part,), part.x0, part.x1) for part in _parts(line))) for line in lines]
    extents = Counter((round(rule.start / _AS_ONE), round(rule.end / _AS_ONE)) for rule in across)
    usual, count = extents.most_common(1)[0] if extents else ((0, 0), 0)
    rules = [r.at for r in across if (round(r.start / _AS_ONE), round(r.end / _AS_ONE)) == usual]
    for place, band in groupby(rows, lambda row: bisect_right(rules, row.bottom)):
        together = list(band)
        is_ruled = count > _FEWEST and 0 < place < len(rules)
        is_short = sum(len(row.cells) for row in together) <= 2 * _MOST_COLUMNS
        if is_ruled and is_short and sum(1 for row in together if row.numbers) < 2:
            yield _together(together)
        else:
            yield from together


def _together(rows: Sequence[_Row]) -> _Row:
    """One row of several: what stands below each other is one cell."""
    stacks: list[list[Cell]] = []
    for cell in (cell for row in rows for cell in row.cells):
        stack = next((some for some in stacks if any(_overlaps(cell, (c.x0, c.x1)) for c in some)), None)
        if stack is None:
            stacks.append([cell])
        else:
            stack.append(cell)
    return _Row(tuple(line for row in rows for line in row.lines), tuple(_stacked(stack) for stack in stacks))


def _stacked(cells: Sequence[Cell]) -> Cell:
    lines = tuple(line for cell in cells for line in cell.lines)
    return Cell(lines, min(cell.x0 for cell in cells), max(cell.x1 for cell in cells))


def _parts(line: Line) -> Iterator[Line]:
    start = 0
    for i, (left, right) in enumerate(pairwise(line.glyphs), 1):
        if right.x0 - left.x1 > _GAP * min(left.size, right.size):
            yield Line(line.glyphs[start:i], line.blanks)
            start = i
    yield Line(line.glyphs[start:], line.blanks)


def _runs(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """Where rows follow each other that have a number beside something else; a label alone may stand between."""
    start: int | None = None
    end = 0
    for i, row in enumerate(rows):
        if start is not None and (_is_far(rows[i - 1], row) or i - end > 2):
            yield start, end
            start = None
        if len(row.cells) > 1 and row.numbers:
            start = i if start is None else start
            end = i + 1
    if start is not None:
        yield start, end


def _is_far(above: _Row, below: _Row) -> bool:
    return below.top - above.bottom > _APART * below.lines[0].size


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """From where to where each column reaches: the stretches that cells cover, with free space between them."""
    spans = sorted((cell.x0, cell.x1) for row in rows for cell in row.cells if len(row.cells) > 1)
    columns = [spans[0]]
    for x0, x1 in spans[1:]:
        first, last = columns[-1]
        if x0 > last:
            columns.append((x0, x1))
        else:
            columns[-1] = (first, max(last, x1))
    return columns


def _line_up(rows: Sequence[_Row], columns: Columns) -> bool:
    """Whether numbers stand below each other in at least one column, and are no page numbers of a contents list."""
    if not 2 <= len(columns) <= _MOST_COLUMNS or not all(_fits(row, columns) for row in rows):
        return False
    held = [[c for row in rows for c in row.numbers if _overlaps(c, column)] for column in columns]
    aligned = [cells for cells in held if len(cells) >= _FEWEST and _is_aligned(cells)]
    all_numbers = sum(len(row.numbers) for row in rows)
    in_aligned = sum(len(cells) for cells in aligned)
    return bool(aligned) and in_aligned >= 0.7 * all_numbers and not _is_contents(aligned)


def _fits(row: _Row, columns: Columns) -> bool:
    """Whether each of a row's cells has columns to itself."""
    places = [place for cell in row.cells for place in _places(cell, columns)]
    return len(places) == len(set(places))


def _places(cell: Cell, columns: Columns) -> list[int]:
    """The columns over which a cell reaches, the nearest one where it lies beside all."""
    places = [i for i, column in enumerate(columns) if _overlaps(cell, column)]
    middle = cell.x0 + cell.x1
    return places or [min(range(len(columns)), key=lambda i: abs(sum(columns[i]) - middle))]


def _is_aligned(cells: Sequence[Cell]) -> bool:
    edges = ([c.x1 for c in cells], [c.x0 for c in cells], [(c.x0 + c.x1) / 2 for c in cells])
    return any(_share_near_median(places) >= 0.8 for places in edges)


def _share_near_median(places: Sequence[float]) -> float:
    middle = median(places)
    return sum(1 for place in places if abs(place - middle) <= _AS_ONE) / len(places)


def _is_contents(aligned: Sequence[Sequence[Cell]]) -> bool:
    if len(aligned) > 1 or not all(cell.text.isdecimal() and len(cell.text) <= 3 for cell in aligned[0]):
        return False
    numbers = [int(cell.text) for cell in aligned[0]]
    return numbers == sorted(numbers)


def _overlaps(cell: Cell, column: tuple[float, float]) -> bool:
    return cell.x0 < column[1] and cell.x1 > column[0]


def _header(rows: Sequence[_Row], start: int, least: int, columns: Columns) -> int:
    """The index of the first header line above the rows, none farther up than `least`."""
    first = start
    while first > max(least, start - _HEADER_LINES) and _is_header(rows[first - 1], rows[first], columns):
        first -= 1
    return first


def _is_header(row: _Row, below: _Row, columns: Columns) -> bool:
    if len(row.cells) < 2 or _is_far(row, below) or any(_BESIDE.search(line.text) for line in row.lines):
        return False
    return _fits(row, columns) and all(
        _overlaps(cell, span) for cell in row.cells for span in _reached(cell, columns)
    )


def _reached(cell: Cell, columns: Columns) -> list[tuple[float, float]]:
    return [columns[i] for i in _places(cell, columns)]


def _grid(rows: Sequence[_Row], columns: Columns, page: int) -> Grid:
    edges = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    xs = (columns[0][0], *edges, columns[-1][1])
    cells = tuple(_in_columns(row, columns, xs) for row in rows)
    return Grid(xs, cells, (page,) * len(rows), rows[0].top, rows[-1].bottom)


def _in_columns(row: _Row, columns: Columns, xs: Sequence[float]) -> tuple[Cell, ...]:
    """A cell for each column; one that reaches over several stands in each of them."""
    placed = {place: cell for cell in row.cells for place in _places(cell, columns)}
    return tuple(placed.get(i) or Cell((), xs[i], xs[i + 1]) for i in range(len(columns)))
