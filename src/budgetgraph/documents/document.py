"""A document: the canonical text, and the paragraphs and tables in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from budgetgraph.documents.passage import Passage

Cell = Passage
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, without marks and blank space at its ends."""

    passage: Passage


@dataclass(frozen=True)
class Table:
    """A table: rows of cells, each cell a passage (an empty one where nothing is printed)."""

    rows: tuple[Row, ...]

    @property
    def start(self) -> int:
        """Where its first cell begins."""
        return self.rows[0][0].start

    @property
    def end(self) -> int:
        """Where its last cell ends."""
        return self.rows[-1][-1].end


Block = Paragraph | Table


@dataclass(frozen=True)
class Mark:
    """What belongs to the file and not to what it says: a bookmark's name, a page number."""

    passage: Passage
    kind: str


@dataclass(frozen=True)
class Document:
    """A document as read: all offsets are code points in `text`, which is NFC with LF line ends.

    `sha256` is the hash of the original's bytes, `media_type` the original's.
    """

    name: str
    sha256: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def whole(self) -> Passage:
        """The canonical text as one passage."""
        return Passage(0, self.text)

    def tables(self) -> Iterator[Table]:
        """Its tables, in order."""
        return (block for block in self.blocks if isinstance(block, Table))
