"""一般公共预算支出表: expenditure from the general public budget by functional class."""

from __future__ import annotations

import re

from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-general-public-budget",
    title=re.compile(
        r"一般公共预算(?:财政)?(?:拨款)?支出(?:功能分类|经济分类)?(?:预算|决算)?(?:总体情况|总|情况|明细)?表$"
    ),
    header=(re.compile("支出|金额|预算数|决算数|[总合]计"),),
    classes="function",
    columns={
        "expenditure-general-public-budget-basic-personnel": re.compile("人员(?:经费|支出|类)"),
        "expenditure-general-public-budget-basic-public": re.compile("公用(?:经费|支出|类)"),
        "expenditure-general-public-budget-basic": re.compile("基本支出(?:/(?:小计|合计|金额))?$"),
        "expenditure-general-public-budget-project": re.compile("项目支出(?:/(?:小计|合计|金额))?$"),
        "expenditure-general-public-budget": re.compile(
            "^$|(?:^|/)(?:本年)?(?:支出)?(?:[小总合]计|金额|支出)$"
        ),
    },
)
