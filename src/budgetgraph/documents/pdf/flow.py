"""The flow of a document: paragraphs and tables that run over pages, with the marks that interrupt them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from budgetgraph.documents.pdf.grid import Cell, Grid
from budgetgraph.documents.pdf.joining import Row, go_on, joined
from budgetgraph.documents.pdf.line import Line
from budgetgraph.documents.pdf.page import Item, Page
from budgetgraph.documents.pdf.page_mark import RUNNING_HEAD, marks_of
from budgetgraph.documents.pdf.paragraph import Printed, begins, margins_of

REPEATED_HEADER = "repeated-header"


@dataclass(frozen=True, eq=False)
class Prose:
    """The lines of a paragraph, as far as they are known."""

    lines: list[Printed]


@dataclass(frozen=True, eq=False)
class Marked:
    """A line or a row that is a mark."""

    said: Line | Row
    kind: str
    page: int


Piece = Prose | Grid | Marked


def pieces_of(pages: Sequence[Page]) -> Iterator[Piece]:
    """The paragraphs, tables and marks of a document in reading order, a mark behind what it interrupts."""
    return _Flow(pages).pieces()


class _Flow:
    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._marks = marks_of(pages)
        self._margins = margins_of(pages)
        self._open: Prose | Grid | None = None
        self._waiting: list[Marked] = []
        self._captions: list[str] = []
        """What stands in the lines before the open table, from its page's beginning or the table before it."""

    @cached_property
    def _said(self) -> str:
        """What the document says, a line or a cell of a table's a line."""
        items = [item for page in self._pages for item in page.items]
        lines = (item.text for item in items if isinstance(item, Line))
        cells = (cell.text for item in items if isinstance(item, Grid) for row in item.rows for cell in row)
        return "\n".join((*lines, *cells))

    def pieces(self) -> Iterator[Piece]:
        for page in self._pages:
            yield from self._of_page(page)
        yield from self._closed()

    def _of_page(self, page: Page) -> Iterator[Piece]:
        continued = self._continued([item for item in page.items if item not in self._marks], page)
        said: list[str] = []
        for item in page.items:
            if isinstance(item, Line) and item in self._marks:
                self._waiting.append(Marked(item, self._marks[item], page.number))
            elif item in continued:
                continue
            elif isinstance(item, Line):
                said.append(item.text)
                yield from self._line(item, page)
            else:
                yield from self._closed()
                self._open, self._captions, said = item, said, []

    def _continued(self, items: Sequence[Item], page: Page) -> set[Item]:
        """The table at a page's beginning that continues the open one, which it is now part of, and its title."""
        first = next((i for i, item in enumerate(items) if isinstance(item, Grid)), None)
        if first is None or not isinstance(self._open, Grid):
            return set()
        table, above = items[first], [item for item in items[:first] if isinstance(item, Line)]
        if not isinstance(table, Grid) or not self._is_title(above) or not go_on(self._open, table):
            return set()
        self._waiting += [Marked(line, RUNNING_HEAD, page.number) for line in above]
        whole = joined(self._open, table, self._said)
        self._waiting += [
            Marked(row, REPEATED_HEADER, page.number) for row in _each_cell_once(whole.repeated)
        ]
        self._open = whole.grid
        return {table, *above}

    def _is_title(self, lines: Sequence[Line]) -> bool:
        """Whether lines above a table repeat those above the open one."""
        return all(line.text.removesuffix("（续）") in self._captions for line in lines)

    def _line(self, line: Line, page: Page) -> Iterator[Piece]:
        printed = Printed(line, page.number, self._margins[page.number])
        if isinstance(self._open, Prose) and not begins(self._open.lines[-1], printed):
            self._open.lines.append(printed)
        else:
            yield from self._closed()
            self._open = Prose([printed])

    def _closed(self) -> Iterator[Piece]:
        if self._open is not None:
            yield self._open
        yield from self._waiting
        self._open, self._waiting = None, []


def _each_cell_once(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows without what a merged cell has said in a row before, and without empty cells."""
    seen: set[Cell] = set()
    for row in rows:
        new = tuple(cell for cell in dict.fromkeys(row) if cell.lines and cell not in seen)
        seen.update(new)
        if new:
            yield new
