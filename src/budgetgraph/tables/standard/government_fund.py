"""政府性基金预算支出表: expenditure from government funds by functional class, and what is carried over."""

from __future__ import annotations

import re

from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-government-fund",
    title=re.compile(r"政府性?基金.*(?:支出|收支).*表$"),
    header=(re.compile("支出|金额|预算数|决算数|[总合]计"),),
    classes="function",
    columns={
        "revenue-carried-over-government-fund": re.compile("年初.{0,8}结转|上年.{0,8}结转"),
        "expenditure-carried-forward-government-fund": re.compile("年末.{0,8}结转|结转下年"),
        "revenue-government-fund": re.compile("(?:本年)?收入(?:合计)?$"),
        "expenditure-government-fund-basic": re.compile("基本支出(?:/(?:小计|合计|金额))?$"),
        "expenditure-government-fund-project": re.compile("项目支出(?:/(?:小计|合计|金额))?$"),
        "expenditure-government-fund": re.compile("^$|(?:^|/)(?:本年)?(?:支出)?(?:[小总合]计|金额|支出)$"),
    },
)
