"""一般公共预算基本支出表: basic expenditure from the general public budget by economic class."""

from __future__ import annotations

import re

from budgetgraph.tables.funds import columns_of_basic, rows_of_basic
from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-general-public-budget-basic",
    title=re.compile(r"一般公共预算(?:财政)?(?:拨款)?(?:安排)?的?基本支出.*表$"),
    header=(re.compile("支出|金额|预算数|决算数|[总合]计|人员经费"),),
    classes="economic",
    columns=columns_of_basic("general-public-budget"),
    rows=rows_of_basic("expenditure-general-public-budget-basic"),
)
