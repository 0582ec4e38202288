"""Numbered items: `1、…`, `（１）…`, `（一）…`, each with what follows until the next."""

from __future__ import annotations

import re
from collections.abc import Iterable

from budgetgraph.documents.passage import Passage

DIGITS = re.compile(r"\d{1,3}\s*(?:、|[.．](?!\d))\s*")
BRACKETED_DIGITS = re.compile(r"[（(]\s*\d{1,3}\s*[)）]\s*")
BRACKETED_HAN = re.compile(r"[（(]\s*[一二三四五六七八九十百]+\s*[)）]\s*")
CHAPTER = re.compile(r"(?:第[一二三四五六七八九十百]+部分|[一二三四五六七八九十百]+\s*[、.．])\s*")
_TRAILING = "；;。.，, \t\n\u3000"


def numbered(paragraph: Passage, numbering: re.Pattern[str]) -> Passage | None:
    """What follows the number at the beginning of a paragraph, None where there is no such number."""
    match = numbering.match(paragraph.text)
    return paragraph.cut(match.end()).strip() if match else None


def without_number(paragraph: Passage) -> Passage:
    """The paragraph without the number of any kind that it begins with."""
    kinds = (DIGITS, BRACKETED_DIGITS, BRACKETED_HAN, CHAPTER)
    return next((rest for kind in kinds if (rest := numbered(paragraph, kind))), paragraph)


def items(text: Passage, numbering: re.Pattern[str] = DIGITS) -> list[Passage]:
    """The items of a text whose lines are numbered; the whole text as one item where none is.

    A line without a number goes on with the item before it.
    """
    starts = [match.start() for match in re.finditer(rf"(?m)^\s*(?={numbering.pattern})", text.text)]
    if not starts:
        return [trimmed(text)] if text else []
    ends = [*starts[1:], len(text.text)]
    cut = (text.cut(start, end).strip() for start, end in zip(starts, ends, strict=True))
    return [trimmed(rest) for item in cut if (rest := numbered(item, numbering))]


def trimmed(text: Passage) -> Passage:
    """Without the punctuation and blank space that end an item of a list."""
    return text.cut(0, len(text.text.rstrip(_TRAILING)))


def grouped(paragraphs: Iterable[Passage], numbering: re.Pattern[str]) -> list[list[Passage]]:
    """Paragraphs in groups, each begun by a numbered one; what comes before the first is left out."""
    groups: list[list[Passage]] = []
    for paragraph in paragraphs:
        if numbering.match(paragraph.text):
            groups.append([paragraph])
        elif groups:
            groups[-1].append(paragraph)
    return groups
