"""A sentence that divides an amount, as far as a change behind one of the parts: `5万元，其中：A 3万元，B 2万元，增加…`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.summands import are_beside, is_above

_DIVIDED = re.compile("其中|包括|全部[是为]|分为")
_END, _PART_END = "。", "；"
_LONGEST = 1000  # characters before and behind a change in which its sentence is looked for

Stated = Sequence[Figure | Change]
"""Figures and changes in the order of the text."""


@dataclass(frozen=True)
class Partition:
    """What stands before a change that may be the last part's or the whole's.

    `last` is the part named last; `wholes` are the amounts that are divided, the one that is nearest last; `start`
    is where its parts begin; `parts` and `changes` are those before the change, of the whole as well.
    `goes_on` where another part follows.
    """

    last: Figure
    wholes: Sequence[Figure]
    start: int
    parts: Sequence[Figure]
    changes: Sequence[Change]
    goes_on: bool

    @property
    def is_single(self) -> bool:
        """Whether there is but one part."""
        return len(self.parts) == 1

    def is_behind(self, change: Change) -> bool:
        """Whether a change stands among the parts."""
        return change.quote.start >= self.start


def sorted_by_place(facts: Iterable[Fact]) -> Stated:
    """The figures and changes of a paragraph in the order of the text."""
    return sorted((fact for fact in facts if isinstance(fact, Figure | Change)), key=place)


def place(fact: Figure | Change) -> int:
    """Where in the document an amount, or the clause of a change, begins."""
    return fact.money.stated.start if isinstance(fact, Figure) else fact.quote.start


def is_of(one: Figure | Change, other: Figure | Change) -> bool:
    """Whether two are of the same line item and class."""
    return (one.line_item, one.classification) == (other.line_item, other.classification)


def partition_before(change: Change, stated: Stated, paragraph: Passage) -> Partition | None:
    """The partition whose last part a change stands behind; None where its sentence divides nothing before it."""
    sentence = _Sentence(change, stated, paragraph)
    last = sentence.last
    if last is None or sentence.is_bracketed(last):
        return None
    divided = [(at, sentence.whole(at, last)) for at in sentence.divisions(place(last))]
    divided = [(at, whole) for at, whole in divided if not sentence.is_past(at, whole, last)]
    if not divided:
        return None
    start, nearest = divided[-1]
    return Partition(
        last,
        tuple(dict.fromkeys(whole for _, whole in divided if whole)),
        start,
        sentence.parts(start, last),
        sentence.changes,
        goes_on=sentence.goes_on(nearest, last),
    )


class _Sentence:
    """The sentence of a change; of one that begins with the division the one before, too."""

    def __init__(self, change: Change, stated: Stated, paragraph: Passage) -> None:
        self._paragraph = paragraph
        self._change = change
        at = change.quote.start
        self._start = self._begin(at)
        opened = self._text(self._start, at).lstrip()
        self._first = self._begin(self._start - 1) if opened.startswith("其中") else self._start
        self._end = self._stop(at)
        index = bisect_left(stated, at, key=place)
        self._before = stated[bisect_left(stated, self._first, key=place) : index]
        last = bisect_left(stated, self._end, key=place)
        self._behind = [one for one in stated[index:last] if isinstance(one, Figure)]

    @property
    def last(self) -> Figure | None:
        """The amount before the change that the change would be of."""
        amounts = (
            one for one in reversed(self._before) if isinstance(one, Figure) and place(one) >= self._start
        )
        own = (one for one in amounts if (one.year, one.phase) == (None, None))
        return next((one for one in own if is_of(one, self._change)), None)

    @property
    def changes(self) -> list[Change]:
        """The changes that stand before this one."""
        return [one for one in self._before if isinstance(one, Change)]

    def parts(self, start: int, last: Figure) -> list[Figure]:
        """The amounts behind an offset that are divided no further in brackets."""
        amounts = [one for one in self._before if isinstance(one, Figure) and place(one) > start]
        at = self._change.quote.start
        return [one for one in amounts if _is_alike(one, last) and _depth(self._text(place(one), at)) >= 0]

    def is_bracketed(self, last: Figure) -> bool:
        """Whether the change stands in brackets behind its amount."""
        return _depth(self._text(last.quote.end, self._change.quote.end)) > 0

    def divisions(self, before: int) -> list[int]:
        """Where the words that divide stand before an offset, but for those in brackets that are closed."""
        found = (self._start + match.start() for match in _DIVIDED.finditer(self._text(self._start, before)))
        return [at for at in found if _depth(self._text(at, self._change.quote.start)) >= 0]

    def whole(self, at: int, last: Figure) -> Figure | None:
        """The amount that is divided there: of the same flow, year and phase as the part."""
        found = (one for one in reversed(self._before) if isinstance(one, Figure) and place(one) < at)
        return next((one for one in found if _is_alike(one, last) and not is_of(one, last)), None)

    def is_past(self, at: int, whole: Figure | None, last: Figure) -> bool:
        """Whether another thing of the same rank has followed: `接待费3万元，其中：国内3万元；用车费5万元，增加1万元`."""
        is_other = whole is not None and are_beside(whole.line_item, last.line_item)
        return is_other and _PART_END in self._text(at, place(last))

    def goes_on(self, whole: Figure | None, last: Figure) -> bool:
        """Whether the amount behind the change is another part."""
        behind = self._behind[0] if self._behind else None
        if behind is None or not _is_alike(behind, last) or is_of(behind, last):
            return False
        if _DIVIDED.search(self._text(self._change.quote.end, place(behind))):
            return False
        return not (whole and _is_no_part(behind, whole))

    def _text(self, start: int, end: int) -> str:
        return self._paragraph.text[
            max(0, start - self._paragraph.start) : max(0, end - self._paragraph.start)
        ]

    def _begin(self, at: int) -> int:
        """Where the sentence begins that an offset stands in."""
        lowest = max(0, at - self._paragraph.start - _LONGEST)
        ended = self._paragraph.text.rfind(_END, lowest, max(0, at - self._paragraph.start))
        return self._paragraph.start + (ended + 1 if ended >= 0 else lowest)

    def _stop(self, at: int) -> int:
        start = at - self._paragraph.start
        ended = self._paragraph.text.find(_END, start, start + _LONGEST)
        return at + (ended - start if ended >= 0 else _LONGEST)


def _is_alike(one: Figure, other: Figure) -> bool:
    """Whether two are of the same flow, year and phase, so that one may be part of the other."""
    flows = {figure.line_item.partition("-")[0] for figure in (one, other)}
    return len(flows) == 1 and (one.year, one.phase) == (other.year, other.phase)


def _is_no_part(figure: Figure, whole: Figure) -> bool:
    return (
        is_of(figure, whole)
        or are_beside(figure.line_item, whole.line_item)
        or is_above(figure.line_item, whole.line_item)
    )


def _depth(text: str) -> int:
    """How many brackets a text opens and does not close; less than none where it closes others."""
    return text.count("（") + text.count("(") - text.count("）") - text.count(")")
