"""What a number of passages cover of a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from budgetgraph.documents.passage import Passage


class Cover:
    """The stretches of text that some passages cover; asking is logarithmic in their number."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for passage in sorted(passages):
            self._add(passage.start, passage.end)

    def covers(self, passage: Passage) -> bool:
        """Whether a passage lies within one stretch."""
        index = bisect_right(self._starts, passage.start) - 1
        return index >= 0 and passage.end <= self._ends[index]

    def touches(self, passage: Passage) -> bool:
        """Whether any of a passage is covered."""
        index = bisect_left(self._starts, passage.end) - 1
        return index >= 0 and passage.start < self._ends[index]

    def _add(self, start: int, end: int) -> None:
        # Passages that overlap become one stretch; those that only touch do not, lest two halves of a
        # number in different passages pass for a read one.
        if self._ends and start < self._ends[-1]:
            self._ends[-1] = max(self._ends[-1], end)
        else:
            self._starts.append(start)
            self._ends.append(end)
