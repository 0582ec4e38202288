"""一般公共预算基本支出表: basic expenditure from the general public budget by economic class."""

from __future__ import annotations

import re

from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-general-public-budget-basic",
    title=re.compile(r"一般公共预算(?:财政)?(?:拨款)?(?:安排)?的?基本支出.*表$"),
    header=(re.compile("支出|金额|预算数|决算数|[总合]计|人员经费"),),
    classes="economic",
    columns={
        "expenditure-general-public-budget-basic-personnel": re.compile("人员(?:经费|支出)"),
        "expenditure-general-public-budget-basic-public": re.compile("公用(?:经费|支出)"),
        "expenditure-general-public-budget-basic": re.compile(
            "^$|(?:^|/)(?:本年)?(?:一般公共预算[^/]{0,4})?(?:基本支出)?(?:[小总合]计|金额|基本支出)$"
        ),
    },
    rows={
        "expenditure-general-public-budget-basic-personnel": re.compile("^人员(?:经费|支出)(?:[小合]计)?$"),
        "expenditure-general-public-budget-basic-public": re.compile("^公用(?:经费|支出)(?:[小合]计)?$"),
    },
)
