"""Table headers of one row or several, with cells merged across columns: which column holds what?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, takewhile

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.number import NUMBER

ColumnWords = Mapping[str, re.Pattern[str]]


def find_columns(rows: Sequence[Row], words: ColumnWords) -> tuple[dict[str, int], int] | None:
    """The index of each column that `words` knows, and the number of header rows; None without a header.

    The header is the fewest rows from the top in which every column is found, and the rows below them that
    only divide columns further. The words are looked for in the column's names from the top header row to the
    lowest, joined by `/`.
    """
    for count in range(1, len(rows) + 1):
        if len(matching(column_paths(rows[:count]), words)) == len(words):
            height = count + sum(1 for _ in takewhile(_divides, rows[count:]))
            return matching(column_paths(rows[:height]), words), height
    return None


def _divides(row: Row) -> bool:
    """Whether a row below a header belongs to it: nothing in its first cell, and no number anywhere."""
    return not row[0] and any(row) and not any(NUMBER.search(cell.text) for cell in row)


def at(row: Row, index: int | None) -> Passage | None:
    """The cell at an index, None where it is empty or the row too short: rows that lost cells are common."""
    if index is None or index >= len(row) or not row[index]:
        return None
    return row[index]


def matching(paths: Sequence[str], words: ColumnWords) -> dict[str, int]:
    """The index of each column whose path the words know."""
    found: dict[str, int] = {}
    for name, pattern in words.items():
        index = next((i for i, path in enumerate(paths) if pattern.search(path)), None)
        if index is not None:
            found[name] = index
    return found


def column_paths(rows: Sequence[Row]) -> list[str]:
    """The names of each column of the lowest row, from the top: `政府采购金额/总计`."""
    paths = [cell.plain for cell in rows[0]]
    for row in rows[1:]:
        names = [cell.plain for cell in row]
        paths = ["/".join(filter(None, pair)) for pair in zip(_spread(paths, names), names, strict=True)]
    return paths


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
