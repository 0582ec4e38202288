"""A page: its lines and grids, in the order in which they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from budgetgraph.documents.pdf.frame import Frame, frames_of
from budgetgraph.documents.pdf.glyph import Glyph, drawn_once, glyph_of
from budgetgraph.documents.pdf.grid import Grid, grid_of
from budgetgraph.documents.pdf.line import Line, lines_of
from budgetgraph.documents.pdf.rules import rules_of
from budgetgraph.documents.pdf.turning import turn_of

Item = Line | Grid

_COVERED = 0.5  # of the page: a picture of that size may be the page itself
_OUTLINES = 400  # as many curves and no glyph: letters that are drawn


@dataclass(frozen=True)
class Page:
    """What is printed on a page: `items` from top to bottom. `number` counts from one, sizes are points.

    `is_picture` says that it holds a picture or drawn letters and no text.
    """

    number: int
    width: float
    height: float
    items: tuple[Item, ...]
    is_picture: bool


def page_of(page: Any) -> Page:
    """The page that pdfplumber opened."""
    glyphs = visible_glyphs(page)
    rules = rules_of(page)
    width, height = page.width, page.height
    turn = turn_of(page.chars, width, height)
    if turn is not None:
        glyphs, rules = [turn.glyph(glyph) for glyph in glyphs], turn.rules(rules)
        width, height = height, width
    frames = [frame for frame in frames_of(rules) if frame.is_table]
    items = _items(glyphs, frames, page.page_number)
    return Page(page.page_number, width, height, items, not items and _is_picture(page))


def visible_glyphs(page: Any) -> list[Glyph]:
    """The glyphs on a page of pdfplumber's, each once; what lies beside the page is printed by nobody."""
    left, top, right, bottom = page.bbox
    glyphs = drawn_once(glyph_of(char) for char in page.chars)
    return [g for g in glyphs if left <= g.centre <= right and top <= g.middle <= bottom]


def _items(glyphs: Iterable[Glyph], frames: list[Frame], number: int) -> tuple[Item, ...]:
    inside, beside = _divided(glyphs, frames)
    grids = (grid_of(frame, inside[i], number) for i, frame in enumerate(frames))
    items: list[Item] = [*lines_of(beside), *(grid for grid in grids if not grid.is_empty)]
    return tuple(sorted(items, key=lambda item: item.top))


def _divided(
    glyphs: Iterable[Glyph], frames: list[Frame]
) -> tuple[defaultdict[int, list[Glyph]], list[Glyph]]:
    """The glyphs of each frame, by its number, and those beside all frames."""
    inside: defaultdict[int, list[Glyph]] = defaultdict(list)
    beside: list[Glyph] = []
    for glyph in glyphs:
        places = (i for i, frame in enumerate(frames) if frame.place(glyph.centre, glyph.middle))
        frame = next(places, None)
        (beside if frame is None else inside[frame]).append(glyph)
    return inside, beside


def _is_picture(page: Any) -> bool:
    pictured = sum(_area(image) for image in page.images)
    return pictured >= _COVERED * page.width * page.height or len(page.curves) >= _OUTLINES


def _area(image: dict[str, Any]) -> float:
    return float(image["width"] * image["height"])
