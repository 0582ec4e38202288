"""Reads plain text with tables, in one of two shapes: one cell a line, or one row a line.

In the first, as Word's tables come out, each cell starts on a line with a tab; an empty line ends a row, and a table
goes on as long as only blank lines and page numbers lie between its rows. The second is in text_grid.py.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from budgetgraph.documents.decoding import decode
from budgetgraph.documents.document import Block, Document, Mark, Paragraph, Row, Table
from budgetgraph.documents.page_number import page_numbers
from budgetgraph.documents.passage import Passage
from budgetgraph.documents.text_grid import grid_at

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_CELL_START = re.compile(r"[^\S\t\n]*\t")
_BOOKMARK = re.compile(r"\[bookmark: [^\[\]\n]*\]")
# With the signs that make a line of Markdown a heading.
_LEADING_BOOKMARKS = re.compile(rf"(?:\s*+{_BOOKMARK.pattern})*+\s*+(?:\#{{1,6}}[ \t]++)?+")
_HAN = "一二三四五六七八九十百"
# What begins a chapter; each in a group of its own, to tell whether two numbers are of the same kind.
_CHAPTER = re.compile(rf"[^\S\n]*(?:(第[{_HAN}]+部分)|([{_HAN}]+[、.．])|([（(][{_HAN}]+[)）]))[^\S\n]*\S")


def read_text(name: str, data: bytes) -> Document:
    """The document in a text file; raises `UnreadableFile`."""
    text = decode(data, name)
    blocks = list(_blocks(text))
    numbers = page_numbers(text, blocks)
    marks = [*_bookmarks(text), *(Mark(passage, "page-number") for passage in numbers)]
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        text=text,
        blocks=tuple(_joined(_without(numbers, blocks))),
        marks=tuple(sorted(marks, key=lambda mark: mark.passage)),
    )


def _bookmarks(text: str) -> Iterator[Mark]:
    return (Mark(passage, "bookmark") for passage in Passage(0, text).find_all(_BOOKMARK))


def _without(numbers: Iterable[Passage], blocks: Iterable[Block]) -> Iterator[Block]:
    left_out = {passage.start for passage in numbers}
    return (b for b in blocks if not (isinstance(b, Paragraph) and b.passage.start in left_out))


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with a table that goes on behind a page number or a bookmark as one."""
    rows: list[Row] = []
    for block in blocks:
        if isinstance(block, Table) and not block.is_grid:
            rows += block.rows
            continue
        if rows:
            yield Table(tuple(rows))
            rows = []
        yield block
    if rows:
        yield Table(tuple(rows))


def _blocks(text: str) -> Iterator[Block]:
    lines = _Lines(text)
    while (line := lines.peek()) is not None:
        grid = lines.grid()
        if grid is not None:
            yield grid
        elif _CELL_START.match(line.text):
            yield _table(lines)
        else:
            lines.take()
            passage = _without_bookmarks(line)
            if passage:
                yield Paragraph(passage)


def _without_bookmarks(line: Passage) -> Passage:
    """The line without blank space, bookmarks and signs of headings at its beginning."""
    match = _LEADING_BOOKMARKS.match(line.text)
    return line.cut(match.end() if match else 0).strip()


def _table(lines: _Lines) -> Table:
    rows = [_row(lines)]
    while lines.next_filled_starts_a_cell():
        lines.skip_blank()
        rows.append(_row(lines))
    return Table(tuple(rows))


def _row(lines: _Lines) -> Row:
    """Cells up to a blank line; a line that starts no cell belongs to the cell before it.

    A line that begins as a chapter does ends the table, where only the blank line before it was lost.
    """
    cells: list[Passage] = []
    start = end = 0
    while (line := lines.peek()) is not None and (line or _CELL_START.match(line.text)):
        match = _CELL_START.match(line.text)
        if match:
            cells += [lines.between(start, end)] if end else []
            start = line.start + match.end()
        elif lines.begin_chapter(start, end):
            break
        lines.take()
        end = line.end
    return (*(cell.strip() for cell in cells), lines.between(start, end).strip())


class _Lines:
    """The lines of a text as passages, with a look ahead."""

    def __init__(self, text: str) -> None:
        self._whole = Passage(0, text)
        self._lines = list(self._whole.find_all(_LINE))
        self._next = 0

    def peek(self) -> Passage | None:
        return self._lines[self._next] if self._next < len(self._lines) else None

    def take(self) -> None:
        self._next += 1

    def grid(self) -> Table | None:
        """Takes the table whose rows are lines, where one begins here."""
        found = grid_at(self._lines, self._next)
        if found is None:
            return None
        self._next += found[1]
        return found[0]

    def between(self, start: int, end: int) -> Passage:
        return self._whole.cut(start, end)

    def begin_chapter(self, start: int, end: int) -> bool:
        """Whether the next line begins a chapter, not one more item of the cell above that is numbered likewise."""
        text = self._whole.text
        chapter = _CHAPTER.match(text, end)
        first = _CHAPTER.match(text, start, end) if chapter else None
        return chapter is not None and (first is None or first.lastindex != chapter.lastindex)

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
