"""The canonical text of a document that has pages, and the blocks, marks and page beginnings in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from budgetgraph.documents.document import Block, Mark, Paragraph, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.documents.pdf.flow import Marked, Piece, Prose
from budgetgraph.documents.pdf.grid import Cell, Grid
from budgetgraph.documents.pdf.joining import Row
from budgetgraph.documents.pdf.line import Line, between
from budgetgraph.documents.pdf.paragraph import Printed, is_full
from budgetgraph.documents.pdf.parting import Aside, parts_of, without_artefacts


class Writing:
    """A text that is written piece by piece."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self._parts: list[str] = []
        self._length = 0
        self._pages: list[int] = []

    @property
    def text(self) -> str:
        """What has been written."""
        return "".join(self._parts)

    def pages(self, count: int) -> tuple[int, ...]:
        """Where each of that many pages begins; an empty one begins where the next one does."""
        return (*self._pages, *[self._length] * (count - len(self._pages)))

    def write(self, pieces: Iterable[Piece]) -> None:
        """Writes paragraphs, tables and marks, in order."""
        for piece in pieces:
            if isinstance(piece, Prose):
                self._paragraph(piece)
            elif isinstance(piece, Grid):
                self._grid(piece)
            else:
                self._mark(piece)

    def _paragraph(self, prose: Prose) -> None:
        start = self._length
        before: Printed | None = None
        text = ""
        for printed in prose.lines:
            text += _gap(before, printed.line, text) + printed.line.text
            if before is None or before.page != printed.page:
                self._begin_page(printed.page, start + len(text) - len(printed.line.text))
            before = printed
        self.blocks.append(Paragraph(self._line(text)))

    def _grid(self, grid: Grid) -> None:
        for part in parts_of(grid):
            if isinstance(part, Aside):
                self._begin_page(part.page, self._length)
                self.blocks.append(Paragraph(self._line(part.cell.text)))
            else:
                self._table(part)

    def _table(self, grid: Grid) -> None:
        self._empty_line()
        printed: dict[Cell, Passage] = {}
        rows = []
        for row, page in zip(without_artefacts(grid.rows), grid.pages, strict=True):
            self._begin_page(page, self._length)
            rows.append(self._row(row, printed))
        self.blocks.append(Table(tuple(rows), is_grid=True))
        self._write("\n")

    def _row(self, row: Row, printed: dict[Cell, Passage]) -> tuple[Passage, ...]:
        passages = []
        for column, cell in enumerate(row):
            self._write("\t" if column else "")
            if cell not in printed:
                printed[cell] = self._write(cell.text)
            passages.append(printed[cell])
        self._write("\n")
        return tuple(passages)

    def _mark(self, mark: Marked) -> None:
        self._begin_page(mark.page, self._length)
        said = mark.said.text if isinstance(mark.said, Line) else _joined(mark.said)
        self.marks.append(Mark(self._line(said), mark.kind))

    def _begin_page(self, page: int, at: int) -> None:
        self._pages += [at] * (page - len(self._pages))

    def _empty_line(self) -> None:
        """Writes one, unless nothing or an empty line was written last."""
        if self._parts and not "".join(self._parts[-2:]).endswith("\n\n"):
            self._write("\n")

    def _line(self, text: str) -> Passage:
        passage = self._write(text)
        self._write("\n")
        return passage

    def _write(self, text: str) -> Passage:
        canonical = unicodedata.normalize("NFC", text)
        passage = Passage(self._length, canonical)
        if canonical:
            self._parts.append(canonical)
            self._length += len(canonical)
        return passage


def _gap(before: Printed | None, line: Line, text: str) -> str:
    if before is None:
        return ""
    return between(text, line.text, is_full=is_full(before, line))


def _joined(row: Sequence[Cell]) -> str:
    return "\t".join(cell.text for cell in dict.fromkeys(row))
