"""A document's text without lay-out, in which a sentence that lines and pages break is in one piece."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from budgetgraph.documents.document import Document
from budgetgraph.documents.passage import Passage

_WORD = re.compile(r"\S+")


class PlainText:
    """`text` has neither blank space nor marks (page numbers, bookmarks).

    What is found in it is handed out as it stands in the document's own text, lay-out and all.
    """

    def __init__(self, document: Document) -> None:
        self._whole = document.whole
        self._starts: list[int] = []  # of each stretch, in the plain text
        self._places: list[int] = []  # of each stretch, in the document's text
        self.text = "".join(self._stretches(document))

    def find_all(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Passage]]:
        """Each match of the pattern with the passage that it covers; a pattern must not match nothing."""
        return ((match, self._passage(*match.span())) for match in pattern.finditer(self.text))

    def _stretches(self, document: Document) -> Iterator[str]:
        length = 0
        for piece in _unmarked(document):
            for word in piece.find_all(_WORD):
                self._starts.append(length)
                self._places.append(word.start)
                length += len(word.text)
                yield word.text

    def _passage(self, start: int, end: int) -> Passage:
        return self._whole.cut(self._place(start), self._place(end - 1) + 1)

    def _place(self, offset: int) -> int:
        stretch = bisect_right(self._starts, offset) - 1
        return self._places[stretch] + offset - self._starts[stretch]


def _unmarked(document: Document) -> Iterator[Passage]:
    start = 0
    for mark in sorted(document.marks, key=lambda mark: mark.passage):
        if mark.passage.start >= start:
            yield document.whole.cut(start, mark.passage.start)
            start = mark.passage.end
    yield document.whole.cut(start)
