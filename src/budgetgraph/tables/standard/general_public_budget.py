"""一般公共预算支出表: expenditure from the general public budget by functional class, and what is carried over."""

from __future__ import annotations

import re

from budgetgraph.tables.funds import columns_of_fund
from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-general-public-budget",
    title=re.compile(
        r"一般公共预算(?:财政)?(?:拨款)?"
        r"(?:支出(?:功能分类|经济分类)?(?:预算|决算)?(?:总体情况|总|情况|明细)?|(?:收入支出|收支)决算(?:情况|明细)?)表$"
    ),
    header=(re.compile("支出|金额|预算数|决算数|[总合]计"),),
    classes="function",
    columns=columns_of_fund("general-public-budget"),
)
