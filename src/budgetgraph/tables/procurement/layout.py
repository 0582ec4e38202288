"""The columns of a table of procurement, and whether it lists lines, groups of lines, or kinds in columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetgraph.documents.document import Table
from budgetgraph.tables.column_time import Dated, column_time
from budgetgraph.tables.columns import columns_of
from budgetgraph.tables.header import Header, find_header, matching

_REQUIRED = {
    "project": re.compile(r"项目名称"),
    "amount": re.compile(r"^(?!.*单价).*(?:金额|总价)"),
}
_OPTIONAL = {
    "item": re.compile(r"物品名称|采购内容|品目(?!.*(?:大类|编码|代码))|采购目录(?!.*(?:编码|代码))"),
    "quantity": re.compile(r"数量"),
    "price": re.compile(r"单价"),
    "method": re.compile(r"组织形|采购方式"),
    "kind": re.compile(r"品目大类"),
    "class": re.compile(r"经济(?:分类)?科目(?!.*(?:编码|代码))"),
}
_PROJECTS = (
    re.compile(r"^(?!.*编码).*(?:项目名称|专项名称)"),
    re.compile(r"^(?!.*(?:编码|金额|资金|预算数)).*(?:采购项目|采购事项)"),
    re.compile(r"(?:^|/)(?:项\s*目|名\s*称)$"),
    _OPTIONAL["item"],
)
_AMOUNTS = (
    re.compile(r"金额.*(?:总计|合计)"),
    re.compile(r"采购(?:预算)?金额"),
    _REQUIRED["amount"],
    re.compile(r"(?:^|/)(?:总\s*计|合\s*计)$"),
    re.compile(r"^(?!.*(?:单价|数量)).*(?:采购预算|预算数)(?:[（(][^（()）]*[)）])?$"),
)
FUNDS = {
    "project-funds": re.compile(r"预算资金$"),
    "department-budget": re.compile(r"当年部门预算安排资金/合计|当年.*(?:小计|合计)"),
    "general-public-budget": re.compile(r"一般公共预算"),
    "government-fund": re.compile(r"基金预算|政府性基金"),
    "fiscal-account": re.compile(r"财政专户"),
    "other-revenue": re.compile(r"其他来源"),
    "other-channel": re.compile(r"其他渠道"),
}
"""The columns of funds, by `funding-source` slug; `project-funds` are those of the project, not of the line."""


def header_of(table: Table, dated: Dated) -> Header | None:
    """The header of a table of procurement lines, None where there is none, or no amounts of the year.

    In what is no grid nobody can tell how far a cell is merged, so only names that are known stand for columns.
    """
    if not table.is_grid:
        header = find_header(table.rows, _REQUIRED, _OPTIONAL)
        return header if header and _is_own(header.paths[header.columns["amount"]], dated) else None
    columns = columns_of(table.rows)
    project, amount = _first(columns.paths, _PROJECTS), _first(_own_paths(columns.paths, dated), _AMOUNTS)
    if project is None or amount is None:
        return None
    found = {**matching(columns.paths, _OPTIONAL), "project": project, "amount": amount}
    return Header(found, columns.paths, tuple(table.rows[: columns.height]), len(columns.paths))


def _own_paths(paths: Sequence[str], dated: Dated) -> list[str]:
    """The paths, empty where the amounts are of another year, or a difference."""
    return [path if _is_own(path, dated) else "" for path in paths]


def _is_own(path: str, dated: Dated) -> bool:
    """Whatever the phase: 当年部门预算安排资金 is a fund of lines of final accounts too."""
    time = column_time(path, dated)
    return time.year is None and not time.is_change


def money_columns(header: Header, dated: Dated) -> dict[str, int]:
    """The index of each column that holds money of the year: `amount`, `price`, and the funds."""
    paths = _own_paths(header.paths, dated)
    amount = _first(paths, _AMOUNTS[:2])
    price = {"price": header.columns["price"]} if "price" in header.columns else {}
    return {
        "amount": header.columns["amount"] if amount is None else amount,
        **price,
        **matching(paths, FUNDS),
    }


def is_grouped(header: Header) -> bool:
    """Whether rows without an item sum up those below them: 采购品目大类 / 专项名称 / 经济科目 / 采购物品名称."""
    return "item" in header.columns and ("kind" in header.columns or "class" in header.columns)


def _first(paths: Sequence[str], words: Sequence[re.Pattern[str]]) -> int | None:
    """The first column that the best of some words fits."""
    found = (i for pattern in words for i, path in enumerate(paths) if pattern.search(path))
    return next(found, None)
