"""基本支出总表: basic expenditure from all funds by economic class, often with the funds beside it."""

from __future__ import annotations

import re

from budgetgraph.tables.funds import OF_ALL, rows_of_basic
from budgetgraph.tables.reader import TableReader

_SUM = "(?:/(?:[小合]计|金额))?$"

TABLE = TableReader(
    kind="table-basic",
    title=re.compile(r"^(?!.*(?:公共预算|公共财政|财政拨款|基金|国有资本|项目支出)).*基本支出.*表$"),
    header=(re.compile("类别|科目|经济分类"), re.compile("[总合]计|金额|预算数|决算数|人员经费")),
    classes="economic",
    columns={
        "expenditure-general-public-budget-basic": re.compile(f"(?:^|/)一般公共预算(?:财政)?(?:拨款)?{_SUM}"),
        "expenditure-fiscal-appropriation-basic": re.compile(f"^(?:本年)?财政拨款{_SUM}"),
        "expenditure-basic-personnel": re.compile(f"{OF_ALL}.*人员(?:经费|支出|类){_SUM}"),
        "expenditure-basic-public": re.compile(f"{OF_ALL}.*公用(?:经费|支出|类){_SUM}"),
        "expenditure-basic": re.compile(
            f"{OF_ALL}(?:.*/)?(?:基本支出)?(?:[总合]计|金额|基本支出|预算数|决算数)$|^$"
        ),
    },
    rows=rows_of_basic("expenditure-basic"),
)
