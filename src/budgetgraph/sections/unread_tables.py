"""Public tables that are known by their titles, but of which nothing could be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from budgetgraph.documents.document import Table
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.cover import Cover
from budgetgraph.facts.fact import Fact, texts, values
from budgetgraph.facts.statement import Statement
from budgetgraph.facts.unread import Unread
from budgetgraph.tables.public_table import PublicTable


def unread_tables(
    tables: Iterable[PublicTable], facts: Sequence[Fact], unread: Iterable[Unread]
) -> Iterator[Unread]:
    """The titles of tables that print amounts of which none is in a fact.

    A table that prints none is empty, which is another matter; codes and years are no amounts.
    """
    said = [fact for fact in facts if not isinstance(fact, Statement | Unread)]
    held = Cover(passage for fact in said for passage in (*texts(fact), *values(fact)))
    amounts = [fact.passage for fact in unread if fact.expected in ("number", "amount", "row")]
    for table in tables:
        extents = list(_extents(table))
        is_read = any(held.touches(extent) for extent in extents)
        prints_amounts = any(extent.covers(amount) for extent in extents for amount in amounts)
        if table.heading and prints_amounts and not is_read:
            yield Unread(table.heading, "table")


def _extents(table: PublicTable) -> Iterator[Passage]:
    whole = table.document.whole
    return (whole.cut(block.start, block.end) for block in table.blocks if isinstance(block, Table))
