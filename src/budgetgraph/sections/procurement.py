"""The table of planned government procurement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from budgetgraph.documents.document import Row, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import NUMBER, read_number
from budgetgraph.facts.procurement import (
    Funding,
    ProcurementLine,
    ProcurementSubtotal,
    ProcurementSum,
    ProcurementTotal,
)
from budgetgraph.facts.restatement import Restatement
from budgetgraph.facts.statement import Statement
from budgetgraph.facts.unread import Unread
from budgetgraph.sections.prose import read_prose
from budgetgraph.sections.section import Section, SectionReader
from budgetgraph.sections.unit import tables_with_units
from budgetgraph.tables.header import Header, at, find_header, matching, whole_row
from budgetgraph.tables.unit import read_amount, unit_in_header

_REQUIRED = {
    "project": re.compile(r"项目名称"),
    "amount": re.compile(r"^(?!.*单价).*(?:金额|总价)"),
}
_OPTIONAL = {
    "item": re.compile(r"物品名称|采购内容|品目|采购目录"),
    "quantity": re.compile(r"数量"),
    "price": re.compile(r"单价"),
}
_BETTER_AMOUNTS = {
    "of all funds": re.compile(r"金额.*(?:总计|合计)"),
    "of procurement": re.compile(r"采购(?:预算)?金额"),
}
_FUNDS = {
    "project-funds": re.compile(r"预算资金$"),
    "department-budget": re.compile(r"当年部门预算安排资金/合计|当年.*(?:小计|合计)"),
    "general-public-budget": re.compile(r"一般公共预算"),
    "government-fund": re.compile(r"基金预算|政府性基金"),
    "fiscal-account": re.compile(r"财政专户"),
    "other-revenue": re.compile(r"其他来源"),
    "other-channel": re.compile(r"其他渠道"),
}
_SUM = re.compile(r"(?:小计|合计|总计)(?:[（(][^（()）]*[)）])?[：:]?$")
_SUBTOTAL = re.compile(r"小计[^计]*$")
_COLUMN_NUMBERS = re.compile(r"[栏行]次")
_WHOLE = ("procurement-total", None, None)
_ROUNDING = Decimal("0.01")  # the share of an amount by which a rounded price may miss it


def read_procurement(section: Section) -> Iterator[Fact]:
    """The lines and the total, and what is said of them in sentences.

    A section without either says in words that there is no procurement.
    """
    tables = [list(_read_table(section, table, unit)) for table, unit in tables_with_units(section)]
    total = _total(tables)
    for facts in tables:
        yield from (_as_total(fact) if fact is total else fact for fact in facts)
    said = list(read_prose(section))
    yield from said
    if not tables and not said:
        yield from (Statement("note", paragraph) for paragraph in section.paragraphs)


def _total(tables: Sequence[Sequence[Fact]]) -> ProcurementSubtotal | None:
    """Of the rows that sum up, the one that sums all lines up: the last 合计 or 总计, else the only 小计.

    Where several tables have a 合计 each, nobody has summed them all up.
    """
    sums = [[fact for fact in facts if isinstance(fact, ProcurementSubtotal)] for facts in tables]
    named = [[row for row in rows if not _SUBTOTAL.search(row.label.plain)] for rows in sums]
    totals = [rows[-1] for rows in named if rows] or [row for rows in sums for row in rows]
    return totals[0] if len(totals) == 1 else None


def _as_total(row: Fact) -> Fact:
    if not isinstance(row, ProcurementSum):
        return row
    return ProcurementTotal(row.label, row.amount, row.project_funds, row.funding)


def _read_table(section: Section, table: Table, unit: str | None) -> Iterator[Fact]:
    header = find_header(table.rows, _REQUIRED, _OPTIONAL)
    if header is None:
        return
    reader = _RowReader(section, header, _money_columns(header), unit)
    for row in table.rows[header.height :]:
        yield from reader.read(row)


def _money_columns(header: Header) -> dict[str, int]:
    """The index of each column that holds money."""
    amounts = matching(header.paths, _BETTER_AMOUNTS).values()
    price = {"price": header.columns["price"]} if "price" in header.columns else {}
    amount = next(iter(amounts), header.columns["amount"])
    return {"amount": amount, **price, **matching(header.paths, _FUNDS)}


@dataclass(frozen=True)
class _RowReader:
    """Reads the rows below a header; `unit` is that of columns whose header names none."""

    section: Section
    header: Header
    columns: Mapping[str, int]
    unit: str | None

    def read(self, row: Row) -> Iterator[Fact]:
        label = self.header.cell(row, "project")
        if self.header.is_repeated_in(row):
            return
        if not self.header.fits(row):
            yield from _misplaced(row)
        elif label is None or _COLUMN_NUMBERS.fullmatch(label.plain):
            return  # whatever is printed there is unread
        elif without_unit := [Unread(cell, "amount") for cell in self._without_unit(row)]:
            yield from without_unit
        else:
            yield from self._read(row, label)

    def _read(self, row: Row, label: Passage) -> Iterator[Fact]:
        is_sum = _SUM.search(label.plain) is not None
        amount = self._amount_of_sum(row) if is_sum else self._money(row, "amount")
        if amount is None:
            cell = None if is_sum else at(row, self.columns["amount"])
            yield Unread(cell or whole_row(self.section.document, row), "amount")
        elif is_sum:
            funding = tuple(self._funding(row))
            yield ProcurementSubtotal(label, amount, self._money(row, "project-funds"), funding)
        else:
            line = self._line(row, label, amount)
            # In a row that is too short, numbers that contradict each other may stand in each other's place.
            yield from [line] if self.header.is_whole(row) or _agrees(line) else _misplaced(row)

    def _amount_of_sum(self, row: Row) -> Money | None:
        """Sums are often printed for the funds only, the column of the grand total left empty."""
        parts = (part.money for part in self._funding(row))
        return self._money(row, "amount") or next(parts, self._money(row, "project-funds"))

    def _line(self, row: Row, project: Passage, amount: Money) -> ProcurementLine:
        quantity = self.header.cell(row, "quantity")
        return ProcurementLine(
            project_name=project,
            item=self.header.cell(row, "item") or project,
            amount=amount,
            project_funds=self._money(row, "project-funds"),
            quantity=read_number(quantity) if quantity else None,
            unit_price=self._money(row, "price"),
            funding=tuple(self._funding(row)),
        )

    def _funding(self, row: Row) -> Iterator[Funding]:
        for source in _FUNDS:
            money = self._money(row, source) if source != "project-funds" else None
            if money is not None:
                yield Funding(source, money)

    def _money(self, row: Row, name: str) -> Money | None:
        cell = at(row, self.columns.get(name))
        return read_amount(cell, self._unit(name)) if cell else None

    def _unit(self, name: str) -> str | None:
        return unit_in_header(self.header.paths[self.columns[name]]) or self.unit

    def _without_unit(self, row: Row) -> Iterator[Passage]:
        """The numbers of the row that are amounts in no unit."""
        for name, index in self.columns.items():
            cell = at(row, index)
            if cell and read_number(cell) and self._unit(name) is None:
                yield cell


def _misplaced(row: Row) -> Iterator[Unread]:
    """The numbers of a row of which nobody can tell in which columns they belong."""
    return (Unread(cell, "row") for cell in row if NUMBER.search(cell.text))


def _agrees(line: ProcurementLine) -> bool:
    if line.quantity is None or line.unit_price is None:
        return True
    product = line.quantity.value * line.unit_price.amount
    return abs(product - line.amount.amount) <= abs(line.amount.amount) * _ROUNDING


def with_one_procurement_total(facts: Sequence[Fact]) -> list[Fact]:
    """What sentences and other tables say of all procurement again, kept with the total of the lines."""
    totals = [fact for fact in facts if isinstance(fact, ProcurementTotal)]
    again = [fact for fact in facts if isinstance(fact, Figure) and fact.identity == _WHOLE]
    if len(totals) != 1 or not again:
        return list(facts)
    restated = tuple(Restatement(figure.money, figure.quote) for figure in again)
    kept = (fact for fact in facts if not any(fact is figure for figure in again))
    return [replace(totals[0], restated=restated) if fact is totals[0] else fact for fact in kept]


PROCUREMENT = SectionReader("procurement", re.compile(r"政府采购"), read_procurement)
