"""财政拨款收支总表: fiscal appropriations by fund beside what they are spent on, by functional class and fund."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.facts.fact import Fact
from budgetgraph.tables.carried import Carried
from budgetgraph.tables.cell_figure import figure
from budgetgraph.tables.class_name import function_class
from budgetgraph.tables.entry import Entry, entries, is_of_revenue
from budgetgraph.tables.line_items import named
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.reader import TableReader

_FUNDS = {
    "general-public-budget": re.compile("一般公共(?!服务)|公共财政"),
    "government-fund": re.compile("政府性?基金"),
    "state-capital": re.compile("国有资本"),
}
_OF_A_CLASS = re.compile("安排的支出|债务收入|专项收入")  # 其他政府性基金及对应专项债务收入安排的支出 is one
_USES = {
    "basic": re.compile("^基本支出$"),
    "project": re.compile("^项目支出$"),
    "reserve": re.compile("预留机动"),
}
_TOTAL = re.compile("^(?:收入|支出|财政拨款(?:收入|支出)?)?[总合]计$")
_OF_THE_YEAR = re.compile("^(?:本年|当年)(?:财政拨款)?(?:收入|支出)[小合]?计?$")
_APPROPRIATION = re.compile("^(?:本年)?财政拨款(?:收入|支出)?$")
_ALL = "fiscal-appropriation"
_CARRIED_ITEMS = {"revenue": "revenue-carried-over", "expenditure": "expenditure-carried-forward"}


def read_fiscal_appropriation(_: TableReader, table: PublicTable) -> Iterator[Fact]:
    """The funds below a line of what is carried over are parts of that; the others are of the year."""
    carried = Carried()
    for entry in entries(table.rows):
        yield from _facts(entry, table, is_carried=carried.holds(entry))


def _facts(entry: Entry, table: PublicTable, *, is_carried: bool) -> Iterator[Fact]:
    flow = "revenue" if is_of_revenue(entry) else "expenditure"
    of = function_class(entry) if flow == "expenditure" and not is_carried else None
    for path, cell in entry.amounts:
        is_class = of is not None or _OF_A_CLASS.search(entry.label)
        fund = (None if is_class else named(_FUNDS, entry.label)) or named(_FUNDS, path)
        item = f"expenditure-{fund or _ALL}" if of else _item(entry.label, flow, fund, is_carried=is_carried)
        if item:
            yield from figure(item, cell, path, entry, table, of)


def _item(label: str, flow: str, fund: str | None, *, is_carried: bool) -> str | None:
    """The line item of a row that is no class."""
    if _TOTAL.search(label):
        return f"{flow}-{fund or _ALL}-total"
    if is_carried:
        return f"{_CARRIED_ITEMS[flow]}-{fund or _ALL}"
    use = named(_USES, label)
    if use and flow == "expenditure":
        return f"expenditure-{_ALL}-{use}"
    is_known = fund or _OF_THE_YEAR.search(label) or _APPROPRIATION.search(label)
    return f"{flow}-{fund or _ALL}" if is_known else None


TABLE = TableReader(
    kind="table-fiscal-appropriation",
    title=re.compile(
        r"(?<!公共预算|基金预算|经营预算)财政拨款(?:预算)?(?:收支|收入支出)(?:预算|决算)?(?:总体情况|总|情况)?表$"
    ),
    header=(re.compile("收入|支出|金额|预算数|决算数"),),
    read=read_fiscal_appropriation,
)
