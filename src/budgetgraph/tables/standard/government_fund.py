"""政府性基金预算支出表: expenditure from government funds by functional class, and what is carried over."""

from __future__ import annotations

import re

from budgetgraph.tables.funds import columns_of_fund
from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-government-fund",
    title=re.compile(r"政府性?基金.*(?:支出|收支).*表$"),
    header=(re.compile("支出|金额|预算数|决算数|[总合]计"),),
    classes="function",
    columns=columns_of_fund("government-fund"),
)
