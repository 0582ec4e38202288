"""Composes the canonical text of a format that has none of its own, and the blocks in it.

One paragraph a line; one row of a table a line, its cells separated by tabs, with an empty line before and after the
table. The text of a merged cell stands once, at its first place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from budgetgraph.documents.document import Block, Document, Mark, Paragraph, Table
from budgetgraph.documents.flow import Box, Grid, Item, Line
from budgetgraph.documents.grid_shape import Rows, distinct, is_layout, loose, trimmed
from budgetgraph.documents.passage import Passage
from budgetgraph.errors import UnreadableFile

Span = tuple[int, int]


def compose(name: str, data: bytes, media_type: str, items: Iterable[Item]) -> Document:
    """The document that these lines and grids are; raises `UnreadableFile` where there is nothing to read."""
    composition = _Composition()
    composition.write(items)
    if not composition.is_filled:
        raise UnreadableFile(
            "The document holds no text, perhaps only pictures of it.",
            where=name,
            hint="Ask the publisher for one with text, or recognise its characters (OCR) first.",
        )
    return composition.document(name, data, media_type)


class _Composition:
    """The text so far, and where in it the blocks and marks lie."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Span | list[list[Span]]] = []
        self._marks: list[tuple[Span, str]] = []

    @property
    def is_filled(self) -> bool:
        return bool(self._blocks)

    def write(self, items: Iterable[Item]) -> None:
        for item in items:
            if isinstance(item, Grid):
                self._grid(item)
            elif item.text:
                self._line(item)

    def document(self, name: str, data: bytes, media_type: str) -> Document:
        whole = Passage(0, "".join(self._parts))
        return Document(
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=media_type,
            text=whole.text,
            blocks=tuple(_block(whole, block) for block in self._blocks),
            marks=tuple(Mark(whole.cut(*span), kind) for span, kind in self._marks),
        )

    def _line(self, line: Line) -> None:
        if line.label:
            self._marks.append((self._put(line.label), "note"))
            self._put(" ")
        span = self._put(line.text)
        if line.mark:
            self._marks.append((span, line.mark))
        else:
            self._blocks.append(span)
        self._put("\n")

    def _grid(self, grid: Grid) -> None:
        rows = trimmed(grid)
        if is_layout(grid, rows):
            for box in distinct(grid):
                self.write(box.flow)
        else:
            if self._parts and self._parts[-1] != "\n\n":
                self._put("\n")
            self._table(rows)
            self.write(loose(grid))

    def _table(self, rows: Rows) -> None:
        places: dict[Box, Span] = {}
        table = []
        for row in rows:
            cells = []
            for column, box in enumerate(row):
                self._put("\t" if column else "")
                if box is not None and box not in places:
                    places[box] = self._put(box.text)
                cells.append((self._length, self._length) if box is None else places[box])
            table.append(cells)
            self._put("\n")
        self._blocks.append(table)
        self._parts[-1] = "\n\n"
        self._length += 1

    def _put(self, text: str) -> Span:
        start = self._length
        if text:
            self._parts.append(text)
            self._length += len(text)
        return start, self._length


def _block(whole: Passage, block: Span | list[list[Span]]) -> Block:
    if isinstance(block, tuple):
        return Paragraph(whole.cut(*block))
    return Table(tuple(tuple(whole.cut(*span) for span in row) for row in block), is_grid=True)
