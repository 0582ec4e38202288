"""财政拨款基本支出表: basic expenditure from fiscal appropriations by economic class."""

from __future__ import annotations

import re

from budgetgraph.tables.funds import columns_of_basic, rows_of_basic
from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-fiscal-appropriation-basic",
    title=re.compile(r"(?<!公共预算)财政拨款基本支出.*表$"),
    header=(re.compile("支出|金额|预算数|决算数|[总合]计|人员经费"),),
    classes="economic",
    columns=columns_of_basic("fiscal-appropriation"),
    rows=rows_of_basic("expenditure-fiscal-appropriation-basic"),
)
