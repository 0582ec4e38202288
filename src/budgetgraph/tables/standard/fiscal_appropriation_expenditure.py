"""财政拨款支出表: expenditure from fiscal appropriations by functional class."""

from __future__ import annotations

import re

from budgetgraph.tables.funds import EXPENDITURE_BY_FUND
from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-fiscal-appropriation-expenditure",
    title=re.compile(
        r"(?<!公共预算|基金预算|经营预算)财政拨款支出(?:功能分类)?(?:预算|决算)?(?:总体情况|总|情况|明细)?表$"
    ),
    header=(re.compile("支出|金额|预算数|决算数|[总合]计"),),
    classes="function",
    columns={
        **{name: words for name, words in EXPENDITURE_BY_FUND.items() if "fiscal-appropriation" not in name},
        "expenditure-fiscal-appropriation-basic-personnel": re.compile("人员(?:经费|支出|类)"),
        "expenditure-fiscal-appropriation-basic-public": re.compile("公用(?:经费|支出|类)"),
        "expenditure-fiscal-appropriation-basic": re.compile("基本支出(?:/(?:小计|合计|金额))?$"),
        "expenditure-fiscal-appropriation-project": re.compile("项目支出(?:/(?:小计|合计|金额))?$"),
        "expenditure-fiscal-appropriation": re.compile(
            "^$|(?:^|/)(?:本年)?(?:支出)?(?:[小总合]计|金额|支出)$"
        ),
    },
)
