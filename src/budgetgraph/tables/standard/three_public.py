"""“三公”经费表: the three public expenses, with conferences, training and operating funds where they are beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from budgetgraph.facts.fact import Fact
from budgetgraph.tables.columns import columns_of
from budgetgraph.tables.entry import entries
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.reader import TableReader, read_figures

_VEHICLE = "(?:公务用车|公车)"
_ITEMS = {
    "administrative-funds": re.compile("(?:^|/)行政经费(?:/?[小总合]计)?$"),
    "operating-funds": re.compile("机关运行经费"),
    "conference": re.compile("会议费"),
    "training": re.compile("培训费"),
    "three-public-abroad": re.compile("因公出国"),
    "three-public-hospitality": re.compile("公务接待|接待费"),
    "three-public-vehicle-purchase": re.compile(
        f"{_VEHICLE}购置(?:费|经费|支出)?$|/购置(?:费|经费)?(?:/[^/]*)?$|^购置费"
    ),
    "three-public-vehicle-operation": re.compile(
        f"{_VEHICLE}(?:运行(?:维护)?|运维)(?:费|经费)?(?:支出)?$|/(?:运行(?:维护)?|运维)(?:费|经费)?(?:/[^/]*)?$|^(?:运行(?:维护)?|运维)费"
    ),
    "three-public-vehicle": re.compile(f"{_VEHICLE}(?:购置)?(?:及|和|与|、)?(?:运行)?"),
    "three-public-total": re.compile(
        "三公(?:经费)?(?:财政拨款|预算|支出|安排)*(?:数|总额|总数)?(?:/?[小总合]计)?$|^(?:支出)?[小总合]计$|/[小总合]计$"
    ),
}
_JOINT = {"three-public-conference-training": re.compile("^(?:总计|合计)$")}


def read_three_public(reader: TableReader, table: PublicTable) -> Iterator[Fact]:
    """The columns or rows name the items; beside conferences and training, the total is that of all."""
    paths = "".join(columns_of(table.rows).paths)
    labels = "".join(entry.label for entry in entries(table.rows))
    is_joint = "会议费" in paths + labels or "培训费" in paths + labels
    items = {**_JOINT, **_ITEMS} if is_joint else _ITEMS
    yield from read_figures(replace(reader, columns=items, rows=items), table)


TABLE = TableReader(
    kind="table-three-public",
    title=re.compile(r"三公.*表$|机构运行信息表?$"),
    header=(re.compile("出国"),),
    by_header=True,
    read=read_three_public,
)
