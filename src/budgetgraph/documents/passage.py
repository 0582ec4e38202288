"""A passage: a stretch of a document's canonical text that knows its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Blank space beside a Chinese character is lay-out (old line ends, padding), between Latin words it is a space.
_CHINESE = re.compile("[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, order=True)
class Passage:
    """`text` as it stands in the canonical text from the code point `start`; `end` is exclusive.

    Passages are only made by cutting, so that quoting is exact by construction.
    """

    start: int
    text: str

    @property
    def end(self) -> int:
        """The code point after the last one."""
        return self.start + len(self.text)

    @property
    def plain(self) -> str:
        """The text without lay-out: no line ends, no padding. What labels and comparisons use."""
        return _SPACE.sub(_gap, self.text.strip())

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The part between two offsets that are counted within this passage."""
        return Passage(self.start + start, self.text[start:end])

    def strip(self, characters: str | None = None) -> Passage:
        """Without the blank space (or those characters) at both ends."""
        left = len(self.text) - len(self.text.lstrip(characters))
        return self.cut(left, left + len(self.text.strip(characters)))

    def group(self, match: re.Match[str], group: int | str = 0) -> Passage:
        """What a group of a match on `self.text` matched."""
        return self.cut(match.start(group), match.end(group))

    def search(self, pattern: re.Pattern[str], group: int | str = 0) -> Passage | None:
        """What a group of the pattern's first match in it matched."""
        match = pattern.search(self.text)
        return None if match is None or match[group] is None else self.group(match, group)

    def find_all(self, pattern: re.Pattern[str], group: int | str = 0) -> Iterator[Passage]:
        """What a group of each match of the pattern matched, in order."""
        return (self.group(match, group) for match in pattern.finditer(self.text) if match[group] is not None)

    def split(self, separator: re.Pattern[str]) -> Iterator[Passage]:
        """The stretches between the separators, without blank space at their ends; empty ones are left out."""
        start = 0
        for match in separator.finditer(self.text):
            yield from self._filled(start, match.start())
            start = match.end()
        yield from self._filled(start, len(self.text))

    def covers(self, other: Passage) -> bool:
        """Whether the other passage lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def _filled(self, start: int, end: int) -> Iterator[Passage]:
        stretch = self.cut(start, end).strip()
        if stretch.text:
            yield stretch


def _gap(blank: re.Match[str]) -> str:
    """What a run of blank space inside a text stands for; each run is looked at once, however long it is."""
    before, after = blank.string[blank.start() - 1], blank.string[blank.end()]
    return "" if _CHINESE.match(before) or _CHINESE.match(after) else " "
