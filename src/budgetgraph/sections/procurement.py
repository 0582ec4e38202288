"""The table of planned government procurement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from budgetgraph.documents.document import Row, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.money import Money, read_money, unit_note
from budgetgraph.facts.number import read_number
from budgetgraph.facts.procurement import Funding, ProcurementLine, ProcurementTotal
from budgetgraph.facts.statement import Statement
from budgetgraph.facts.unread import Unread
from budgetgraph.sections.header import at, column_paths, find_columns, matching
from budgetgraph.sections.section import Section, SectionReader

_COLUMNS = {
    "project": re.compile(r"项目名称"),
    "item": re.compile(r"物品名称|采购内容|品目|采购目录"),
    "quantity": re.compile(r"数量"),
    "price": re.compile(r"单价"),
    "amount": re.compile(r"金额.*(?:总计|合计)"),
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
_TOTAL = re.compile(r"小计|合计|总计")
_DEFAULT_UNIT = "万元"


def read_procurement(section: Section) -> Iterator[Fact]:
    """The lines and the total; a section without a table says in words that there is no procurement."""
    tables = list(section.tables)
    unit = next((unit for p in section.paragraphs if (unit := unit_note(p.text))), _DEFAULT_UNIT)
    for table in tables:
        yield from _read_table(table, unit)
    if not tables:
        yield from (Statement("note", paragraph) for paragraph in section.paragraphs)


def _read_table(table: Table, unit: str) -> Iterator[Fact]:
    found = find_columns(table.rows, _COLUMNS)
    if found is None:
        return
    columns, height = found
    funds = matching(column_paths(table.rows[:height]), _FUNDS)  # not every table has every fund
    for row in table.rows[height:]:
        yield from _read_row(row, columns, funds, unit)


def _read_row(row: Row, columns: Mapping[str, int], funds: Mapping[str, int], unit: str) -> Iterator[Fact]:
    project, amount_cell = at(row, columns["project"]), at(row, columns["amount"])
    if project is None:
        return
    amount = read_money(amount_cell, unit) if amount_cell else None
    project_funds, funding = _money(row, funds.get("project-funds"), unit), tuple(_funding(row, funds, unit))
    if _TOTAL.search(project.plain):
        # Totals are often printed for the funds only, the column of the grand total left empty.
        stated = amount or next((part.money for part in funding), project_funds)
        yield _total(project, stated, project_funds, funding)
    elif amount is None:
        yield Unread(amount_cell or project, "amount")
    else:
        yield _line(
            row, columns, unit, ProcurementLine(project, project, amount, project_funds, None, None, funding)
        )


def _total(
    label: Passage, stated: Money | None, project_funds: Money | None, funding: tuple[Funding, ...]
) -> Fact:
    if stated is None:
        return Unread(label, "amount")
    return ProcurementTotal(label, stated, project_funds, funding)


def _line(row: Row, columns: Mapping[str, int], unit: str, line: ProcurementLine) -> ProcurementLine:
    """The line with what the columns of the item hold."""
    quantity = at(row, columns["quantity"])
    return replace(
        line,
        item=at(row, columns["item"]) or line.project_name,
        quantity=read_number(quantity) if quantity else None,
        unit_price=_money(row, columns["price"], unit),
    )


def _money(row: Row, index: int | None, unit: str) -> Money | None:
    cell = at(row, index)
    return read_money(cell, unit) if cell else None


def _funding(row: Row, funds: Mapping[str, int], unit: str) -> Iterator[Funding]:
    for source, index in funds.items():
        money = _money(row, index, unit) if source != "project-funds" else None
        if money is not None:
            yield Funding(source, money)


PROCUREMENT = SectionReader("procurement", re.compile(r"政府采购"), read_procurement)
