"""One original with what every trait is read from: its title, owner lines, short lines and plain text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

from budgetgraph.descriptions.owner_line import OwnerLine, owner_lines
from budgetgraph.descriptions.plain_text import PlainText
from budgetgraph.descriptions.title import Title, read_title
from budgetgraph.descriptions.trait import Candidate, Place
from budgetgraph.documents.document import Document, Paragraph
from budgetgraph.documents.passage import Passage

T = TypeVar("T")
_SHORT = 60  # code points; what is longer is neither a heading nor the name of a table
_HEAD = 3  # rows of a table that can hold its name


class Source:
    """A document as the traits look at it; everything is found once, and only when it is asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def title(self) -> Title | None:
        """The title, or None where none was recognised."""
        return read_title(self.document)

    @cached_property
    def owner_lines(self) -> tuple[OwnerLine, ...]:
        """The owner lines, in order."""
        return tuple(owner_lines(self.document))

    @cached_property
    def plain(self) -> PlainText:
        """The text without lay-out."""
        return PlainText(self.document)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer(r"\n", self.document.text)]

    @cached_property
    def stem(self) -> str:
        """The file's name without its suffix."""
        return self.document.name.rpartition(".")[0] or self.document.name

    @cached_property
    def short_lines(self) -> tuple[Passage, ...]:
        """Short paragraphs and the first cells of tables: where headings and names of tables stand."""
        return tuple(line for line in self._lines() if line and len(line.plain) <= _SHORT)

    def found(self, value: T, place: Place, passage: Passage) -> Candidate[T]:
        """A candidate with the place of its words."""
        page = self.document.page_of(passage)
        first = bisect_left(self._line_ends, self.document.pages[page - 1] if page else 0)
        line = bisect_left(self._line_ends, passage.start) - first + 1
        return Candidate(value, place, passage.plain, self.document.name, passage, page, line)

    def named(self, value: T, words: str) -> Candidate[T]:
        """A candidate that only the file's name gives."""
        return Candidate(value, Place.FILE_NAME, words, self.document.name)

    def in_short_lines(
        self, pattern: re.Pattern[str], value: Callable[[re.Match[str]], T]
    ) -> Iterator[Candidate[T]]:
        """A candidate for each short line in which the pattern is found."""
        for line in self.short_lines:
            match = pattern.search(line.plain)
            if match:
                yield self.found(value(match), Place.TABLES, line)

    def _lines(self) -> Iterator[Passage]:
        for block in self.document.blocks:
            if isinstance(block, Paragraph):
                yield block.passage
            else:
                yield from (row[0] for row in block.rows[:_HEAD] if row)
