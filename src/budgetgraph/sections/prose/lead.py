"""The words before a number, without blank space, that still know their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from budgetgraph.documents.passage import Passage

_BLANK = re.compile(r"\s")
LONGEST = 160
"""Code points of a lead; a longer one says too much to be understood."""


@dataclass(frozen=True)
class Lead:
    """`text` is the stretch without blank space; `places` are its code points' offsets in the paragraph."""

    text: str
    places: tuple[int, ...]
    paragraph: Passage

    @classmethod
    def of(cls, paragraph: Passage, start: int, end: int) -> Lead:
        """The words of a paragraph between two offsets."""
        places = tuple(i for i in range(start, end) if not _BLANK.match(paragraph.text, i))
        return cls("".join(paragraph.text[i] for i in places), places, paragraph)

    @property
    def is_long(self) -> bool:
        """Whether it says too much to be understood."""
        return len(self.text) > LONGEST

    def group(self, match: re.Match[str], group: int | str = 0) -> Passage | None:
        """What a group of a match on `text` matched, as it is printed; None where it matched nothing."""
        start, end = match.span(group)
        return self.between(start, end) if start < end else None

    def between(self, start: int, end: int) -> Passage:
        """The printed words between two offsets in `text`."""
        return self.paragraph.cut(self.places[start], self.places[end - 1] + 1)

    def without(self, start: int, end: int) -> Lead:
        """The lead with a stretch of `text` left out."""
        return replace(
            self,
            text=self.text[:start] + self.text[end:],
            places=self.places[:start] + self.places[end:],
        )
