"""A grid: the cells of a ruled table with what is printed in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from budgetgraph.documents.pdf.frame import Frame
from budgetgraph.documents.pdf.glyph import Glyph
from budgetgraph.documents.pdf.line import Line, between, lines_of
from budgetgraph.documents.pdf.number import NUMBER

_NUMBER = re.compile(NUMBER)
_PADDING = 11.0  # points: what office programs leave free at both sides of a cell, taken together


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell from `x0` to `x1`; a merged one is the same object at each place that it covers."""

    lines: tuple[Line, ...]
    x0: float
    x1: float

    @cached_property
    def text(self) -> str:
        """What it says: its lines joined."""
        text = ""
        for i, line in enumerate(self.lines):
            text += (between(text, line.text, self.is_full(self.lines[i - 1])) if i else "") + line.text
        return text

    @property
    def ends_full(self) -> bool:
        """Whether its last line has no room for one more character, so that the text may go on elsewhere."""
        return bool(self.lines) and self.is_full(self.lines[-1])

    def is_full(self, line: Line) -> bool:
        """Whether a line of it has no room for one more character."""
        return self.x1 - self.x0 - (line.x1 - line.x0) < _PADDING + line.size


@dataclass(frozen=True, eq=False)
class Grid:
    """Rows of cells between the column edges `xs`; `pages` says on which page each row stands."""

    xs: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    pages: tuple[int, ...]
    top: float
    bottom: float

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed in it."""
        return not any(cell.lines for row in self.rows for cell in row)


def grid_of(frame: Frame, glyphs: Iterable[Glyph], page: int) -> Grid:
    """The grid of a frame with the glyphs that lie in it."""
    printed: defaultdict[int, list[Glyph]] = defaultdict(list)
    for region, glyph in _placed(frame, list(glyphs)):
        printed[region].append(glyph)
    edges = _edges(frame)
    lines = _risen(frame, {region: lines_of(inside) for region, inside in printed.items()})
    cells = {
        region: Cell(tuple(lines.get(region, ())), frame.xs[first], frame.xs[last])
        for region, (first, last) in edges.items()
    }
    rows = tuple(tuple(cells[region] for region in row) for row in frame.regions)
    return Grid(frame.xs, rows, (page,) * len(rows), frame.ys[0], frame.ys[-1])


def _risen(frame: Frame, lines: dict[int, list[Line]]) -> dict[int, list[Line]]:
    """The lines of the regions, where one that a cell's text was too high for is put back into that cell.

    It lies across the upper border of the cell below, and the line above it is full.
    """
    for row, (upper_row, lower_row) in enumerate(pairwise(frame.regions), 1):
        for column, (upper, lower) in enumerate(zip(upper_row, lower_row, strict=True)):
            if upper == lower or not lines.get(upper) or not lines.get(lower):
                continue
            left, right = frame.xs[column], frame.xs[column + 1]
            if _belongs_above(lines[upper][-1], lines[lower][0], frame.ys[row], right - left):
                lines[upper].append(lines[lower].pop(0))
    return lines


def _belongs_above(upper: Line, lower: Line, border: float, width: float) -> bool:
    is_across = border - lower.top >= 0.1 * lower.size
    is_full = width - (upper.x1 - upper.x0) < _PADDING + upper.size
    is_next = abs(lower.size - upper.size) < 0.5 and lower.top - upper.bottom < 0.5 * lower.size
    return is_across and is_full and is_next and not _NUMBER.fullmatch(lower.text)


def _edges(frame: Frame) -> dict[int, tuple[int, int]]:
    """The numbers of the edges between which each region lies."""
    edges: dict[int, tuple[int, int]] = {}
    for row in frame.regions:
        for column, region in enumerate(row):
            first, last = edges.get(region, (column, column + 1))
            edges[region] = (min(first, column), max(last, column + 1))
    return edges


def _placed(frame: Frame, glyphs: list[Glyph]) -> Iterator[tuple[int, Glyph]]:
    """The glyphs, each with the region in which it lies."""
    runs = [(run, [_region(frame, glyph) for glyph in run]) for run in _runs(glyphs)]
    printed = Counter(region for _, regions in runs for region in regions)
    for run, regions in runs:
        settled = _settled(run, regions, printed) if len(set(regions)) > 1 else regions
        yield from zip(settled, run, strict=True)


def _region(frame: Frame, glyph: Glyph) -> int:
    row, column = frame.place(glyph.centre, glyph.middle) or (0, 0)
    return frame.regions[row][column]


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that were drawn one after the other and touch: what stands in one cell though it is too wide.

    Where a font says that its glyphs are wider than they are, they overlap, all alike: one that only touches the one
    before is then the first of another cell.
    """
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not (_touch(run[-1], glyph) and _goes_on(run, glyph)):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _touch(left: Glyph, right: Glyph) -> bool:
    size = min(left.size, right.size)
    is_blank = not (left.text.strip() and right.text.strip())
    near = -0.6 * size <= right.x0 - left.x1 <= 0.15 * size
    return near and not is_blank and abs(left.middle - right.middle) <= 0.2 * size


def _goes_on(run: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a glyph overlaps the last one of a run as that overlaps the one before."""
    if len(run) < 2:
        return True
    gap, usual = glyph.x0 - run[-1].x1, run[-1].x0 - run[-2].x1
    return gap - usual <= 0.3 * glyph.size


def _settled(run: Sequence[Glyph], regions: Sequence[int], printed: Counter[int]) -> Sequence[int]:
    """The regions of a run that crosses borders, where `printed` counts the glyphs of each region.

    A number goes whole into the cell with most of it. Other text stays whole in the cell in which it begins when
    there is nothing else in those that it reaches into; else each glyph belongs where it lies.
    """
    whole = "".join(glyph.text for glyph in run)
    if _NUMBER.fullmatch(whole):
        return [max(dict.fromkeys(regions), key=regions.count)] * len(run)
    own = Counter(regions)
    spilt = [region for region in own if region != regions[0]]
    if all(printed[region] == own[region] for region in spilt) and not _NUMBER.search(
        _said(run, regions, spilt)
    ):
        return [regions[0]] * len(run)
    return regions


def _said(run: Sequence[Glyph], regions: Sequence[int], chosen: Sequence[int]) -> str:
    return "".join(glyph.text for glyph, region in zip(run, regions, strict=True) if region in chosen)
