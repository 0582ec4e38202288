"""Tables that go on over pages: whether two grids are one, and the one that they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from budgetgraph.documents.pdf.grid import Cell, Grid
from budgetgraph.documents.pdf.rules import nearest, snapped

Row = tuple[Cell, ...]

_REACH = 4.0  # points: how far the same edge lies apart on two pages
_AMOUNT = re.compile(r"[-－]?\d[\d,，]*+(?:\.\d++)?%?")
_UNFINISHED = re.compile(r"[、，,（(《“和及与或的]\Z|[（(][^）)]*\Z")
_FINISHED = re.compile(r"[。；！？）)]\Z")
_HEADER = re.compile(
    r"金额|预算数|决算数|序号|项目名称|单位名称|(?:功能|经济|支出)?(?:分类)?科目(?:编码|代码|名称)|指标值|采购品目.{0,4}"
)


@dataclass(frozen=True)
class Joined:
    """A grid that goes on, and the rows of the second part that repeat the header of the first."""

    grid: Grid
    repeated: tuple[Row, ...]


def go_on(first: Grid, second: Grid) -> bool:
    """Whether the second grid, at the top of a page, is the continuation of the first, the last of a page."""
    return _have_same_edges(first, second) and (
        _repeats(first, second) > 0 or not _begins_anew(first, second)
    )


def joined(first: Grid, second: Grid, said: str) -> Joined:
    """Two grids as one: on the edges of both, without a repeated header, with the row mended that the page cut.

    `said` is what the document says elsewhere, which tells whether two pieces are one name.
    """
    edges = snapped([*_relative(first), *_relative(second)], _REACH)
    above, below = list(_on(edges, first)), list(_on(edges, second))
    count = _repeats(first, second)
    repeated, below, pages = tuple(below[:count]), below[count:], second.pages[count:]
    if not count and below:
        below = _with_merged(above[-2:], below)
    if below and _is_cut(above[-1], below[0], said):
        above, below, pages = _mended(above, below[0]), below[1:], pages[1:]
    xs = tuple(first.xs[0] + edge for edge in edges)
    rows = (*above, *below)
    return Joined(Grid(xs, rows, (*first.pages, *pages), first.top, second.bottom), repeated)


def _relative(grid: Grid) -> list[float]:
    return [x - grid.xs[0] for x in grid.xs]


def _have_same_edges(first: Grid, second: Grid) -> bool:
    """Whether the outer edges are as far apart, and all edges of the one with fewer columns are the other's."""
    fewer, more = sorted((_relative(first), _relative(second)), key=len)
    same = sum(1 for edge in fewer if abs(more[nearest(more, edge)] - edge) <= _REACH)
    return abs(fewer[-1] - more[-1]) <= _REACH and same >= max(2, 0.85 * len(fewer))


def _begins_anew(first: Grid, second: Grid) -> bool:
    """Whether the second part begins with a header though the first has had its data."""
    is_header = any(_HEADER.fullmatch(cell.text) for cell in second.rows[0])
    has_data = any(_AMOUNT.fullmatch(cell.text) for cell in first.rows[-1])
    return is_header and has_data


def _repeats(first: Grid, second: Grid) -> int:
    """How many rows at the beginning of the second part say the same as the first part's header."""
    pairs = zip(first.rows, second.rows, strict=False)
    return sum(1 for _ in takewhile(lambda pair: _is_same_header(*pair), pairs))


def _is_same_header(one: Row, other: Row) -> bool:
    said = [cell.text for cell in dict.fromkeys(one)]
    is_header = any(said) and not any(len(text) > 2 and _AMOUNT.fullmatch(text) for text in said)
    return is_header and said == [cell.text for cell in dict.fromkeys(other)]


def _on(edges: Sequence[float], grid: Grid) -> list[Row]:
    """The rows with a cell between each two of the edges."""
    places = [nearest(edges, edge) for edge in _relative(grid)]
    columns = [max(i for i, place in enumerate(places) if place <= edge) for edge in range(len(edges) - 1)]
    if columns == list(range(len(grid.xs) - 1)):
        return list(grid.rows)
    return [tuple(row[min(column, len(row) - 1)] for column in columns) for row in grid.rows]


def _with_merged(last: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """The rows, where a cell that is merged over rows and goes on below the page's end goes on.

    Its lower part is drawn as an empty cell of its own. Only of a cell that was merged above is that known.
    """
    goes_on = {
        lower: upper
        for upper, lower in zip(last[-1], rows[0], strict=True)
        if upper.lines and not lower.lines and all(upper in row for row in last) and len(last) > 1
    }
    return [tuple(goes_on.get(cell, cell) for cell in row) for row in rows]


def _is_cut(last: Row, first: Row, said: str) -> bool:
    """Whether a page's first row is the rest of the last one.

    All that it says goes on from a cell whose last line had no room left, and it says nothing in any other.
    """
    pairs = {
        upper: lower for upper, lower in zip(last, first, strict=True) if lower.lines and lower is not upper
    }
    return bool(pairs) and all(_goes_on(upper, lower, said) for upper, lower in pairs.items())


def _goes_on(upper: Cell, lower: Cell, said: str) -> bool:
    """Whether one cell's text goes on in another: that a line is full is not enough, a name may just fill it."""
    if not upper.ends_full or _AMOUNT.fullmatch(upper.text) or _AMOUNT.fullmatch(lower.text):
        return False
    is_open = _UNFINISHED.search(upper.text[-100:]) is not None or upper.lines[-1].is_stretched
    is_running = len(upper.lines) > 1 and not _FINISHED.search(upper.text)
    seam = upper.text[-2:] + lower.text[:2]
    return is_open or is_running or (len(seam) == 4 and seam in said)


def _mended(rows: Sequence[Row], rest: Row) -> list[Row]:
    """The rows, with the rest of the last one behind what its cells say, wherever those stand."""
    whole = {
        upper: Cell((*upper.lines, *lower.lines), upper.x0, upper.x1)
        for upper, lower in zip(rows[-1], rest, strict=True)
        if lower.lines and lower is not upper
    }
    return [tuple(whole.get(cell, cell) for cell in row) for row in rows]
