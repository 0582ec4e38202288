"""What is said of a table: notes below it, and that it is empty, which is a fact too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.number import NUMBER
from budgetgraph.facts.statement import Statement
from budgetgraph.tables.columns import distinct
from budgetgraph.tables.public_table import PublicTable

_SAYS_EMPTY = re.compile(
    r"空表|为空|无数据|无此项|无相关|^无$|(?<!有)(?:无|没有)[该此](?:项|类|项目|类项目|项目支出)|没有.{0,40}(?:收入|支出|收支|拨款|安排|预算|数据)|(?<!有)无.{0,40}(?:收入|支出|收支|拨款|安排|预算|数据)"
)

_SAYS_REVISED = re.compile("预算数(?:为|是|指).{0,16}(?:全年预算数|调整(?:后的?)?预算数)")


def notes_of(table: PublicTable, *, is_empty: bool) -> Iterator[Statement]:
    """A statement for each note; for an empty table that nobody says is empty one that quotes its title."""
    notes = [*table.notes, *_words_in(table)] if is_empty else list(table.notes)
    for note in notes:
        says_empty = is_empty and _SAYS_EMPTY.search(note.plain)
        yield Statement("empty-table" if says_empty else "table-note", note)
    is_said = any(_SAYS_EMPTY.search(note.plain) for note in notes)
    if is_empty and not is_said and table.heading and not _has_numbers(table):
        yield Statement("blank-table", table.heading)


def is_revised(path: str, table: PublicTable) -> bool:
    """Whether what a column calls 预算数 is the budget as it was changed within the year, as the notes of final accounts say."""
    lines = [*table.notes, *(row[0] for row in table.rows if row and len(distinct(filter(None, row))) == 1)]
    return "年初" not in path and any(_SAYS_REVISED.search(line.plain) for line in lines)


def _words_in(table: PublicTable) -> Iterator[Passage]:
    """What the cells of a table without amounts say: `无`, `注：本部门无相关收支项目`."""
    cells = distinct(cell for row in table.rows[table.columns.height :] for cell in row)
    return (cell for cell in cells if cell and _SAYS_EMPTY.search(cell.plain))


def _has_numbers(table: PublicTable) -> bool:
    body = table.rows[table.columns.height :]
    return any(NUMBER.search(cell.text) for row in body for cell in row)
