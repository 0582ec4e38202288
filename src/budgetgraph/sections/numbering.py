"""Numbered items: `1、…`, `（１）…`, `（一）…`, `一、…`, each with what follows until the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from budgetgraph.documents.passage import Passage

_HAN = "[一二三四五六七八九十百]{1,6}"
DIGITS = re.compile(r"\d{1,3}\s*+(?:、|[.．](?!\d))\s*+")
BRACKETED_DIGITS = re.compile(r"[（(]\s*+\d{1,3}\s*+[)）]\s*+")
BRACKETED_HAN = re.compile(rf"[（(]\s*+{_HAN}\s*+[)）]\s*+、?\s*+")
CHAPTER = re.compile(rf"{_HAN}\s*+[、.．]\s*+")
PART = re.compile(rf"第\s*+(?:{_HAN}|\d{{1,2}})\s*+(?:部\s*+分|章)\s*+[、.．：:]?\s*+")
CIRCLED = re.compile(r"[①-⑳]\s*+[、.．]?\s*+")
NUMBERINGS = (DIGITS, BRACKETED_DIGITS, BRACKETED_HAN, CHAPTER, PART, CIRCLED)
_COUNTED = re.compile(r"\d{1,3}|[一二三四五六七八九十]{1,3}")
_DIGITS = "一二三四五六七八九"
_HAN_NUMBERS = {
    f"{tens}{one}": 10 * ten + unit
    for ten, tens in enumerate(("", "十", *(f"{digit}十" for digit in _DIGITS[1:])))
    for unit, one in enumerate(("", *_DIGITS))
}
"""一 to 九十九."""
_ITEM_START = re.compile(rf"(?m)^[^\S\n]*+(?={DIGITS.pattern})")
# Where line ends were lost. What goes on from a number, an ordinal or an enumeration begins no item: 第1、2期.
_INLINE_START = re.compile(r"(?<![\d.．,，、第—～~至-])(?P<number>\d{1,2})\s*+(?:、|[.．])(?!\d)")
_TRAILING = "；;。.，,、 \t\n\u3000"


def numbered(paragraph: Passage, numbering: re.Pattern[str]) -> Passage | None:
    """What follows the number at the beginning of a paragraph, None where there is no such number."""
    match = numbering.match(paragraph.text)
    return paragraph.cut(match.end()).strip() if match else None


def numbering_of(paragraph: Passage) -> re.Pattern[str] | None:
    """The kind of number that a paragraph begins with, None where it begins with none."""
    return next((kind for kind in NUMBERINGS if kind.match(paragraph.text)), None)


def without_number(paragraph: Passage) -> Passage:
    """The paragraph without the number of any kind that it begins with."""
    return next((rest for kind in NUMBERINGS if (rest := numbered(paragraph, kind))), paragraph)


def run_in(paragraph: Passage, numbering: re.Pattern[str]) -> list[Passage]:
    """A numbered paragraph, cut before each number behind the end of a sentence that goes on counting from its own.

    `（七）管理。（八）审批。` are two; a number that does not follow the one before begins nothing.
    """
    starts = [0]
    last = paragraph.text
    for match in re.finditer(rf"(?<=[。；;])\s*+(?:{numbering.pattern})", paragraph.text):
        number = match[0]
        if _value(number) == _value(last) + 1:
            starts.append(match.start())
            last = number
    bounds = [*starts, len(paragraph.text)]
    return [paragraph.cut(start, end).strip() for start, end in pairwise(bounds)]


def _value(text: str) -> int:
    """The first number of a text, 0 where it is none that items have."""
    match = _COUNTED.search(text)
    if match is None:
        return 0
    return int(match[0]) if match[0].isdecimal() else _HAN_NUMBERS.get(match[0], 0)


def items(text: Passage) -> list[Passage]:
    """The items of a text that are numbered 1、2、; the whole text as one item where none is.

    Numbers begin lines; where the text is one line (a cell whose line ends were lost), they count up from the one
    that it begins with. What stands before the first number is an item too. A line without a number goes on with
    the item before it. Items without words are left out.
    """
    starts = [match.start() for match in _ITEM_START.finditer(text.text)]
    if "\n" not in text.text.strip():
        starts = [*starts, *_inline_starts(text.text)]
    bounds = [0, *starts, len(text.text)]
    cut = (text.cut(start, end).strip() for start, end in pairwise(bounds))
    found = (trimmed(_unnumbered(item)) for item in cut)
    return [item for item in found if item]


def _inline_starts(text: str) -> Iterator[int]:
    """Where the second item begins and each one after it, in a text that begins with a numbered one."""
    expected = None
    for match in _INLINE_START.finditer(text):
        number = int(match["number"])
        if expected is None and text[: match.start()].strip():
            return
        if expected == number:
            yield match.start()
        if expected is None or expected == number:
            expected = number + 1


def _unnumbered(item: Passage) -> Passage:
    rest = numbered(item, DIGITS)
    return item if rest is None else rest


def trimmed(text: Passage) -> Passage:
    """Without the punctuation and blank space that end an item of a list."""
    return text.cut(0, len(text.text.rstrip(_TRAILING)))


def grouped(paragraphs: Iterable[Passage], numbering: re.Pattern[str]) -> list[list[Passage]]:
    """Paragraphs in groups, each begun by a numbered one; those before the first are in no group."""
    groups: list[list[Passage]] = []
    for paragraph in paragraphs:
        if numbering.match(paragraph.text):
            groups.append([paragraph])
        elif groups:
            groups[-1].append(paragraph)
    return groups
