"""State-owned assets: the table of what there is and what it is worth, and what is counted in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from budgetgraph.code_lists import code_list
from budgetgraph.documents.document import Row, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.asset import AssetStock
from budgetgraph.facts.calendar import Date, read_date
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.money import MONEY, money_of
from budgetgraph.facts.number import NUMBER, read_number
from budgetgraph.facts.restatement import Restatement
from budgetgraph.facts.statement import Statement
from budgetgraph.facts.unread import Unread
from budgetgraph.identifiers import opaque_code
from budgetgraph.sections.numbering import without_number
from budgetgraph.sections.prose.counting import read_counts
from budgetgraph.sections.section import Section, SectionReader
from budgetgraph.sections.table_unit import tables_with_units
from budgetgraph.tables.header import Header, find_header, whole_row
from budgetgraph.tables.unit import read_amount, unit_in_header

_REQUIRED = {
    "label": re.compile(r"项目|资产(?:名称|类别)"),
    "value": re.compile(r"价值|金额|原值"),
}
_OPTIONAL = {"quantity": re.compile(r"数量")}
_ASSETS = re.compile(
    r"房|车|设备|其他|总额|总计|合计|资产|土地|建筑|构筑|家具|用具|图书|档案|文物|陈列|动植物"
)
_OF_WHICH = re.compile(r"^(?:其中|其)[：:]\s*")
_COUNTED_IN = re.compile(r"[（(][^（()）]*[)）]$")
_DATE_LINE = re.compile(r"截止|截至")
_SENTENCE_END = re.compile(r"[。；;\n]")
_TOTAL_IN_PROSE = re.compile(r"资产(?:总额|总值|金额)?(?:为|共计|合计|达)?\s*$")
_NAMED_TOTAL = re.compile(r"(?:总额|总值|金额)(?:共计|合计)?(?:为|达)\s*$")
# The whole lead of an amount: nothing before it narrows down which assets are meant.
_STOCK = re.compile(
    r"(?:截[至止][^，,]{1,24}[，,]\s*+)?(?:[本我](?:部门|单位|[局委厅办院]))?(?:共有|拥有|占有)?"
    r"(?P<label>(?:固定|国有)?资产(?:总额|总值|金额))(?:共计|合计)?(?:为|达)?\s*+"
)
_FIXED = "固定资产"  # in a sentence these are not all assets, as they are in the tables that list only them
_IN_STOCK = re.compile(r"上年末|年末|年底|截[至止]")
_SENTENCE = re.compile(r"[^。；;\n]+")
_COUNT = re.compile(r"\d\s*(?:辆|台|套|架|艘)")
_PLANNED_COUNT = re.compile(r"(?:预算|拟|计划|安排).{0,20}(?:购置|购买|新增|更新)")
_PLANNED = re.compile(r"拟|计划|购置|新增|处置")


def read_assets(section: Section) -> Iterator[Fact]:
    """The rows of the tables at the day that the section prints; the total again where the prose gives it.

    Without a table, one total in the prose is that of the stock.
    """
    date = next((d for p in section.paragraphs if _DATE_LINE.search(p.text) and (d := read_date(p))), None)
    again = tuple(_totals_in_prose(section))
    for table, unit in tables_with_units(section):
        for fact in _read_table(section, table, unit):
            if isinstance(fact, AssetStock):
                yield replace(fact, date=date, restated=again if fact.category == "total" else ())
                again = again if fact.category != "total" else ()
            else:
                yield fact
    if len(again) == 1 and not any(section.tables):
        yield from _stock_in_prose(again[0], date)
    yield from read_counts(section)
    yield from _counts_in_prose(section)


def _stock_in_prose(total: Restatement, date: Date | None) -> Iterator[AssetStock]:
    if (value := total.money) is None:
        return
    lead = total.quote.cut(0, value.stated.start - total.quote.start)
    if match := _STOCK.fullmatch(lead.text):
        category = opaque_code(_FIXED) if match["label"].startswith(_FIXED) else "total"
        yield AssetStock(category, lead.group(match, "label"), None, value, date)


def _counts_in_prose(section: Section) -> Iterator[Statement]:
    """The sentences that count vehicles and equipment, as they are printed: those in stock, those to be bought."""
    for paragraph in section.paragraphs:
        for sentence in paragraph.find_all(_SENTENCE):
            if _COUNT.search(sentence.text):
                is_planned = _PLANNED_COUNT.search(sentence.text) is not None
                yield Statement("assets-planned" if is_planned else "assets-in-stock", sentence.strip())


def _read_table(section: Section, table: Table, unit: str | None) -> Iterator[Fact]:
    header = find_header(table.rows, _REQUIRED, _OPTIONAL)
    if header is None:
        return
    reader = _RowReader(section, header, unit_in_header(header.paths[header.columns["value"]]) or unit)
    for row in table.rows[header.height :]:
        yield from reader.read(row)


@dataclass(frozen=True)
class _RowReader:
    """Reads the rows below a header; `unit` is that of the values."""

    section: Section
    header: Header
    unit: str | None

    def read(self, row: Row) -> Iterator[Fact]:
        label = self.header.cell(row, "label")
        category = _category(label) if label else None
        if not self.header.fits(row):
            yield from (Unread(cell, "row") for cell in row if NUMBER.search(cell.text))
        elif label and category and not self.header.is_repeated_in(row):
            yield self._stock(row, category, without_number(label))

    def _stock(self, row: Row, category: str, label: Passage) -> Fact:
        value_cell, quantity_cell = self.header.cell(row, "value"), self.header.cell(row, "quantity")
        value = read_amount(value_cell, self.unit) if value_cell else None
        quantity = read_number(quantity_cell) if quantity_cell else None
        is_counted = "quantity" in self.header.columns
        if value is None or (is_counted and quantity is None):
            missing = value_cell if value is None else quantity_cell
            return Unread(missing or whole_row(self.section.document, row), "amount")
        return AssetStock(category, label, quantity, value, None)


def _category(label: Passage) -> str | None:
    """The slug of the category that the code list knows by just this name; an opaque one for other assets."""
    known = code_list("asset-category")
    name = _OF_WHICH.sub("", without_number(label).plain)
    slug = known.get(name) or known.get(_COUNTED_IN.sub("", name))
    return slug or (opaque_code(name) if _ASSETS.search(name) else None)


def _totals_in_prose(section: Section) -> Iterator[Restatement]:
    for paragraph in section.paragraphs:
        start = 0
        for match in MONEY.finditer(paragraph.text):
            clause = _last_sentence(paragraph.cut(start, match.end()))
            start = match.end()
            if _is_total(clause.text[: len(clause.text) - len(match[0])]):
                yield Restatement(money_of(paragraph, match), clause)


def _last_sentence(text: Passage) -> Passage:
    starts = [match.end() for match in _SENTENCE_END.finditer(text.text)]
    return text.cut(starts[-1] if starts else 0).strip("，,、 \u3000\t\n")


def _is_total(lead: str) -> bool:
    """Whether an amount that these words lead to is that of all assets in stock, not of some to be bought."""
    is_total = _TOTAL_IN_PROSE.search(lead) and (_NAMED_TOTAL.search(lead) or _IN_STOCK.search(lead))
    return bool(is_total) and not _PLANNED.search(lead)


ASSETS = SectionReader(
    "assets",
    re.compile(
        r"(?:国有资[产本](?!经营)|固定资产|资产信息|资产占用|车辆情况)"
        r"(?:占有|占用|使用|购置|处置|管理|信息|总体|和|及|、|资产){0,6}"
    ),
    read_assets,
)
