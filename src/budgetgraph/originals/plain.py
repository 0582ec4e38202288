"""A document as plain data, to come out of a confined process: places only, so that no passage can be made up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from budgetgraph.documents.document import Block, Document, Mark, Paragraph, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.errors import UnreadableFile

MOST_PLACES = 2_000_000
"""Cells, paragraphs and marks of one document; the largest seen has 30,000."""

_MOST_REPEATED = 8
"""So many times as long as the text may be what all passages of a document say together."""


def to_plain(document: Document) -> bytes:
    """The content of a document of one source, as JSON; raises `UnreadableFile` for one that is too large."""
    cells = sum(len(row) for table in document.tables() for row in table.rows)
    if len(document.blocks) + cells + len(document.marks) > MOST_PLACES:
        raise UnreadableFile(
            f"It has more than {MOST_PLACES:,} cells and paragraphs.", where=document.name, hint="Split it."
        )
    content = {
        "media_type": document.media_type,
        "text": document.text,
        "blocks": [_plain(block) for block in document.blocks],
        "grids": [i for i, block in enumerate(document.blocks) if isinstance(block, Table) and block.is_grid],
        "tables": [i for i, block in enumerate(document.blocks) if isinstance(block, Table)],
        "marks": [[mark.kind, mark.passage.start, mark.passage.end] for mark in document.marks],
        "pages": document.pages,
        "unreadable": document.unreadable_pages,
    }
    return json.dumps(content).encode()


def _plain(block: Block) -> list[list[int]]:
    """The rows of a block, each with start and end of its cells one after the other; a paragraph is one cell."""
    rows: Iterable[Sequence[Passage]] = [[block.passage]] if isinstance(block, Paragraph) else block.rows
    return [[place for cell in row for place in (cell.start, cell.end)] for row in rows]


def of_plain(data: bytes, name: str, sha256: str) -> Document:
    """The document; raises `ValueError`, `TypeError`, `KeyError` or `AttributeError` for what is none."""
    content: dict[str, Any] = json.loads(data)
    text = str(content["text"])
    passages = _Passages(text)
    tables, grids = set(content["tables"]), set(content["grids"])
    blocks = [passages.block(rows, i in tables, i in grids) for i, rows in enumerate(content["blocks"])]
    return Document(
        name=name,
        sha256=sha256,
        media_type=str(content["media_type"])[:100],
        text=text,
        blocks=tuple(blocks),
        marks=tuple(Mark(passages.at(start, end), str(kind)[:100]) for kind, start, end in content["marks"]),
        pages=tuple(_rising(content["pages"], len(text))),
        unreadable_pages=tuple(_rising(content["unreadable"], len(content["pages"]))),
    )


class _Passages:
    """The passages of a text by their places, each made once: a merged cell stands at many."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._made: dict[tuple[int, int], Passage] = {}
        self._places = MOST_PLACES
        self._room = _MOST_REPEATED * len(text)

    def at(self, start: int, end: int) -> Passage:
        """Raises `ValueError` for a place that is not in the text, and for one too many."""
        self._places -= 1
        known = self._made.get((start, end))
        if known is not None:
            return known
        self._room -= end - start
        if not 0 <= start <= end <= len(self._text) or self._places < 0 or self._room < 0:
            raise ValueError(f"{start} to {end} is no place in the text.")
        made = self._made[start, end] = Passage(start, self._text[start:end])
        return made

    def block(self, rows: Sequence[Sequence[int]], is_table: bool, is_grid: bool) -> Block:
        """A block from its rows of places."""
        made = tuple(tuple(self.at(*place) for place in _pairs(row)) for row in rows)
        if not made or not all(made):
            raise ValueError("A block without a cell.")
        return Table(made, is_grid) if is_table else Paragraph(made[0][0])


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    return zip(places[::2], places[1::2], strict=True)


def _rising(numbers: Sequence[int], end: int) -> Iterator[int]:
    last = 0
    for number in numbers:
        if not last <= number <= end:
            raise ValueError(f"{number} is no page, and none begins there.")
        yield (last := number)
