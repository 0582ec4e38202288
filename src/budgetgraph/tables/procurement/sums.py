"""Rows that sum procurement lines up, and which of them is the sum of all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.procurement import ProcurementSubtotal, ProcurementSum, ProcurementTotal

_SUM = re.compile(r"(?:小\s*计|合\s*计|总\s*计)(?:[（(][^（()）]*[)）])?[：:]?$")
_SUBTOTAL = re.compile(r"(?:小\s*计)[^计]*$")


def is_sum(label: Passage) -> bool:
    """Whether a label ends in 小计, 合计 or 总计."""
    return _SUM.search(label.plain) is not None


def with_total(tables: Sequence[Sequence[Fact]]) -> Iterator[Fact]:
    """The facts of some tables; the one row that sums all their lines up has become their total."""
    total = _total(tables)
    for facts in tables:
        yield from (_as_total(fact) if fact is total else fact for fact in facts)


def _total(tables: Sequence[Sequence[Fact]]) -> ProcurementSubtotal | None:
    """Of the rows that sum up, the one that sums all lines up: the last 合计 or 总计, else the only 小计.

    Where several tables have a 合计 each, nobody has summed them all up.
    """
    sums = [[fact for fact in facts if _is_named_sum(fact)] for facts in tables]
    rows_of = [[fact for fact in facts if isinstance(fact, ProcurementSubtotal)] for facts in sums]
    named = [[row for row in rows if not _SUBTOTAL.search(row.label.plain)] for rows in rows_of]
    totals = [rows[-1] for rows in named if rows] or [row for rows in rows_of for row in rows]
    return totals[0] if len(totals) == 1 else None


def _is_named_sum(fact: Fact) -> bool:
    return isinstance(fact, ProcurementSubtotal) and is_sum(fact.label)


def _as_total(row: Fact) -> Fact:
    if not isinstance(row, ProcurementSum):
        return row
    return ProcurementTotal(row.label, row.amount, row.project_funds, row.funding)
