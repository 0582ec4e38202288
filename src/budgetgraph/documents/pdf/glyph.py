"""A glyph: what is drawn at a place of a page. Coordinates are points from the page's upper left corner."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

# Fonts made by some converters map a character to the radical that looks the same. NFC leaves both blocks as they
# are, and "⼀般公共预算" is found by nobody; NFKC would also change what is printed (full-width digits, ㈠, ①).
# The Kangxi radicals have their ideograph as compatibility decomposition; of the supplement, these are the
# simplified ones that stand for themselves (Unicode's EquivalentUnifiedIdeograph). Compatibility ideographs are
# mapped by NFC itself.
_SUPPLEMENT: dict[int, int] = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "母民虎西见角贝车長長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
_RADICALS: dict[int, str | int | None] = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **_SUPPLEMENT,
}
# Equal glyphs in a bucket that are compared: more stand there only in print that nobody can read.
_MOST_NEAR = 8
UNKNOWN = "\ufffd"
_CODE = re.compile(r"\(cid:\d+\)")
_DEEPEST = 0.6  # of its size: how far a character goes below the line at most
_USUAL_DEPTH = 0.15
_BUCKET = 2.0  # points; wider than any distance at which a glyph counts as drawn again


class Glyph(NamedTuple):
    """One character (a ligature may be several) with its box and the size of its font, in points."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """The height at which its middle lies."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """How far right its middle lies."""
        return (self.x0 + self.x1) / 2


def glyph_of(char: Mapping[str, Any]) -> Glyph:
    """The glyph of a character as pdfplumber gives it."""
    top, bottom = _height(char)
    return Glyph(characters(char["text"]), char["x0"], top, char["x1"], bottom, char["size"] or 1.0)


def _height(char: Mapping[str, Any]) -> tuple[float, float]:
    """The top and the bottom of a character: its box's, where its line of writing runs through that.

    Some fonts say that they go down as far as they are high, and their digits come to lie below the line.
    """
    top, bottom, size = char["top"], char["bottom"], char["size"]
    writing_line = bottom + char["y0"] - char["matrix"][5]
    if not char["upright"] or not size or bottom - writing_line <= _DEEPEST * size:
        return top, bottom
    bottom = writing_line + _USUAL_DEPTH * size
    return bottom - size, bottom


def characters(text: str) -> str:
    """What a glyph says, in NFC, with ideographs for radicals; a control character is a blank.

    A glyph of a font that does not say which character it is, which pdfminer writes as `(cid:17)`, is unknown: the
    number in it is none of the document's.
    """
    if text.isascii() and text.isprintable():
        return UNKNOWN if _CODE.fullmatch(text) else text
    text = unicodedata.normalize("NFC", text.translate(_RADICALS))
    return "".join(_printable(character) for character in text)


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return UNKNOWN if category == "Cs" else character


def drawn_once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The glyphs, without those drawn again at almost the same place, which is how a bold face is feigned."""
    seen: defaultdict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        x, y = int(glyph.x0 // _BUCKET), int(glyph.top // _BUCKET)
        near = (seen.get((glyph.text, x + i, y + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        if not any(_is_drawn_again(glyph, other) for others in near for other in others):
            seen[glyph.text, x, y] = [*seen[glyph.text, x, y][1 - _MOST_NEAR :], glyph]
            yield glyph


def _is_drawn_again(glyph: Glyph, other: Glyph) -> bool:
    # A dot leader's dots are as near as a quarter of their size: half of a glyph's own width is never the next one.
    reach = min(_BUCKET, 0.2 * glyph.size, 0.5 * (glyph.x1 - glyph.x0))
    return (
        abs(glyph.x0 - other.x0) <= reach
        and abs(glyph.top - other.top) <= min(_BUCKET, 0.2 * glyph.size)
        and abs(glyph.size - other.size) <= 0.1 * glyph.size
    )
