"""A page: its lines and grids, in the order in which they are read."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from budgetgraph.documents.pdf.aligned import with_aligned
from budgetgraph.documents.pdf.bounds import drawing_orders
from budgetgraph.documents.pdf.frame import Frame, frames_of
from budgetgraph.documents.pdf.glyph import UNKNOWN, Glyph, drawn_once, glyph_of
from budgetgraph.documents.pdf.grid import Grid, grid_of
from budgetgraph.documents.pdf.line import Line, lines_of
from budgetgraph.documents.pdf.rules import Rules, rules_of
from budgetgraph.documents.pdf.turning import turn_of

Item = Line | Grid

_COVERED = 0.3  # of the page: a picture of that size, with nothing printed on it, may be text
_MOST_PICTURES = 100  # scans come in some strips; what is smaller than the hundredth picture hides no page
_FEW = 8  # glyphs: a stamped page number or a name is not what a scanned page says
_OUTLINES = 400  # as many curves and no glyph: letters that are drawn
_SHOWN = re.compile(rb"[)>\]]\s*+T[jJ]\b")  # the end of a string and the order to show it
_GARBLED = 0.3  # of the glyphs


@dataclass(frozen=True)
class Page:
    """What is printed on a page: `items` from top to bottom. `number` counts from one, sizes are points.

    `is_picture` says that it holds a picture (or letters that are drawn) with hardly any text on it, `is_garbled` that
    the file does not say which characters many of its glyphs are.
    """

    number: int
    width: float
    height: float
    items: tuple[Item, ...]
    is_picture: bool
    is_garbled: bool

    @property
    def is_unread(self) -> bool:
        """Whether something stands on it that was not read."""
        return self.is_picture or self.is_garbled


def page_of(page: Any) -> Page:
    """The page that pdfplumber opened."""
    glyphs = visible_glyphs(page)
    is_picture, is_garbled = _is_picture(page, glyphs), _is_garbled(glyphs) or _is_lost(page)
    rules = rules_of(page)
    width, height = page.width, page.height
    turn = turn_of(page.chars, width, height)
    if turn is not None:
        glyphs, rules = [turn.glyph(glyph) for glyph in glyphs], turn.rules(rules)
        width, height = height, width
    items = _items(glyphs, rules, page.page_number)
    return Page(page.page_number, width, height, items, is_picture, is_garbled)


def visible_glyphs(page: Any) -> list[Glyph]:
    """The glyphs on a page of pdfplumber's, each once; what lies beside the page is printed by nobody."""
    left, top, right, bottom = page.bbox
    glyphs = drawn_once(glyph_of(char) for char in page.chars)
    return [g for g in glyphs if left <= g.centre <= right and top <= g.middle <= bottom]


def _items(glyphs: Iterable[Glyph], rules: Rules, number: int) -> tuple[Item, ...]:
    frames = [frame for frame in frames_of(rules) if frame.is_table]
    inside, beside = _divided(glyphs, frames)
    grids = (grid_of(frame, inside[i], number) for i, frame in enumerate(frames))
    items = [
        *with_aligned(lines_of(beside), rules.across, number),
        *(grid for grid in grids if not grid.is_empty),
    ]
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


def _is_picture(page: Any, glyphs: Sequence[Glyph]) -> bool:
    """Whether pictures without text on them cover much of a page: text on a picture means that it is a ground."""
    filled = [glyph for glyph in glyphs if glyph.text.strip()]
    if not filled and len(page.curves) >= _OUTLINES:
        return True
    largest = sorted(page.images, key=lambda image: _area(image, page))[-_MOST_PICTURES:]
    bare = [image for image in largest if sum(1 for g in filled if _lies_on(g, image)) < _FEW]
    covered = sum(_area(image, page) for image in bare)
    return covered >= _COVERED * float(page.width * page.height)


def _lies_on(glyph: Glyph, image: Mapping[str, Any]) -> bool:
    inside = image["x0"] <= glyph.centre <= image["x1"]
    return bool(inside and image["top"] <= glyph.middle <= image["bottom"])


def _area(image: Mapping[str, Any], page: Any) -> float:
    """The area of a picture within its page."""
    left, top, right, bottom = page.bbox
    width = min(image["x1"], right) - max(image["x0"], left)
    height = min(image["bottom"], bottom) - max(image["top"], top)
    return float(max(0.0, width) * max(0.0, height))


def _is_garbled(glyphs: Sequence[Glyph]) -> bool:
    filled = [glyph for glyph in glyphs if glyph.text.strip()]
    unknown = sum(1 for glyph in filled if glyph.text == UNKNOWN or _is_private(glyph.text))
    return unknown > _GARBLED * len(filled)


def _is_lost(page: Any) -> bool:
    """Whether text is shown on a page without a single glyph: the codes of its font are unknown."""
    return not page.chars and any(_SHOWN.search(stream) for stream in drawing_orders(page))


def _is_private(text: str) -> bool:
    """Whether a character means what its font wants it to mean."""
    return unicodedata.category(text[0]) == "Co"
