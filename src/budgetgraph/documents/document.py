"""A document: the canonical text, and the paragraphs and tables in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from budgetgraph.documents.passage import Passage

SEPARATOR = "\n\n"
"""What stands between the texts of two sources, and belongs to neither."""

Cell = Passage
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, without marks and blank space at its ends."""

    passage: Passage


@dataclass(frozen=True)
class Table:
    """A table: rows of cells, each cell a passage (an empty one where nothing is printed).

    In a grid every row has a cell for each column, and the passage of a merged cell stands at each place that it
    covers. In what is no grid, rows have as many cells as the file gave them.
    """

    rows: tuple[Row, ...]
    is_grid: bool = False

    @property
    def start(self) -> int:
        """Where its first cell begins."""
        return self.rows[0][0].start

    @property
    def end(self) -> int:
        """Where the last of its cells ends: a merged one stands where it begins, which is seldom the last row."""
        return max(cell.end for row in self.rows for cell in row)


Block = Paragraph | Table


@dataclass(frozen=True)
class Mark:
    """What belongs to the file and not to what it says: a bookmark's name, a page number."""

    passage: Passage
    kind: str


@dataclass(frozen=True)
class Source:
    """One of the original files of a document that has several; its text begins at the code point `start`.

    `unreadable_pages` are the numbers, from one, of its pages that hold something that is not text and was not read.
    """

    name: str
    sha256: str
    media_type: str
    start: int = 0
    unreadable_pages: tuple[int, ...] = ()


@dataclass(frozen=True)
class Document:
    """A document as read: all offsets are code points in `text`, which is NFC with LF line ends.

    `sha256` is the hash of the original's bytes, `media_type` the original's; `sources` are the originals where
    there are several, in order. `pages` are the code points at which the pages begin, where the format has pages;
    `unreadable_pages` are those of a document of one source; of several, each source has its own.
    """

    name: str
    sha256: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    pages: tuple[int, ...] = ()
    sources: tuple[Source, ...] = ()
    unreadable_pages: tuple[int, ...] = ()

    @property
    def originals(self) -> tuple[Source, ...]:
        """Its sources, or where it has one alone, that one."""
        alone = Source(self.name, self.sha256, self.media_type, unreadable_pages=self.unreadable_pages)
        return self.sources or (alone,)

    def source_of(self, passage: Passage) -> Source:
        """The source in which a passage begins."""
        return self.originals[self._place(passage.start)]

    def extent_of(self, source: Source) -> tuple[int, int]:
        """Where the text of one of its sources begins and ends."""
        following = self._place(source.start) + 1
        if following >= len(self.sources):
            return source.start, len(self.text)
        return source.start, self.sources[following].start - len(SEPARATOR)

    def within_sources(self, passage: Passage) -> Iterator[Passage]:
        """A passage cut at the borders of the sources that it runs over; mostly it is one alone."""
        if len(self.sources) < 2 or self._place(passage.start) == self._place(passage.end - 1):
            yield passage
            return
        for source in self.sources:
            first, last = self.extent_of(source)
            start, end = max(first, passage.start), min(last, passage.end)
            if start < end and (piece := passage.cut(start - passage.start, end - passage.start).strip()):
                yield piece

    def page_of(self, passage: Passage) -> int | None:
        """The number of the page of its source, from one, on which a passage begins; None for a source without."""
        before = bisect_left(self.pages, self.source_of(passage).start)
        return bisect_right(self.pages, passage.start) - before or None

    def _place(self, offset: int) -> int:
        if len(self.sources) < 2:
            return 0
        return max(0, bisect_right(self.sources, offset, key=lambda source: source.start) - 1)

    @property
    def whole(self) -> Passage:
        """The canonical text as one passage."""
        return Passage(0, self.text)

    def tables(self) -> Iterator[Table]:
        """Its tables, in order."""
        return (block for block in self.blocks if isinstance(block, Table))
