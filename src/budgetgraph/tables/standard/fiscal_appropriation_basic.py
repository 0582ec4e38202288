"""财政拨款基本支出表: basic expenditure from fiscal appropriations by economic class."""

from __future__ import annotations

import re

from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-fiscal-appropriation-basic",
    title=re.compile(r"(?<!公共预算)财政拨款基本支出.*表$"),
    header=(re.compile("支出|金额|预算数|决算数|[总合]计|人员经费"),),
    classes="economic",
    columns={
        "expenditure-fiscal-appropriation-basic-personnel": re.compile("人员(?:经费|支出|类)"),
        "expenditure-fiscal-appropriation-basic-public": re.compile("公用(?:经费|支出|类)"),
        "expenditure-fiscal-appropriation-basic": re.compile(
            "^$|(?:^|/)(?:基本支出)?(?:[小总合]计|金额|基本支出)$"
        ),
    },
    rows={
        "expenditure-fiscal-appropriation-basic-personnel": re.compile("^人员(?:经费|支出|类)(?:[小合]计)?$"),
        "expenditure-fiscal-appropriation-basic-public": re.compile("^公用(?:经费|支出|类)(?:[小合]计)?$"),
    },
)
