"""The unit of a table's amounts: named in the head of their column, in the table, or above it; never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.document import Paragraph, Table
from budgetgraph.facts.money import unit_note
from budgetgraph.sections.section import Section

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


def _noted_in(table: Table) -> str | None:
    # What stands in brackets behind a column's name is about that column alone.
    cells = (_BRACKETS_BEHIND.sub("", cell.plain) for row in table.rows for cell in row)
    return next((note for cell in cells if (note := unit_note(cell))), None)
