"""Tables with a line of procurement in each row, and sums in between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from budgetgraph.documents.document import Document, Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import read_number
from budgetgraph.facts.procurement import ProcurementLine, ProcurementSubtotal
from budgetgraph.facts.unread import Unread
from budgetgraph.tables.header import at, whole_row
from budgetgraph.tables.procurement.kind import kind_of
from budgetgraph.tables.procurement.row import MoneyColumns, misplaced
from budgetgraph.tables.procurement.sums import is_sum

_COLUMN_NUMBERS = re.compile(r"[栏行]次")
_ROUNDING = Decimal("0.01")  # the share of an amount by which a rounded price may miss it


@dataclass(frozen=True)
class LineReader:
    """Reads the rows below a header; where `names_items`, a row without an item is no line: it may be a unit's sum."""

    document: Document
    money: MoneyColumns
    names_items: bool

    def read(self, row: Row) -> Iterator[Fact]:
        """The line or the sum of a row, or what of it is unread."""
        header = self.money.header
        label = header.cell(row, "project")
        if header.is_repeated_in(row):
            return
        if not header.fits(row):
            yield from misplaced(row)
        elif label is None or _COLUMN_NUMBERS.fullmatch(label.plain):
            return  # whatever is printed there is unread
        elif without_unit := list(self.money.without_unit(row)):
            yield from without_unit
        else:
            yield from self._read(row, label)

    def _read(self, row: Row, label: Passage) -> Iterator[Fact]:
        is_total = is_sum(label)
        amount = self.money.of_sum(row) if is_total else self.money.money(row, "amount")
        if amount is None:
            cell = None if is_total else at(row, self.money.columns["amount"])
            yield Unread(cell or whole_row(self.document, row), "amount")
        elif kind := kind_of(label):
            yield Figure(kind, amount, whole_row(self.document, row))
        elif is_total:
            funds = self.money.money(row, "project-funds")
            yield ProcurementSubtotal(label, amount, funds, self.money.funding(row))
        else:
            yield from self._line(row, label, amount)

    def _line(self, row: Row, project: Passage, amount: Money) -> Iterator[Fact]:
        header = self.money.header
        item, quantity = header.cell(row, "item"), header.cell(row, "quantity")
        line = ProcurementLine(
            project_name=project,
            item=item or project,
            amount=amount,
            project_funds=self.money.money(row, "project-funds"),
            quantity=read_number(quantity) if quantity and quantity not in self.money.shared else None,
            unit_price=self.money.money(row, "price"),
            funding=self.money.funding(row),
            method=header.cell(row, "method"),
        )
        is_line = item is not None or not self.names_items
        # In a row that is too short, numbers that contradict each other may stand in each other's place.
        is_sure = is_line and (header.is_whole(row) or _agrees(line))
        yield from [line] if is_sure else misplaced(row)


def _agrees(line: ProcurementLine) -> bool:
    if line.quantity is None or line.unit_price is None:
        return True
    product = line.quantity.value * line.unit_price.amount
    return abs(product - line.amount.amount) <= abs(line.amount.amount) * _ROUNDING
