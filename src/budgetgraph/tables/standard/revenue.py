"""收入总表: revenue by source, by functional class or in all."""

from __future__ import annotations

import re

from budgetgraph.tables.reader import TableReader
from budgetgraph.tables.sources import REVENUE_SOURCES

TABLE = TableReader(
    kind="table-revenue",
    title=re.compile(
        r"(?<!拨款)(?<!基金)(?<!预算财政拨款)(?<!基金预算|公共预算|经营预算)收入(?:预算|决算)?(?:总体情况|总|情况)?表$"
    ),
    header=(re.compile("收入|拨款|资金|金额|预算数|决算数"),),
    classes="function",
    columns={
        "revenue-current-year": re.compile("本年收入(?:[总合]计|/[小总合]计)?$"),
        **REVENUE_SOURCES,
        "revenue-total": re.compile("(?:^|/)(?:收入)?[总合]计(?:/金额)?$|^(?:金额|收入预算)?$"),
    },
    rows={
        "revenue-current-year": re.compile("^(?:本年|当年)收入[小合]计$"),
        "revenue-total": re.compile("^(?:收入)?[总合]计(?:/小计)?$"),
        **REVENUE_SOURCES,
    },
)
