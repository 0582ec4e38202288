"""国有资本经营预算支出表: expenditure from the state capital budget by functional class, and what is carried over."""

from __future__ import annotations

import re

from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-state-capital",
    title=re.compile(r"国有资本经营.*(?:支出|收支).*表$"),
    header=(re.compile("支出|金额|预算数|决算数|[总合]计"),),
    classes="function",
    columns={
        "revenue-carried-over-state-capital": re.compile("年初.{0,8}结转|上年.{0,8}结转"),
        "expenditure-carried-forward-state-capital": re.compile("年末.{0,8}结转|结转下年"),
        "revenue-state-capital": re.compile("(?:本年)?收入(?:合计)?$"),
        "expenditure-state-capital-basic": re.compile("基本支出(?:/(?:小计|合计|金额))?$"),
        "expenditure-state-capital-project": re.compile("项目支出(?:/(?:小计|合计|金额))?$"),
        "expenditure-state-capital": re.compile("^$|(?:^|/)(?:本年)?(?:支出)?(?:[小总合]计|金额|支出)$"),
    },
)
