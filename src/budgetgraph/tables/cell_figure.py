"""The figures that cells state, once it is known what they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification
from budgetgraph.facts.figure import Figure
from budgetgraph.tables.column_time import column_time
from budgetgraph.tables.entry import Entry
from budgetgraph.tables.note import is_revised
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.stretch import stretch
from budgetgraph.tables.unit import read_amount, unit_in_header

_COUNT = re.compile(r"团组|人次|批次|保有量|购置数|[（(](?:个|辆|人|批|次|台|套|户|平方米)[)）]")


def figure(
    item: str,
    cell: Passage,
    path: str,
    entry: Entry,
    table: PublicTable,
    classification: Classification | None = None,
) -> Iterator[Figure]:
    """The figure that a cell states; none for a difference, a count, what is no amount, or one in no known unit."""
    time = column_time(path, table)
    money = read_amount(cell, unit_in_header(path) or table.unit)
    is_count = _COUNT.search(path) or _COUNT.search(entry.label)
    if money and not time.is_change and not is_count:
        yield Figure(
            item,
            money,
            quote=stretch(entry, cell, table),
            classification=classification,
            year=time.year,
            phase="revised" if time.phase == "approved" and is_revised(path, table) else time.phase,
        )


def figures_of_one(
    item: str, entry: Entry, table: PublicTable, classification: Classification | None = None
) -> Iterator[Figure]:
    """The figures of an entry of which all amounts are of one line item."""
    for path, cell in entry.amounts:
        yield from figure(item, cell, path, entry, table, classification)
