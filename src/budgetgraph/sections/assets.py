"""State-owned assets: the table of what there is and what it is worth, and the sentence above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from budgetgraph.documents.document import Row, Table
from budgetgraph.facts.asset import AssetStock
from budgetgraph.facts.calendar import Date, read_date
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.money import MONEY, UNIT_FACTORS, Money, money_of, read_money
from budgetgraph.facts.number import read_number
from budgetgraph.facts.restatement import Restatement
from budgetgraph.facts.unread import Unread
from budgetgraph.sections.header import at, find_columns
from budgetgraph.sections.numbering import without_number
from budgetgraph.sections.section import Section, SectionReader

_COLUMNS = {
    "label": re.compile(r"项目|资产(?:名称|类别)"),
    "quantity": re.compile(r"数量"),
    "value": re.compile(r"价值|金额|原值"),
}
_CATEGORIES = {
    "office-buildings": re.compile(r"办公用房"),
    "buildings": re.compile(r"房屋"),
    "vehicles": re.compile(r"车辆|汽车"),
    "equipment": re.compile(r"设备"),
    "other": re.compile(r"其他"),
    "total": re.compile(r"资产总额|总计|合计"),
}
_DATE_LINE = re.compile(r"截止|截至")
_TOTAL_IN_PROSE = re.compile(r"资产(?:总额|总值|金额)?(?:为|共计|合计)?\s*$")
_UNIT = re.compile("|".join(UNIT_FACTORS))


def read_assets(section: Section) -> Iterator[Fact]:
    """The rows of the table at the day that the section prints; the total again where the prose gives it."""
    date = next((d for p in section.paragraphs if _DATE_LINE.search(p.text) and (d := read_date(p))), None)
    again = tuple(_totals_in_prose(section))
    for table in section.tables:
        for fact in _read_table(table, date):
            is_total = isinstance(fact, AssetStock) and fact.category == "total"
            yield replace(fact, restated=again) if is_total and isinstance(fact, AssetStock) else fact


def _read_table(table: Table, date: Date | None) -> Iterator[Fact]:
    found = find_columns(table.rows, _COLUMNS)
    if found is None:
        return
    columns, height = found
    header = table.rows[height - 1][columns["value"]].plain
    unit = _UNIT.search(header)
    for row in table.rows[height:]:
        yield from _read_row(row, columns, unit[0] if unit else "万元", date)


def _read_row(row: Row, columns: dict[str, int], unit: str, date: Date | None) -> Iterator[Fact]:
    label = at(row, columns["label"])
    category = next((c for c, words in _CATEGORIES.items() if label and words.search(label.plain)), None)
    quantity_cell, value_cell = at(row, columns["quantity"]), at(row, columns["value"])
    if label is None or category is None:
        return
    quantity = read_number(quantity_cell) if quantity_cell else None
    value = read_money(value_cell, unit) if value_cell else None
    if quantity is None or value is None:
        yield Unread((value_cell if quantity else quantity_cell) or label, "amount")
    else:
        yield AssetStock(category, without_number(label), quantity, value, date)


def _totals_in_prose(section: Section) -> Iterator[Restatement]:
    for paragraph in section.paragraphs:
        for match in MONEY.finditer(paragraph.text):
            lead = _TOTAL_IN_PROSE.search(paragraph.text, 0, match.start())
            if lead:
                money: Money = money_of(paragraph, match)
                yield Restatement(money, paragraph.cut(0, match.end()))


ASSETS = SectionReader("assets", re.compile(r"国有资产|固定资产|资产信息|资产占用"), read_assets)
