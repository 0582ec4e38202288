"""What a fact quotes of a row."""

from __future__ import annotations

from budgetgraph.documents.passage import Passage
from budgetgraph.tables.entry import Entry
from budgetgraph.tables.public_table import PublicTable


def stretch(entry: Entry, cell: Passage, table: PublicTable) -> Passage:
    """From an entry's first own cell to its last, so that a quotation shows what the amount is of."""
    line = table.document.text.rfind("\n", 0, cell.start) + 1
    own = [passage for passage in entry.passages if passage.start >= line]
    return table.document.whole.cut(min(p.start for p in own), max(p.end for p in own))
