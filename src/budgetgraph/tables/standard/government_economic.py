"""政府预算支出经济分类表: all expenditure by the economic classes of governments (501 to 599)."""

from __future__ import annotations

import re

from budgetgraph.tables.economic_columns import ECONOMIC_COLUMNS
from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-government-economic",
    title=re.compile(
        r"^(?!.*(?:基本支出|一般公共|基金|国有资本|财政拨款)).*(?:政府预算支出经济分类|支出(?:预算)?.{0,4}政府(?:预算)?经济分类).*表$"
    ),
    header=(re.compile("科目|经济分类"), re.compile("[总合]计|金额|基本支出")),
    classes="economic",
    columns=ECONOMIC_COLUMNS,
)
