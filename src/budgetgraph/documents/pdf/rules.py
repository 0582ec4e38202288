"""The ruling lines of a page: what of its drawing may be the border of a cell."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

_THIN = 3.5  # points: a rectangle no thicker than that is a line
_SNAP = 2.5  # points: lines nearer than that are one
_GAP = 3.5  # points: pieces of a line that are no farther apart are one
_SHORTEST = 4.0  # points; what is shorter is no border of a cell with text in it
_MOST = 1500
"""The most ruling lines in one direction; a page with more is a drawing, and is read as text."""


class Rule(NamedTuple):
    """A straight line at the place `at`, from `start` to `end` along it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Rules:
    """The ruling lines of a page, by direction."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def rules_of(page: Any) -> Rules:
    """The ruling lines that can be seen on a page of pdfplumber's; none where there are too many for tables."""
    across: list[Rule] = []
    down: list[Rule] = []
    for is_across, rule in _pieces(page):
        (across if is_across else down).append(rule)
    found = Rules(tuple(_joined(across)), tuple(_joined(down)))
    return Rules((), ()) if max(len(found.across), len(found.down)) > _MOST else found


def _pieces(page: Any) -> Iterator[tuple[bool, Rule]]:
    for line in page.lines:
        if _is_seen(line, "stroking_color"):
            yield from _sides(line["x0"], line["top"], line["x1"], line["bottom"])
    for rect in page.rects:
        yield from _of_rectangle(rect)
    for curve in page.curves:
        yield from _of_curve(curve)


def _of_curve(curve: Mapping[str, Any]) -> Iterator[tuple[bool, Rule]]:
    """The lines of a path: a thin one is a line however it is filled, of others those strokes that run straight."""
    if min(curve["x1"] - curve["x0"], curve["bottom"] - curve["top"]) <= _THIN:
        yield from _of_rectangle(curve)
    elif curve.get("stroke") and _is_seen(curve, "stroking_color"):
        for (x0, y0), (x1, y1) in pairwise(curve["pts"]):
            yield from _sides(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _of_rectangle(rect: Mapping[str, Any]) -> Iterator[tuple[bool, Rule]]:
    x0, top, x1, bottom = rect["x0"], rect["top"], rect["x1"], rect["bottom"]
    stroked = bool(rect.get("stroke")) and _is_seen(rect, "stroking_color")
    filled = bool(rect.get("fill")) and _is_seen(rect, "non_stroking_color")
    if min(x1 - x0, bottom - top) <= _THIN:
        if stroked or filled:
            yield from _sides(x0, top, x1, bottom)
    elif stroked:
        for side in (
            (x0, top, x1, top),
            (x0, bottom, x1, bottom),
            (x0, top, x0, bottom),
            (x1, top, x1, bottom),
        ):
            yield from _sides(*side)


def _sides(x0: float, top: float, x1: float, bottom: float) -> Iterator[tuple[bool, Rule]]:
    """The line along the longer side of a box that is thin; a box that is not thin is none."""
    width, height = x1 - x0, bottom - top
    if height <= _THIN and width > height:
        yield True, Rule((top + bottom) / 2, x0, x1)
    elif width <= _THIN and height > width:
        yield False, Rule((x0 + x1) / 2, top, bottom)


def _is_seen(drawn: Mapping[str, Any], colour: str) -> bool:
    """Whether a colour is not white: converters paint the ground of each cell, which borders nothing."""
    value = drawn.get(colour)
    parts = value if isinstance(value, tuple | list) else (value,)
    numbers = [part for part in parts if isinstance(part, int | float)]
    if len(numbers) == 4:  # cyan, magenta, yellow, black
        return max(numbers) > 0.03
    return not numbers or min(numbers) < 0.97


def _joined(pieces: Iterable[Rule]) -> Iterator[Rule]:
    """The lines that pieces at about the same place make."""
    for at, group in _grouped(sorted(pieces)):
        for start, end in _stretches((piece.start, piece.end) for piece in group):
            if end - start >= _SHORTEST:
                yield Rule(at, start, end)


def _grouped(pieces: Sequence[Rule]) -> Iterator[tuple[float, list[Rule]]]:
    places = snapped([piece.at for piece in pieces])
    groups: defaultdict[int, list[Rule]] = defaultdict(list)
    for piece in pieces:
        groups[nearest(places, piece.at)].append(piece)
    return ((places[index], group) for index, group in sorted(groups.items()))


def _stretches(intervals: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    ordered = sorted(intervals)
    start, end = ordered[0]
    for first, last in ordered[1:]:
        if first > end + _GAP:
            yield start, end
            start, end = first, last
        end = max(end, last)
    yield start, end


def snapped(values: Iterable[float], reach: float = _SNAP) -> list[float]:
    """The places near which values lie, in order: the middle of each group no wider than the reach."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= reach:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [(group[0] + group[-1]) / 2 for group in groups]


def nearest(places: Sequence[float], value: float) -> int:
    """The index of the place nearest to a value, among places in order."""
    right = bisect_left(places, value)
    if right == 0:
        return 0
    if right == len(places) or value - places[right - 1] <= places[right] - value:
        return right - 1
    return right
