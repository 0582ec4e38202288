"""A line of print: glyphs beside each other, and the text that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from budgetgraph.documents.pdf.glyph import Glyph

WIDE = re.compile("[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…]")
_SAME_LINE = 0.45  # of a glyph's size: how far the middles of a line's glyphs lie apart
# Of a line's height: lines that share as much are one, where their glyphs leave each other room.
_SHIFTED = 0.35
_STRETCHED = 0.25  # ems
_NUMERIC = re.compile(r"[\d,.，．%]")
_LAST_TOKEN = re.compile(r"[^\s\u2e80-\u9fff\uff00-\uffef]+\Z")
_FIRST_TOKEN = re.compile(r"[^\s\u2e80-\u9fff\uff00-\uffef]+")
_ONE_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d{0,4})?%?")


@dataclass(frozen=True, eq=False)
class Line:
    """Glyphs that are no blanks, from left to right, with where the blanks between them lie."""

    glyphs: tuple[Glyph, ...]
    blanks: tuple[float, ...] = ()

    @cached_property
    def x0(self) -> float:
        """Where it begins."""
        return min(glyph.x0 for glyph in self.glyphs)

    @cached_property
    def x1(self) -> float:
        """Where it ends."""
        return max(glyph.x1 for glyph in self.glyphs)

    @cached_property
    def top(self) -> float:
        """Where its highest glyph begins."""
        return min(glyph.top for glyph in self.glyphs)

    @cached_property
    def bottom(self) -> float:
        """Where its lowest glyph ends."""
        return max(glyph.bottom for glyph in self.glyphs)

    @cached_property
    def size(self) -> float:
        """The size of most of its glyphs."""
        return median(glyph.size for glyph in self.glyphs)

    @cached_property
    def text(self) -> str:
        """What it says, one blank wherever there is a gap that is none of the fount's."""
        return "".join(text + blank for text, blank in self._pieces())

    @property
    def is_stretched(self) -> bool:
        """Whether its glyphs were moved apart to fill a measure, which is not done with a paragraph's last line."""
        return len(self.glyphs) > 2 and self._usual_gap() > _STRETCHED * self.size

    def _pieces(self) -> Iterator[tuple[str, str]]:
        usual = self._usual_gap()
        blanks = iter([*self.blanks, float("inf")])
        blank = next(blanks)
        for left, right in pairwise(self.glyphs):
            while blank < left.x1 - 0.1 * left.size:
                blank = next(blanks)
            has_blank = blank < right.x0 + 0.1 * right.size
            yield left.text, " " if _is_apart(left, right, usual, has_blank) else ""
        yield self.glyphs[-1].text, ""

    def _usual_gap(self) -> float:
        gaps = [right.x0 - left.x1 for left, right in pairwise(self.glyphs)]
        return max(0.0, median(gaps)) if gaps else 0.0


def _is_apart(left: Glyph, right: Glyph, usual: float, has_blank: bool) -> bool:
    gap = right.x0 - left.x1
    size = min(left.size, right.size)
    if has_blank and gap > 0.1 * size:
        return True
    both_wide = WIDE.match(left.text) and WIDE.match(right.text)
    both_narrow = not WIDE.match(left.text) and not WIDE.match(right.text)
    least = 0.9 if both_wide else 0.25 if both_narrow else 0.5
    return gap > max(least * size, 2.5 * usual)


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that glyphs make, from top to bottom; blanks alone make none."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.middle):
        if lines and glyph.middle - lines[-1][0].middle <= _SAME_LINE * min(glyph.size, lines[-1][0].size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    made = (_line(line) for line in lines)
    return _with_shifted([line for line in made if line is not None])


def _with_shifted(lines: Iterable[Line]) -> list[Line]:
    """The lines, where one that overlaps the line before it and stands in its gaps is put into it.

    Some programs set the numbers that were filled into a sentence a little lower.
    """
    kept: list[Line] = []
    for line in lines:
        if kept and _overlap(kept[-1], line) and not _collide(kept[-1].glyphs, line.glyphs):
            line = _both(kept.pop(), line)  # noqa: PLW2901 - what is appended is the line as it is known now
        kept.append(line)
    return kept


def _overlap(one: Line, other: Line) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= _SHIFTED * min(one.bottom - one.top, other.bottom - other.top)


def _collide(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    ordered = sorted((*one, *other), key=lambda glyph: glyph.x0)
    return any(right.x0 < left.x1 - 0.3 * left.size for left, right in pairwise(ordered))


def _both(one: Line, other: Line) -> Line:
    glyphs = sorted((*one.glyphs, *other.glyphs), key=lambda glyph: glyph.x0)
    return Line(tuple(glyphs), tuple(sorted((*one.blanks, *other.blanks))))


def _line(glyphs: Sequence[Glyph]) -> Line | None:
    filled = sorted((glyph for glyph in glyphs if glyph.text.strip()), key=lambda glyph: glyph.x0)
    blanks = sorted(glyph.centre for glyph in glyphs if not glyph.text.strip())
    return Line(tuple(filled), tuple(blanks)) if filled else None


def between(before: str, after: str, is_full: bool) -> str:
    """What stands for the end of a line between two texts: nothing beside Chinese, else a blank.

    `is_full` says that the line had no room for another character: a number is then broken, not two.
    """
    left, right = before[-1:], after[:1]
    if WIDE.match(left) or WIDE.match(right):
        return ""
    if _NUMERIC.match(left) and _NUMERIC.match(right):
        return "" if is_full and is_one_number(before, after) else " "
    return " "


def is_one_number(before: str, after: str) -> bool:
    """Whether the end of one text and the beginning of another make one number as numbers are written."""
    last, first = _LAST_TOKEN.search(before[-40:]), _FIRST_TOKEN.match(after[:40])
    return bool(last and first and _ONE_NUMBER.fullmatch(last[0] + first[0]))
