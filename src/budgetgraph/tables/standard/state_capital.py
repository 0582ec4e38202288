"""国有资本经营预算支出表: expenditure from the state capital budget by functional class, and what is carried over."""

from __future__ import annotations

import re

from budgetgraph.tables.funds import columns_of_fund
from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-state-capital",
    title=re.compile(r"国有资本经营.*(?:支出|收支).*表$"),
    header=(re.compile("支出|金额|预算数|决算数|[总合]计"),),
    classes="function",
    columns=columns_of_fund("state-capital"),
)
