"""The rank of a heading, by the kind of its number: a part holds chapters, a chapter titles in brackets."""

from __future__ import annotations

import re
from enum import IntEnum

from budgetgraph.documents.passage import Passage
from budgetgraph.sections.numbering import BRACKETED_DIGITS, BRACKETED_HAN, CHAPTER, DIGITS, PART

_HAN_DIGITS = {character: value for value, character in enumerate("一二三四五六七八九", 1)}
_NUMBER = re.compile(r"[一二三四五六七八九十百]+|\d+")


class Rank(IntEnum):
    """The higher the rank of a heading, the smaller its value.

    A title without a number (Shanghai's `名词解释`) stands between the parts and the chapters that it may hold.
    """

    PART = 1
    BARE = 2
    CHAPTER = 3
    BRACKETED = 4
    ITEM = 5


_RANKS = (
    (PART, Rank.PART),
    (CHAPTER, Rank.CHAPTER),
    (BRACKETED_HAN, Rank.BRACKETED),
    (DIGITS, Rank.ITEM),
    (BRACKETED_DIGITS, Rank.ITEM),
)


def rank_of(line: Passage) -> Rank:
    """The rank of a line by its number."""
    return next((rank for pattern, rank in _RANKS if pattern.match(line.text)), Rank.BARE)


def number_of(line: Passage) -> int:
    """The number that a line begins with, 0 for one without: `（十二）` is 12."""
    match = _NUMBER.search(line.text, 0, 8) if rank_of(line) is not Rank.BARE else None
    if match is None:
        return 0
    return int(match[0]) if match[0].isdigit() else _han(match[0])


def _han(text: str) -> int:
    """The value of a number below one hundred in Chinese characters."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _HAN_DIGITS.get(text[-1], 0)
    return _HAN_DIGITS.get(tens, 1) * 10 + _HAN_DIGITS.get(ones, 0)
