"""What brackets say beside a sentence: behind them it goes on with what it spoke of before."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Generic, TypeVar

from budgetgraph.documents.passage import Passage

# The number of an item in brackets is none.
_ASIDE = re.compile(
    r"[（(](?![一二三四五六七八九十\d]{1,3}[)）])[^（()）]{0,12}(?:[（(][^（()）]{0,12}[)）])?[^（()）]*+(?:[（(][^（()）]{0,12}[)）][^（()）]*+)*+[)）]"
)

Subject = TypeVar("Subject")


class Asides(Generic[Subject]):
    """The brackets of a paragraph; asked in the order of the text."""

    def __init__(self, paragraph: Passage) -> None:
        spans = [match.span() for match in _ASIDE.finditer(paragraph.text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._within: int | None = None
        self._before: Subject | None = None

    def subject(self, offset: int, subject: Subject | None) -> Subject | None:
        """What is spoken of at an offset, where `subject` was spoken of last."""
        index = bisect_right(self._starts, offset) - 1
        within = index if index >= 0 and offset < self._ends[index] else None
        if within == self._within:
            return subject
        last = subject if self._within is None else self._before
        self._within, self._before = within, last
        return last
