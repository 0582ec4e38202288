"""The header of a table of indicators, in one row or in several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetgraph.documents.document import Row
from budgetgraph.sections.performance.columns import (
    LEVELS,
    IndicatorColumns,
    find_columns,
    role_of,
    words_of,
)

_DIGIT = re.compile(r"\d")


def header_at(rows: Sequence[Row], *, is_grid: bool) -> tuple[int, list[IndicatorColumns]]:
    """How many rows the header has that begins here, and its columns; one row and none where none does.

    Rows below belong to it as long as its heads go down into them, or they only divide its columns further. In a
    grid, a row with only some of the heads belongs to it where the one below has the others.
    """
    header, height = rows[0], 1
    while height < len(rows) and find_columns(header) and _divides(header, rows[height]):
        header, height = _joined(header, rows[height]), height + 1
    found = find_columns(header)
    if is_grid and height == 1 and not found and _are_halves(rows):
        found = find_columns(_joined(header, rows[1]))
        height = 2 if found else 1
    return height, found


def _are_halves(rows: Sequence[Row]) -> bool:
    return len(rows) > 1 and len(rows[0]) == len(rows[1]) and not find_columns(rows[1])


def _joined(upper: Row, lower: Row) -> Row:
    """Two rows of a grid as one header: the lower one's names, and the upper one's where it has none of its own."""
    return tuple(below or above for above, below in zip(upper, lower, strict=True))


def _divides(upper: Row, lower: Row) -> bool:
    """Whether a row belongs to the header above it.

    The head of a level goes down into it, or it has nothing but words, and those only where targets are.
    """
    if len(upper) != len(lower):
        return False
    levels = [i for i, head in enumerate(upper) if head and role_of(words_of(head)) in ("name", *LEVELS)]
    if any(lower[i].plain == upper[i].plain for i in levels):
        return True
    has_words = any(lower) and not any(_DIGIT.search(cell.text) for cell in lower)
    below = [i for i, cell in enumerate(lower) if cell]
    return (
        has_words
        and len(below) > 1
        and not any(lower[i] for i in levels)
        and _are_below_a_target(upper, below)
    )


def _are_below_a_target(upper: Row, columns: Sequence[int]) -> bool:
    """Whether columns are those of a target whose head was merged over them: no other head is above them."""
    heads = {words_of(upper[i]) for i in columns if upper[i]}
    return any(role_of(head) == "target" for head in heads) and len(heads) == 1
