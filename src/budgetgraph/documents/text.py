"""Reads plain text in which, as Word's tables come out, each cell starts on a line with a tab.

An empty line ends a row; a table goes on as long as only blank lines lie between its rows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from budgetgraph.documents.decoding import decode
from budgetgraph.documents.document import Block, Document, Mark, Paragraph, Row, Table
from budgetgraph.documents.passage import Passage

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_CELL_START = re.compile(r"[^\S\t\n]*\t")
_BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\]")
_PAGE_NUMBER = re.compile(r"[-—－ ]*\d{1,4}[-—－ ]*")


def read_text(name: str, data: bytes) -> Document:
    """The document in a text file; raises `UnreadableFile`."""
    text = decode(data, name)
    blocks, page_numbers = _without_page_numbers(_blocks(text))
    marks = [*_bookmarks(text), *(Mark(passage, "page-number") for passage in page_numbers)]
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        text=text,
        blocks=tuple(blocks),
        marks=tuple(sorted(marks, key=lambda mark: mark.passage)),
    )


def _bookmarks(text: str) -> Iterator[Mark]:
    return (Mark(passage, "bookmark") for passage in Passage(0, text).find_all(_BOOKMARK))


def _without_page_numbers(blocks: Iterator[Block]) -> tuple[list[Block], list[Passage]]:
    kept: list[Block] = []
    page_numbers: list[Passage] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _PAGE_NUMBER.fullmatch(block.passage.text):
            page_numbers.append(block.passage)
        else:
            kept.append(block)
    return kept, page_numbers


def _blocks(text: str) -> Iterator[Block]:
    lines = _Lines(text)
    while (line := lines.peek()) is not None:
        if _CELL_START.match(line.text):
            yield _table(lines)
        else:
            lines.take()
            passage = _without_bookmarks(line)
            if passage:
                yield Paragraph(passage)


def _without_bookmarks(line: Passage) -> Passage:
    """The line without blank space and bookmarks at its beginning."""
    line = line.strip()
    while match := _BOOKMARK.match(line.text):
        line = line.cut(match.end()).strip()
    return line


def _table(lines: _Lines) -> Table:
    rows = [_row(lines)]
    while lines.next_filled_starts_a_cell():
        lines.skip_blank()
        rows.append(_row(lines))
    return Table(tuple(rows))


def _row(lines: _Lines) -> Row:
    """Cells up to a blank line; a line that starts no cell belongs to the cell before it."""
    cells: list[Passage] = []
    while (line := lines.peek()) is not None and (line or _CELL_START.match(line.text)):
        lines.take()
        match = _CELL_START.match(line.text)
        if match:
            cells.append(line.cut(match.end()))
        else:
            cells[-1] = Passage(cells[-1].start, cells[-1].text + line.text)
    return tuple(cell.strip() for cell in cells)


class _Lines:
    """The lines of a text as passages, with a look ahead."""

    def __init__(self, text: str) -> None:
        self._lines = list(Passage(0, text).find_all(_LINE))
        self._next = 0

    def peek(self) -> Passage | None:
        return self._lines[self._next] if self._next < len(self._lines) else None

    def take(self) -> None:
        self._next += 1

    def skip_blank(self) -> None:
        while _is_blank(self.peek()):
            self.take()

    def next_filled_starts_a_cell(self) -> bool:
        ahead = self._next
        while ahead < len(self._lines) and _is_blank(self._lines[ahead]):
            ahead += 1
        return ahead < len(self._lines) and _CELL_START.match(self._lines[ahead].text) is not None


def _is_blank(line: Passage | None) -> bool:
    return line is not None and not line and not _CELL_START.match(line.text)
