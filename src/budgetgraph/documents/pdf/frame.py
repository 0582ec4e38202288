"""Frames: the ruling lines that hang together, and the cells that they enclose, with the merged ones."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from budgetgraph.documents.pdf.rules import Rule, Rules, nearest, snapped

_TOUCH = 3.5  # points: lines that miss each other by less than that meet
_DRAWN = 0.5  # of a cell's side: a border is where at least that much of it is drawn
_OPEN_SIDE = 12.0  # points: lines that go on farther than that beyond the last border have an open cell there
_MOST_CELLS = 60_000
"""The most places of a frame: what has more is a drawing on squared paper, not a table."""


@dataclass(frozen=True)
class Frame:
    """A grid of lines: `regions[row][column]` is the number of the cell that covers that place."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[tuple[int, ...], ...]

    @property
    def area(self) -> float:
        """The area that it covers, in square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    @property
    def is_table(self) -> bool:
        """Whether it divides what stands in it into columns: else it is a box around text."""
        return any(len(set(row)) > 1 for row in self.regions)

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column in which a point lies; None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row = min(bisect_right(self.ys, y) - 1, len(self.ys) - 2)
        return row, min(bisect_right(self.xs, x) - 1, len(self.xs) - 2)


def frames_of(rules: Rules) -> list[Frame]:
    """The frames of a page, from the smallest, so that one inside another comes first."""
    made = (_frame(across, down) for across, down in _components(rules))
    return sorted((frame for frame in made if frame is not None), key=lambda frame: frame.area)


def _components(rules: Rules) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The sets of lines that meet, directly or through others."""
    groups = _Groups(len(rules.across) + len(rules.down))
    starts = [rule.at for rule in rules.down]
    for i, rule in enumerate(rules.across):
        first = bisect_right(starts, rule.start - _TOUCH)
        for j in range(first, bisect_right(starts, rule.end + _TOUCH)):
            other = rules.down[j]
            if other.start - _TOUCH <= rule.at <= other.end + _TOUCH:
                groups.join(i, len(rules.across) + j)
    members: defaultdict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, rule in enumerate((*rules.across, *rules.down)):
        members[groups.of(i)][i >= len(rules.across)].append(rule)
    return iter(members.values())


class _Groups:
    """Sets of numbers that are joined (union-find)."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def of(self, member: int) -> int:
        while self._parents[member] != member:
            self._parents[member] = self._parents[self._parents[member]]
            member = self._parents[member]
        return member

    def join(self, one: int, other: int) -> None:
        self._parents[self.of(other)] = self.of(one)


def _frame(across: Sequence[Rule], down: Sequence[Rule]) -> Frame | None:
    if len(across) < 2 or not down:
        return None
    xs = _with_open_sides([rule.at for rule in down], across)
    ys = _with_open_sides([rule.at for rule in across], down)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or rows * columns > _MOST_CELLS:
        return None
    joins = _Groups(rows * columns)
    right, below = _Borders(xs, ys, down), _Borders(ys, xs, across)
    for row in range(rows):
        for column in range(columns):
            place = row * columns + column
            if column + 1 < columns and not right.is_drawn(column + 1, row):
                joins.join(place, place + 1)
            if row + 1 < rows and not below.is_drawn(row + 1, column):
                joins.join(place, place + columns)
    regions = [[joins.of(row * columns + column) for column in range(columns)] for row in range(rows)]
    return Frame(tuple(xs), tuple(ys), _rectangular(regions))


def _with_open_sides(places: Iterable[float], crossing: Sequence[Rule]) -> list[float]:
    """The places of the lines, and the ends of those that cross them where a side of the table is not ruled."""
    inner = snapped(places)
    first = min(rule.start for rule in crossing)
    last = max(rule.end for rule in crossing)
    if len(crossing) > 1 and first < inner[0] - _OPEN_SIDE:
        inner.insert(0, first)
    if len(crossing) > 1 and last > inner[-1] + _OPEN_SIDE:
        inner.append(last)
    return inner


class _Borders:
    """Where lines at some of the `places` are drawn along the stretches between the `marks`."""

    def __init__(self, places: Sequence[float], marks: Sequence[float], rules: Iterable[Rule]) -> None:
        self._drawn: defaultdict[tuple[int, int], float] = defaultdict(float)
        self._marks = marks
        for rule in rules:
            self._add(nearest(places, rule.at), rule)

    def _add(self, place: int, rule: Rule) -> None:
        first = max(0, bisect_right(self._marks, rule.start) - 1)
        for stretch in range(first, min(bisect_right(self._marks, rule.end), len(self._marks) - 1)):
            start, end = self._marks[stretch], self._marks[stretch + 1]
            self._drawn[place, stretch] += max(0.0, min(end, rule.end) - max(start, rule.start))

    def is_drawn(self, place: int, stretch: int) -> bool:
        length = self._marks[stretch + 1] - self._marks[stretch]
        return self._drawn.get((place, stretch), 0.0) >= _DRAWN * length


def _rectangular(regions: list[list[int]]) -> tuple[tuple[int, ...], ...]:
    """The regions; those that are no rectangle, because a piece of a border is missing, fall apart into rows."""
    boxes: dict[int, list[int]] = {}
    counts: defaultdict[int, int] = defaultdict(int)
    for row, cells in enumerate(regions):
        for column, region in enumerate(cells):
            box = boxes.setdefault(region, [row, column, row, column])
            box[1], box[2], box[3] = min(box[1], column), row, max(box[3], column)
            counts[region] += 1
    ragged = {
        region for region, (r0, c0, r1, c1) in boxes.items() if (r1 - r0 + 1) * (c1 - c0 + 1) > counts[region]
    }
    return tuple(tuple(_in_row(cells, row, ragged)) for row, cells in enumerate(regions))


def _in_row(cells: Sequence[int], row: int, ragged: set[int]) -> Iterator[int]:
    """The regions of a row, each stretch of a ragged one with a number of its own, which is negative."""
    first = 0
    for column, region in enumerate(cells):
        if column and cells[column - 1] != region:
            first = column
        yield -1 - (row * len(cells) + first) if region in ragged else region
