"""Tables of procurement in levels: kind, project, economic class, item; each row sums up the rows below it.

Rows leave empty what the rows above them say, so the project of a line is the one that was printed last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from budgetgraph.documents.document import Document, Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import read_number
from budgetgraph.facts.procurement import ProcurementLine, ProcurementSubtotal
from budgetgraph.tables.header import at, whole_row
from budgetgraph.tables.procurement.kind import kind_of
from budgetgraph.tables.procurement.row import MoneyColumns, misplaced
from budgetgraph.tables.procurement.sums import is_sum

_LEVELS = ("kind", "project", "class")


@dataclass
class GroupReader:
    """Reads the rows below a header; remembers the project for the rows that leave it empty."""

    document: Document
    money: MoneyColumns
    project: Passage | None = None

    def read(self, row: Row) -> Iterator[Fact]:
        """The line or the sum of a row, or what of it is unread."""
        header = self.money.header
        if header.is_repeated_in(row) or at(row, self.money.columns["amount"]) is None:
            return
        amount = self.money.money(row, "amount")
        if amount is None or not header.fits(row):
            yield from misplaced(row)
        else:
            yield from self._read(row, amount)

    def _read(self, row: Row, amount: Money) -> Iterator[Fact]:
        header = self.money.header
        labels = [cell for level in (*_LEVELS, "item") if (cell := header.cell(row, level))]
        self._remember(labels, header.cell(row, "project"))
        item = header.cell(row, "item")
        if not labels:
            yield from misplaced(row)
        elif total := next((label for label in labels if is_sum(label) and not kind_of(label)), None):
            yield ProcurementSubtotal(total, amount, None, self.money.funding(row))
        elif kind := kind_of(labels[0]):
            yield Figure(kind, amount, whole_row(self.document, row))
        elif item is None or item in labels[:-1]:
            yield ProcurementSubtotal(labels[0], amount, None, self.money.funding(row))
        else:
            yield self._line(row, item, amount)

    def _remember(self, labels: list[Passage], project: Passage | None) -> None:
        """A row that begins a kind ends the project above it."""
        if labels and (kind_of(labels[0]) or is_sum(labels[0])):
            self.project = None
        else:
            self.project = project or self.project

    def _line(self, row: Row, item: Passage, amount: Money) -> ProcurementLine:
        quantity = self.money.header.cell(row, "quantity")
        return ProcurementLine(
            project_name=self.project or item,
            item=item,
            amount=amount,
            project_funds=None,
            quantity=read_number(quantity) if quantity else None,
            unit_price=self.money.money(row, "price"),
            funding=self.money.funding(row),
            method=self.money.header.cell(row, "method"),
        )
