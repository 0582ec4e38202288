"""The unit of a table's amounts: named in the head of their column, in the table, or above it; never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.document import Paragraph, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.money import MONEY, UNIT_FACTORS, Money, money_of, read_money, unit_note
from budgetgraph.sections.section import Section

_UNIT_IN_HEADER = re.compile(rf"[（(/：:]\s*(?:人民币)?(?P<unit>{'|'.join(UNIT_FACTORS)})\s*(?:[)）/]|$)")

_BRACKETS_BEHIND = re.compile(r"(?<=.)[（(][^（()）]*[)）]")


def tables_with_units(section: Section) -> Iterator[tuple[Table, str | None]]:
    """The tables, each with the unit that a note gives: in the table, else the nearest above, else any below."""
    notes = (note for paragraph in section.paragraphs if (note := unit_note(paragraph.plain)))
    first = next(notes, None)
    above: str | None = None
    for block in section.blocks:
        if isinstance(block, Paragraph):
            above = unit_note(block.passage.plain) or above
        else:
            yield block, _noted_in(block) or above or first


def unit_in_header(path: str) -> str | None:
    """The unit that a column's own names give: `单价（元）`."""
    units = [match["unit"] for match in _UNIT_IN_HEADER.finditer(path)]
    return units[-1] if units else None


def read_amount(cell: Passage, unit: str | None) -> Money | None:
    """The amount in a cell, in the unit that it prints itself or else in `unit`; None without number or unit."""
    match = MONEY.fullmatch(cell.text)
    if match:
        return money_of(cell, match)
    return read_money(cell, unit) if unit else None


def _noted_in(table: Table) -> str | None:
    # What stands in brackets behind a column's name is about that column alone.
    cells = (_BRACKETS_BEHIND.sub("", cell.plain) for row in table.rows for cell in row)
    return next((note for cell in cells if (note := unit_note(cell))), None)
