"""Table headers of one row or several, with cells merged across columns: which column holds what?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from budgetgraph.documents.document import Document, Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.number import NUMBER, read_number

ColumnWords = Mapping[str, re.Pattern[str]]

MOST_ROWS = 6
"""How many rows from the top can belong to a header; three is the most that was seen."""

_NO_COLUMNS: ColumnWords = {}
_ROW_END = re.compile(r"\n(?!\t)")  # within a row, cells are on one line or each on a line with a tab
_UNIT_CELL = re.compile(r"(?:金额|货币)?单位[：:].*")


@dataclass(frozen=True)
class Header:
    """The index of each column that is known, the path of names of every column, and the rows above the data.

    `needed` is how many cells a row must have at least to reach every column that is required.
    """

    columns: Mapping[str, int]
    paths: tuple[str, ...]
    rows: tuple[Row, ...]
    needed: int

    @property
    def height(self) -> int:
        """How many rows of the table lie above the data."""
        return len(self.rows)

    def cell(self, row: Row, name: str) -> Passage | None:
        """The cell of a column, None where it is empty or the table has no such column."""
        return at(row, self.columns.get(name))

    def is_repeated_in(self, row: Row) -> bool:
        """Whether a row is one of the header's again, as on top of a new page."""
        names = [cell.plain for cell in row]
        return any(names == [cell.plain for cell in mine] for mine in self.rows)

    def is_whole(self, row: Row) -> bool:
        """Whether a row has a cell for each column, and nothing in further ones."""
        return len(row) >= len(self.paths) and not any(row[len(self.paths) :])

    def fits(self, row: Row) -> bool:
        """Whether each cell can be trusted to stand below its own header cell.

        Files leave out the empty cells at the end of a row, and then all of them. So a row that is too short and
        yet ends in an empty cell has lost one elsewhere.
        """
        return self.is_whole(row) or (self.needed <= len(row) < len(self.paths) and bool(row[-1]))


def find_header(
    rows: Sequence[Row], required: ColumnWords, optional: ColumnWords = _NO_COLUMNS
) -> Header | None:
    """The header with every required column, and the optional ones that there are; None without one.

    It is the fewest rows from the top in which the required columns are found, and the rows below them that only
    divide columns further. The words are looked for in the column's names from the top header row to the lowest,
    joined by `/`. Titles and units above the header are passed over.
    """
    for height, paths in _paths(rows[:MOST_ROWS], required):
        if len(matching(paths, required)) == len(required):
            return _header(rows, *_divided(rows, height, paths, required), required, optional)
    return None


def _header(
    rows: Sequence[Row], height: int, paths: list[str], required: ColumnWords, optional: ColumnWords
) -> Header:
    found = matching(paths, required)
    columns = {**matching(paths, optional), **found}
    return Header(columns, tuple(paths), tuple(rows[:height]), max(found.values()) + 1)


def _paths(rows: Sequence[Row], words: ColumnWords) -> Iterator[tuple[int, list[str]]]:
    """The column paths of one row, of two, ... up to where the data begins."""
    paths: list[str] = []
    is_list = all(len(row) == 1 for row in rows)
    for height, row in enumerate(rows, 1):
        if not paths and not is_list and _is_banner(row):
            continue
        if matching(paths, words) and any(read_number(cell) for cell in row):
            return
        paths = _below(paths, row)
        yield height, paths


def _is_banner(row: Row) -> bool:
    """Whether a row above a header is a title, or names the body and the unit of the table."""
    filled = [cell for cell in row if cell]
    return len(filled) < 2 or any(_UNIT_CELL.fullmatch(cell.plain) for cell in filled)


def _divided(rows: Sequence[Row], height: int, paths: list[str], words: ColumnWords) -> tuple[int, list[str]]:
    while height < min(len(rows), MOST_ROWS) and _divides(rows[height], rows[height - 1]):
        below = _below(paths, rows[height])
        if len(matching(below, words)) < len(words):
            break
        height, paths = height + 1, below
    return height, paths


def _divides(row: Row, above: Row) -> bool:
    """Whether a row below a header belongs to it.

    There is nothing in its first cell, no number anywhere, and a cell above that is merged over some of its own.
    """
    is_merged = len(row) > len(above) or (len(row) == len(above) and not all(above))
    return is_merged and not row[0] and any(row) and not any(NUMBER.search(cell.text) for cell in row)


def at(row: Row, index: int | None) -> Passage | None:
    """The cell at an index, None where it is empty or the row too short: rows that lost cells are common."""
    if index is None or index >= len(row) or not row[index]:
        return None
    return row[index]


def whole_row(document: Document, row: Row) -> Passage:
    """A row as one passage, from its first cell to its last; cells merged with rows above are not its own."""
    cells = sorted(cell for cell in row if cell) or list(row[:1])
    first = len(cells) - 1
    while first and not _ROW_END.search(document.text, cells[first - 1].end, cells[first].start):
        first -= 1
    return document.whole.cut(cells[first].start, max(cell.end for cell in cells)).strip()


def matching(paths: Sequence[str], words: ColumnWords) -> dict[str, int]:
    """The index of each column whose path the words know."""
    found: dict[str, int] = {}
    for name, pattern in words.items():
        index = next((i for i, path in enumerate(paths) if pattern.search(path)), None)
        if index is not None:
            found[name] = index
    return found


def _below(paths: list[str], row: Row) -> list[str]:
    """The column paths with one more header row."""
    names = [cell.plain for cell in row]
    if not paths:
        return names
    return ["/".join(filter(None, pair)) for pair in zip(_spread(paths, names), names, strict=True)]


def spread_over(upper: Row, lower: Row) -> Row | None:
    """The cells of a header row over the columns of the row below it; None where they do not fit together."""
    places = [str(i) for i in range(len(upper))]
    spread = _spread(places, [cell.plain for cell in lower])
    return tuple(upper[int(place)] for place in spread) if all(spread) else None


def _spread(upper: list[str], lower: list[str]) -> list[str]:
    """The upper row's names over the lower row's columns.

    A cell that is merged over several columns stands above a run of filled cells; a cell that goes down over
    several rows stands above an empty one. Rows of equal length correspond cell by cell.
    """
    if len(upper) == len(lower):
        return upper
    runs = [(filled, len(list(cells))) for filled, cells in groupby(lower, key=bool)]
    widths = [width for filled, run in runs for width in ([run] if filled else [1] * run)]
    if len(widths) != len(upper):
        return [""] * len(lower)  # no telling which stands above which
    return [name for name, width in zip(upper, widths, strict=True) for _ in range(width)]
