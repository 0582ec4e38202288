"""Places cells that span rows and columns in a grid."""

from __future__ import annotations

from collections.abc import Sequence

from budgetgraph.documents.flow import MOST_CELLS, Box, Grid
from budgetgraph.errors import UnreadableFile


class Placing:
    """A grid that is filled row after row."""

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
