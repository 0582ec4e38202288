"""Sentences that divide an amount: `收入100万元，其中：财政拨款90万元，其他收入10万元。比上年增加5万元`.

What the next sentence says without a name is said of the whole, not of the part that was named last. Where a
sentence divides two amounts, nobody can tell which is meant. A division within brackets is the bracket's own.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Generic, TypeVar

from budgetgraph.documents.passage import Passage

Subject = TypeVar("Subject")
_WORD = "其中"
_SEVERAL = 2
_LONGEST = 300  # characters of a sentence in which brackets are counted


class Divisions(Generic[Subject]):
    """The divisions of a paragraph; asked at each number, in the order of the text."""

    def __init__(self, paragraph: Passage) -> None:
        self._text = paragraph.text
        self._ends = [i + 1 for i, character in enumerate(paragraph.text) if character == "。"]
        self._before = 0
        self._sentence = 0
        self._whole: Subject | None = None
        self._parts: set[Subject | None] | None = None

    def subject(self, start: int, subject: Subject | None) -> Subject | None:
        """What is spoken of before the words of a number that starts there, where `subject` was spoken of last."""
        sentence = bisect_right(self._ends, start)
        if sentence != self._sentence:
            subject = self.ended(subject)
            self._sentence = sentence
        place = self._text.find(_WORD, max(self._before, self._start), start)
        if place >= 0 and not self._is_in_brackets(place):
            is_first = self._parts is None and (self._before > self._start or self._begins(place))
            self._whole = subject if is_first else None
            self._parts = set() if self._parts is None else self._parts
        elif self._parts is not None:
            self._parts.add(subject)
        self._before = start
        return subject

    def ended(self, subject: Subject | None) -> Subject | None:
        """What is spoken of behind a sentence: the whole of several parts; of one part, nobody can tell."""
        if self._parts is None:
            return subject
        whole = self._whole if len({*self._parts, subject}) >= _SEVERAL else None
        self._parts = self._whole = None
        return whole

    def _is_in_brackets(self, place: int) -> bool:
        words = self._text[max(self._start, place - _LONGEST) : place]
        return words.count("（") + words.count("(") > words.count("）") + words.count(")")

    def _begins(self, place: int) -> bool:
        """Whether the sentence begins with the division: of what the sentence before spoke of."""
        return not self._text[self._start : place].strip() and self._start > 0

    @property
    def _start(self) -> int:
        return self._ends[self._sentence - 1] if self._sentence else 0
