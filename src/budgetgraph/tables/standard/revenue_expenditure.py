"""收支总表: revenue by source beside expenditure by functional class, and often by its use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure
from budgetgraph.tables.carried import Carried
from budgetgraph.tables.cell_figure import figure, figures_of_one
from budgetgraph.tables.change import change_of
from budgetgraph.tables.class_name import any_economic_class, function_class
from budgetgraph.tables.entry import Entry, entries, is_of_revenue
from budgetgraph.tables.line_items import named
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.reader import TableReader
from budgetgraph.tables.sources import REVENUE_SOURCES

_REVENUE = {
    "revenue-current-year": re.compile("^(?:本年|当年)收入[小合]计$"),
    "revenue-total": re.compile("^(?:收入)?[总合]计$"),
    **REVENUE_SOURCES,
}
_EXPENDITURE = {
    "expenditure-current-year": re.compile("^(?:本年|当年)支出[小合]计$"),
    "expenditure-total": re.compile("^(?:支出)?[总合]计$"),
    "expenditure-surplus-distribution": re.compile("结余分配"),
    "expenditure-carried-forward": re.compile("结转下年|(?:年末|年终).{0,4}结[转余]"),
    "expenditure-basic-personnel": re.compile("^人员(?:经费|支出|类)$"),
    "expenditure-basic-public": re.compile("^(?:日常)?公用(?:经费|支出|类)$"),
    "expenditure-basic": re.compile("^(?:基本支出|人员(?:经费)?[和及、与]公用经费(?:支出)?)$"),
    "expenditure-project": re.compile("^(?:项目|专项业务经费)支出$"),
    "expenditure-reserve": re.compile("预留机动"),
    "expenditure-superior-remittance": re.compile("^上缴上级支出$"),
    "expenditure-operating": re.compile("^(?:事业单位)?经营支出$"),
    "expenditure-subordinate-subsidy": re.compile("^对附属单位补助(?:支出)?$"),
}
_ALL = "expenditure-total"
_SUM = re.compile("^(?:收入|支出)?[小合]计$")
_UNKNOWN = "unknown"
_WHOLE = ("expenditure-total", "expenditure-current-year")
_BESIDE_CARRIED = {
    *_WHOLE,
    *(name for name in (*_REVENUE, *_EXPENDITURE) if "-carried-" in name),
    *("revenue-total", "revenue-current-year", "revenue-balance-used", "expenditure-surplus-distribution"),
}
_DIVISIONS = {
    "expenditure-basic-personnel": re.compile("人员(?:经费|支出|类)"),
    "expenditure-basic-public": re.compile("公用(?:经费|支出|类)"),
    "expenditure-basic": re.compile("基本支出"),
    "expenditure-project": re.compile("项目支出"),
    **{
        f"expenditure-{fund}": re.compile(words)
        for fund, words in (
            ("general-public-budget", "一般公共"),
            ("government-fund", "政府性?基金"),
            ("state-capital", "国有资本"),
        )
    },
}


def read_revenue_and_expenditure(_: TableReader, table: PublicTable) -> Iterator[Fact]:
    """Each label says on its side what its amount is of; unread stay rows that nobody knows and parts of what is carried."""
    above: dict[int, str] = {}
    carried = Carried()
    found = entries(table.rows)
    of_the_year = _sums_of_the_year(found)
    for index, entry in enumerate(found):
        if carried.holds(entry) and not _stands_for_itself(entry):
            continue
        if index in of_the_year:
            figures = list(figures_of_one(of_the_year[index], entry, table))
        elif is_of_revenue(entry):
            figures = list(_revenue(entry, table))
        else:
            use = named(_EXPENDITURE, entry.label)
            is_class = function_class(entry) or any_economic_class(entry, table.fiscal_year)
            above[entry.side] = use or (above.get(entry.side, "") if is_class else _UNKNOWN)
            figures = list(_expenditure(entry, table, above[entry.side]))
        yield from figures
        yield from change_of(entry, figures, table)


def _sums_of_the_year(found: Sequence[Entry]) -> dict[int, str]:
    """The rows called 小计 or 合计 that sum up the year: on their side only what is carried and a total stand below."""
    sums: dict[int, str] = {}
    for side in {entry.side for entry in found}:
        labelled = [(i, entry) for i, entry in enumerate(found) if entry.side == side and entry.label]
        first = next((n for n, (_, entry) in enumerate(labelled) if _SUM.search(entry.label)), len(labelled))
        below = [entry for _, entry in labelled[first + 1 :]]
        if below and "总计" in below[-1].label and all(_stands_for_itself(entry) for entry in below):
            index, entry = labelled[first]
            sums[index] = f"{'revenue' if is_of_revenue(entry) else 'expenditure'}-current-year"
    return sums


def _stands_for_itself(entry: Entry) -> bool:
    """Whether a row below one of what is carried is no part of that: 上年结转 / 其中：一般公共预算拨款."""
    items = _REVENUE if is_of_revenue(entry) else _EXPENDITURE
    return named(items, entry.label) in _BESIDE_CARRIED


def _revenue(entry: Entry, table: PublicTable) -> Iterator[Figure]:
    item = named(_REVENUE, entry.label)
    if item:
        yield from figures_of_one(item, entry, table)


def _expenditure(entry: Entry, table: PublicTable, above: str) -> Iterator[Figure]:
    """A class or a total may be divided into columns; another row has a line item of its own.

    Economic classes below basic or project expenditure are parts of that; below what nobody knows they stay unread.
    """
    row_item = named(_EXPENDITURE, entry.label)
    function = None if row_item else function_class(entry)
    economic = None if row_item or function else any_economic_class(entry, table.fiscal_year)
    if economic and above in ("expenditure-basic", "expenditure-project"):
        yield from figures_of_one(above, entry, table, economic)
        return
    is_of_all = above != _UNKNOWN or "政府" in entry.head
    of = function or (economic if is_of_all else None)
    is_whole = of is not None or row_item in _WHOLE
    for path, cell in entry.amounts:
        item = (named(_DIVISIONS, path) if is_whole else None) or row_item or (_ALL if of else None)
        if item:
            yield from figure(item, cell, path, entry, table, of)


TABLE = TableReader(
    kind="table-revenue-expenditure",
    title=re.compile(
        r"(?<!拨款)(?<!基金)(?<!公共预算|基金预算|经营预算)(?:收支|收入支出)(?:预算|决算)?(?:总体情况|总)表$"
    ),
    header=(re.compile("收入|支出|金额|预算数"),),
    read=read_revenue_and_expenditure,
)
