"""支出总表: expenditure by functional class, as basic and project expenditure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from budgetgraph.facts.fact import Fact
from budgetgraph.tables.cell_figure import figures_of_one
from budgetgraph.tables.change import change_of
from budgetgraph.tables.class_name import economic_class
from budgetgraph.tables.funds import EXPENDITURE_BY_FUND, OF_ALL
from budgetgraph.tables.line_items import named
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.reader import TableReader, classified, figures_of
from budgetgraph.tables.whole import of_the_whole, scheme_of

_BY_USE_OR_FUND = re.compile(
    r"(?=[\s\S]*基本支出)(?=[\s\S]*项目支出)|(?=[\s\S]*人员经费)(?=[\s\S]*专项业务经费)|(?=[\s\S]*[总合]计)(?=[\s\S]*一般公共预算[^\n]*拨款)"
)
_DIVIDED = ("expenditure-basic", "expenditure-project")


def read_expenditure(reader: TableReader, table: PublicTable) -> Iterator[Fact]:
    """Where rows without codes name basic and project expenditure, economic classes below them are their parts."""
    above: str | None = None
    found = classified(reader, table)
    reader = replace(reader, classes=scheme_of(found, reader.classes, table.fiscal_year))
    for entry in of_the_whole(found, reader.classes):
        item = named(reader.rows, entry.label) if entry.code is None else None
        of = economic_class(entry) if entry.code is None and not item else None
        above = item or above
        figures = list(
            figures_of_one(above, entry, table, of)
            if of and above in _DIVIDED
            else figures_of(entry, table, reader)
        )
        yield from figures
        yield from change_of(entry, figures, table)


TABLE = TableReader(
    kind="table-expenditure",
    title=re.compile(
        r"(?<!公共预算|基金预算|经营预算|财政拨款)(?<![款金本目费营入购])支出(?:预算|决算)?(?:总体情况|总|情况)?表$"
    ),
    header=(_BY_USE_OR_FUND,),
    classes="function",
    columns={
        **EXPENDITURE_BY_FUND,
        "expenditure-fiscal-account": re.compile("财政专户[^/]*(?:/[小合总]计)?$"),
        "expenditure-other-funds": re.compile("(?:单位|其他)资金[^/]*(?:/[小合总]计)?$"),
        "expenditure-basic-personnel": re.compile(f"{OF_ALL}.*人员(?:经费|支出|类)"),
        "expenditure-basic-public": re.compile(f"{OF_ALL}.*公用(?:经费|支出|类)"),
        "expenditure-basic": re.compile(f"{OF_ALL}.*基本支出(?:/(?:小计|合计|金额))?$"),
        "expenditure-project": re.compile(f"{OF_ALL}.*(?:项目|专项业务经费)支出(?:/(?:小计|合计|金额))?$"),
        "expenditure-superior-remittance": re.compile("上缴上级"),
        "expenditure-operating": re.compile(f"{OF_ALL}.*经营支出"),
        "expenditure-subordinate-subsidy": re.compile("对?附属单位补助"),
        "expenditure-reserve": re.compile("预留机动"),
        "expenditure-carried-forward": re.compile("结转下年"),
        "expenditure-current-year": re.compile(f"{OF_ALL}.*本年支出(?:[总合]计|/[小总合]计)?$"),
        "expenditure-total": re.compile(f"{OF_ALL}(?:.*/)?(?:支出)?[总合]计(?:/金额)?$|^$"),
    },
    rows={
        "expenditure-basic": re.compile("^基本支出$"),
        "expenditure-project": re.compile("^项目支出$"),
        "expenditure-operating": re.compile("^(?:事业单位)?经营支出$"),
        "expenditure-superior-remittance": re.compile("^上缴上级支出$"),
        "expenditure-subordinate-subsidy": re.compile("^对?附属单位补助(?:支出)?$"),
        "expenditure-carried-forward": re.compile("^结转下年"),
        "expenditure-current-year": re.compile("^(?:本年|当年)支出[小合]计$"),
        "expenditure-total": re.compile("^(?:支出)?[总合]计$"),
    },
    read=read_expenditure,
)
