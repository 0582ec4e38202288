"""The cells of one row of a table of procurement, each by its column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import NUMBER, read_number
from budgetgraph.facts.procurement import Funding
from budgetgraph.facts.unread import Unread
from budgetgraph.tables.header import Header, at
from budgetgraph.tables.procurement.layout import FUNDS
from budgetgraph.tables.unit import read_amount, unit_in_header


@dataclass(frozen=True)
class MoneyColumns:
    """Where amounts stand in a table, in which unit, and the cells that are merged over rows, which no row owns."""

    header: Header
    columns: Mapping[str, int]
    unit: str | None
    shared: AbstractSet[Passage]

    def money(self, row: Row, name: str) -> Money | None:
        """The amount in a column of a row; None where there is none, or it is not the row's own."""
        cell = at(row, self.columns.get(name))
        return read_amount(cell, self._unit(name)) if cell and cell not in self.shared else None

    def funding(self, row: Row) -> tuple[Funding, ...]:
        """The parts of a row's amount by their sources."""
        sources = (source for source in FUNDS if source != "project-funds")
        return tuple(Funding(source, money) for source in sources if (money := self.money(row, source)))

    def of_sum(self, row: Row) -> Money | None:
        """Sums are often printed for the funds only, the column of the grand total left empty."""
        parts = (part.money for part in self.funding(row))
        return self.money(row, "amount") or next(parts, self.money(row, "project-funds"))

    def without_unit(self, row: Row) -> Iterator[Unread]:
        """The numbers of a row that are amounts in no unit."""
        for name, index in self.columns.items():
            cell = at(row, index)
            if cell and read_number(cell) and self._unit(name) is None:
                yield Unread(cell, "amount")

    def _unit(self, name: str) -> str | None:
        return unit_in_header(self.header.paths[self.columns[name]]) or self.unit


def misplaced(row: Row) -> Iterator[Unread]:
    """The numbers of a row of which nobody can tell in which columns they belong."""
    return (Unread(cell, "row") for cell in dict.fromkeys(row) if NUMBER.search(cell.text))
