"""The flow of a document: paragraphs and tables that run over pages, with the marks that interrupt them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetgraph.documents.pdf.grid import Grid
from budgetgraph.documents.pdf.joining import Row, go_on, joined
from budgetgraph.documents.pdf.line import Line
from budgetgraph.documents.pdf.page import Item, Page
from budgetgraph.documents.pdf.page_mark import RUNNING_HEAD, marks_of
from budgetgraph.documents.pdf.paragraph import Printed, begins, margins_of

REPEATED_HEADER = "repeated-header"


@dataclass(frozen=True, eq=False)
class Prose:
    """The lines of a paragraph."""

    lines: tuple[Printed, ...]


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

    def pieces(self) -> Iterator[Piece]:
        for page in self._pages:
            yield from self._of_page(page)
        yield from self._closed()

    def _of_page(self, page: Page) -> Iterator[Piece]:
        items = list(self._unmarked(page))
        items = self._continued(items, page)
        said: list[str] = []
        for item in items:
            if isinstance(item, Line):
                said.append(item.text)
                yield from self._line(item, page)
            else:
                yield from self._closed()
                self._open, self._captions, said = item, said, []

    def _unmarked(self, page: Page) -> Iterator[Item]:
        for item in page.items:
            if isinstance(item, Line) and item in self._marks:
                self._waiting.append(Marked(item, self._marks[item], page.number))
            else:
                yield item

    def _continued(self, items: list[Item], page: Page) -> list[Item]:
        """The items of a page without the table that continues the open one, and without its repeated title."""
        first = next((i for i, item in enumerate(items) if isinstance(item, Grid)), None)
        if first is None or not isinstance(self._open, Grid):
            return items
        table, above = items[first], [item for item in items[:first] if isinstance(item, Line)]
        if not isinstance(table, Grid) or not self._is_title(above) or not go_on(self._open, table):
            return items
        self._waiting += [Marked(line, RUNNING_HEAD, page.number) for line in above]
        whole = joined(self._open, table)
        self._waiting += [Marked(row, REPEATED_HEADER, page.number) for row in whole.repeated]
        self._open = whole.grid
        return items[first + 1 :]

    def _is_title(self, lines: Sequence[Line]) -> bool:
        """Whether lines above a table repeat those above the open one."""
        return all(line.text.removesuffix("（续）") in self._captions for line in lines)

    def _line(self, line: Line, page: Page) -> Iterator[Piece]:
        printed = Printed(line, page.number, self._margins[page.number])
        if isinstance(self._open, Prose) and not begins(self._open.lines[-1], printed):
            self._open = Prose((*self._open.lines, printed))
        else:
            yield from self._closed()
            self._open = Prose((printed,))

    def _closed(self) -> Iterator[Piece]:
        if self._open is not None:
            yield self._open
        yield from self._waiting
        self._open, self._waiting = None, []
