"""“三公”经费表: the three public expenses, with conferences, training and operating funds where they are beside them."""

from __future__ import annotations

import re

from budgetgraph.tables.reader import TableReader

_VEHICLE = "(?:公务用车|公车)"
_ITEMS = {
    "operating-funds": re.compile("机关运行经费"),
    "conference": re.compile("会议费"),
    "training": re.compile("培训费"),
    "three-public-abroad": re.compile("因公出国"),
    "three-public-hospitality": re.compile("公务接待|接待费"),
    "three-public-vehicle-purchase": re.compile(
        f"{_VEHICLE}购置(?:费|经费|支出)?$|/购置(?:费|经费)?(?:/[^/]*)?$|^购置费"
    ),
    "three-public-vehicle-operation": re.compile(
        f"{_VEHICLE}运行(?:维护)?(?:费|经费)?(?:支出)?$|/运行(?:维护)?(?:费|经费)?(?:/[^/]*)?$|^运行(?:维护)?费"
    ),
    "three-public-vehicle": re.compile(f"{_VEHICLE}(?:购置)?(?:及|和|与|、)?(?:运行)?"),
    "three-public-total": re.compile("[小总合]计$|三公经费"),
}

TABLE = TableReader(
    kind="table-three-public",
    title=re.compile(r"三公.*表$"),
    header=(re.compile("出国"),),
    by_header=True,
    columns=_ITEMS,
    rows=_ITEMS,
)
