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
