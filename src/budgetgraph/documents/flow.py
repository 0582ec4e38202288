"""What a reader found in a file, before it has a place in a text: lines and grids, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from budgetgraph.documents.lettering import joined, lines_of
from budgetgraph.errors import UnreadableFile

MOST_CELLS = 4_000_000
"""The largest grid; the largest table seen in a disclosure has about 20 000 cells."""


@dataclass(frozen=True)
class Line:
    """A paragraph; with a `mark`, a line that is none, kept as a mark of this kind; a `label` is a mark before it."""

    text: str
    mark: str | None = None
    label: str = ""


@dataclass(frozen=True, eq=False)
class Box:
    """A cell; one that is merged is the same object at each place that it covers."""

    flow: tuple[Item, ...]

    @cached_property
    def text(self) -> str:
        """Its own paragraphs as one line."""
        return joined(item.text for item in self.flow if _is_own(item) and isinstance(item, Line))

    @property
    def other(self) -> Iterator[Item]:
        """What is in it and is not its text: notes and tables."""
        return (item for item in self.flow if not _is_own(item))


@dataclass(frozen=True, eq=False)
class Grid:
    """Rows of as many boxes each; None where nothing is."""

    rows: tuple[tuple[Box | None, ...], ...]


Item = Line | Grid


def paragraphs(text: str) -> list[Item]:
    """The lines of a text, each as a paragraph."""
    return [Line(line) for line in lines_of(text)]


def box_of(text: str) -> Box:
    """A cell that holds a text."""
    return Box(tuple(paragraphs(text)))


class Placing:
    """Places boxes with their spans in a grid, row after row."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows: list[dict[int, Box]] = []
        self._ahead: list[dict[int, Box]] = []
        self._width = 0
        self._cells = 0

    def row(self, boxes: Sequence[tuple[Box, int, int]], rows_left: int, *, gives_way: bool = True) -> None:
        """One more row, of (box, rows, columns); `rows_left` are the rows of the table from this one on.

        A box gives way to those that cover its place from above, as in HTML, unless they are counted, too.
        """
        row = self._ahead.pop(0) if self._ahead else {}
        self._rows.append(row)
        column = 0
        for box, down, across in boxes:
            while gives_way and column in row:
                column += 1
            for below in range(min(max(down, 1), rows_left)):
                self._fill(below, column, across, box)
            column += across

    def grid(self) -> Grid:
        """All that was placed."""
        if len(self._rows) * self._width > MOST_CELLS:
            raise self._too_large()
        return Grid(tuple(tuple(row.get(i) for i in range(self._width)) for row in self._rows))

    def _fill(self, below: int, column: int, across: int, box: Box) -> None:
        """A cell that is there already stays: a span never covers another cell."""
        while len(self._ahead) < below:
            self._ahead.append({})
        row = self._ahead[below - 1] if below else self._rows[-1]
        self._cells += across
        if self._cells > MOST_CELLS:
            raise self._too_large()
        for place in range(column, column + max(across, 1)):
            row.setdefault(place, box)
        self._width = max(self._width, column + max(across, 1))

    def _too_large(self) -> UnreadableFile:
        return UnreadableFile(
            f"A table has more than {MOST_CELLS} cells, merged ones counted.",
            where=self._name,
            hint="The file is damaged or hostile: fetch the original again.",
        )


def _is_own(item: Item) -> bool:
    return isinstance(item, Line) and item.mark is None and not item.label
