"""机关运行经费表: operating funds of offices by economic class."""

from __future__ import annotations

import re

from budgetgraph.tables.reader import TableReader

TABLE = TableReader(
    kind="table-operating-funds",
    title=re.compile(r"^(?!.*三公).*机关运行(?:经费|费用?).*表$"),
    header=(re.compile("金额|预算数|决算数|[总合]计|运行经费"),),
    classes="economic",
    columns={"operating-funds": re.compile("^$|(?:^|/)(?:[总合]计|金额|.*机关运行经费.*)$")},
)
