"""Paragraphs: which lines belong together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from budgetgraph.documents.pdf.glyph import Glyph
from budgetgraph.documents.pdf.line import WIDE, Line
from budgetgraph.documents.pdf.page import Page

_PROSE = 15  # glyphs: a line with fewer says nothing about the margins
_ROOM = 2.2  # ems: what may be left free at the end of a full line, for punctuation that begins no line
_INDENT = 1.2  # ems
_WIDE_GAP = 6.0  # ems: lines with such a gap are no prose
_OPENING = frozenset("（(《“‘〈【〔[")
_CLOSING = frozenset("）)》”’〉】〕]，。、；：！？,.;:!?%％")
_HAN = "一二三四五六七八九十百"
_CHAPTER = re.compile(rf"第[{_HAN}]{{1,3}}部分|[（(][{_HAN}]{{1,3}}[)）]|[{_HAN}]{{1,3}}[、.．]")
_REFERENCE = re.compile(r"[条款项之及和与]\Z")  # "依照第三条|（一）项" begins nothing
_NUMBERED = re.compile(r"[（(]\d{1,2}[)）]|\d{1,2}[、．]|[①-⑳]")
_ENDS = re.compile(r"[。；：！？;:.]\Z|[。！？][”’）)]\Z")
_LEADERS = re.compile(r"(?<![.…·．])[.…·．]{3,}+\s*+\d*+\Z")
_YEAR = re.compile(r"20\d\d\Z")


@dataclass(frozen=True)
class Margins:
    """Where the prose of a page begins and ends, and the usual way from one line's top to the next."""

    left: float
    right: float
    pitch: float


def margins_of(pages: Sequence[Page]) -> dict[int, Margins]:
    """The margins of each page, by number; a page with too little prose has those of pages of its width."""
    found = {page.number: _margins([item for item in page.items if isinstance(item, Line)]) for page in pages}
    usual: defaultdict[int, list[Margins]] = defaultdict(list)
    for page in pages:
        if (margins := found[page.number]) is not None:
            usual[round(page.width)].append(margins)
    return {
        page.number: found[page.number] or _median(usual[round(page.width)], page.width) for page in pages
    }


def _margins(lines: Sequence[Line]) -> Margins | None:
    prose = [line for line in lines if len(line.glyphs) >= _PROSE]
    if len(prose) < 4:
        return None
    pitches = [after.top - before.top for before, after in pairwise(prose)]
    return Margins(min(line.x0 for line in prose), max(line.x1 for line in prose), median(pitches))


def _median(found: Iterable[Margins], width: float) -> Margins:
    margins = list(found)
    if not margins:
        return Margins(0.0, width, 0.0)
    return Margins(
        median(m.left for m in margins), median(m.right for m in margins), median(m.pitch for m in margins)
    )


@dataclass(frozen=True)
class Printed:
    """A line on its page."""

    line: Line
    page: int
    margins: Margins


def begins(before: Printed, after: Printed) -> bool:
    """Whether a line begins a paragraph, given the line before it in the text."""
    if _have_other_form(before, after) or _LEADERS.search(before.line.text):
        return True
    if _YEAR.search(before.line.text) and after.line.text.startswith("年"):
        return False
    if not is_full(before, after.line):
        return True
    if _is_centred_below(before.line, after.line):
        return False
    return _is_indented(after) or _begins_with_number(before.line, after.line)


def _have_other_form(before: Printed, after: Printed) -> bool:
    one, other = before.line, after.line
    if abs(one.size - other.size) > 0.12 * max(one.size, other.size):
        return True
    pitch = max(after.margins.pitch, 1.2 * other.size)
    is_far = before.page == after.page and other.top - one.top > 1.8 * pitch
    return is_far or _has_wide_gap(one) or _has_wide_gap(other)


def _has_wide_gap(line: Line) -> bool:
    return any(right.x0 - left.x1 > _WIDE_GAP * line.size for left, right in pairwise(line.glyphs))


def is_full(printed: Printed, following: Line) -> bool:
    """Whether a line ends where it does because what follows had no room in it."""
    line = printed.line
    room = max(_ROOM * line.size, _first_token_width(following) + line.size)
    return printed.margins.right - line.x1 < room


def _first_token_width(line: Line) -> float:
    """The width of the glyphs at a line's beginning between which no line is broken."""
    end = next((left.x1 for left, right in pairwise(line.glyphs) if _may_break(left, right)), line.x1)
    return end - line.x0


def _may_break(left: Glyph, right: Glyph) -> bool:
    if left.text in _OPENING or right.text in _CLOSING:
        return False
    is_apart = right.x0 - left.x1 > 0.25 * left.size
    return is_apart or bool(WIDE.match(left.text) or WIDE.match(right.text))


def _is_centred_below(line: Line, following: Line) -> bool:
    is_centred = abs(line.x0 + line.x1 - following.x0 - following.x1) < 2 * line.size
    return is_centred and following.x0 > line.x0 + line.size and following.x1 < line.x1 - line.size


def _is_indented(printed: Printed) -> bool:
    return printed.line.x0 > printed.margins.left + _INDENT * printed.line.size


def _begins_with_number(line: Line, following: Line) -> bool:
    if _CHAPTER.match(following.text):
        return following.text[0] not in _OPENING or not _REFERENCE.search(line.text)
    return bool(_NUMBERED.match(following.text) and _ENDS.search(line.text))
