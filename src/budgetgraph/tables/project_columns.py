"""The columns of a table of project expenditure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.tables.column_time import is_own, without_time
from budgetgraph.tables.header import at
from budgetgraph.tables.public_table import PublicTable

_CODE = re.compile(r"项目.{0,4}(?:编码|代码|编号)$")
_CATEGORY = re.compile(r"项目(?:类别|类型|分类|属性|性质)|^(?:类别|类型|分类)$")
_NAME = re.compile(r"(?:^|/)(?:二级|三级)?项\s*目(?:名\s*称|支出)?$|项目名称")
_CATEGORY_OR_NAME = re.compile(r"支出项目类别")  # Guangdong's tables head the names of projects so
_NAME_BELOW_CLASSES = re.compile(r"(?:^|/)单\s*位\s*名\s*称[（(]科目[)）]$")
_CLASS = re.compile(r"科目|功能分类|经济分类|经济科目")
_AMOUNT = re.compile(
    r"(?:^|/)(?:(?:项目支出|支出|预算)?(?:[总合]\s*计|小\s*计)|金\s*额|(?:项目支出|项目)?预算(?:金额|数)|项目(?:资金)?金额)$"
)
_CARRIED = re.compile(r"结[转余]")
_FUNDS = {
    "general-public-budget": re.compile(r"一般公共预算(?:财政)?(?:拨款)?(?:资金|支出)?(?:/[小合]计)?$"),
    "government-fund": re.compile(r"政府性?基金(?:预算)?(?:财政)?(?:拨款)?(?:资金|支出)?(?:/[小合]计)?$"),
    "state-capital": re.compile(r"国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:资金|支出)?(?:/[小合]计)?$"),
    "fiscal-account": re.compile(r"财政专户(?:管理|核拨)?(?:资金|收入|拨款)?(?:/[小合]计)?$"),
    "other-revenue": re.compile(r"(?:其他|单位)(?:资金|收入|来源)?(?:/[小合]计)?$"),
}
_UNITS = re.compile(r"[（(](?:人民币)?[百千万亿]?元[)）]")


@dataclass(frozen=True)
class ProjectColumns:
    """The index of each column: of the name, the whole amount, and what there is besides.

    Where projects stand below the names of their classes in one column (`单位名称（科目）`), `is_below_classes`: then only
    rows with the code of a class are projects.
    """

    name: int
    amount: int
    code: int | None
    category: int | None
    classes: tuple[int, ...]
    funds: tuple[tuple[str, int], ...]
    paths: tuple[str, ...]
    height: int
    is_below_classes: bool = False

    def has_class(self, row: Row) -> bool:
        """Whether a row is of one functional or economic class only, a part of its project."""
        return any(row[i] for i in self.classes if row[i] != row[self.name])

    def cell(self, row: Row, index: int | None) -> Passage | None:
        """The cell of a column; None where it is empty, or merged with the name."""
        found = at(row, index)
        return None if index != self.name and found == row[self.name] else found


def project_columns(table: PublicTable) -> ProjectColumns | None:
    """The columns of a table of projects, None where names or amounts have none."""
    columns = table.columns
    paths = columns.paths
    name, is_below_classes = _name(paths)
    own = [i for i, path in enumerate(paths) if is_own(path, table)]
    numeric = [i for i in own if columns.roles[i] == "amount"]
    amount = next((i for i in own if _is_whole(paths[i])), None)
    if name is None or amount is None or amount == name:
        return None
    return ProjectColumns(
        name,
        amount,
        code=_first(paths, lambda path: _CODE.search(path) is not None),
        category=_first(paths, lambda path: _CATEGORY.search(path) is not None and path != paths[name]),
        classes=tuple(i for i, path in enumerate(paths) if _CLASS.search(path) and i != name),
        funds=tuple(_funds(paths, [i for i in numeric if i != amount])),
        paths=paths,
        height=columns.height,
        is_below_classes=is_below_classes,
    )


def _name(paths: Sequence[str]) -> tuple[int | None, bool]:
    """The column of names, None where there is none; and whether the names stand in it below those of their classes."""
    ways: tuple[Callable[[str], bool], ...] = (
        lambda path: _NAME.search(path) is not None and not _CATEGORY.search(path),
        lambda path: _CATEGORY_OR_NAME.search(path) is not None,
        lambda path: _NAME_BELOW_CLASSES.search(path) is not None,
    )
    found = [_first(paths, way) for way in ways]
    name = next((index for index in found if index is not None), None)
    return name, found[:2] == [None, None]


def _is_whole(path: str) -> bool:
    """Whether a column holds all of a project's money: a sum that is not below the name of a source."""
    words = _UNITS.sub("", path)
    above = words.rpartition("/")[0]
    is_part = _CARRIED.search(words) or any(fund.search(above) for fund in _FUNDS.values())
    return (
        not is_part and "其他" not in words and (_AMOUNT.search(words) is not None or not without_time(words))
    )


def _funds(paths: Sequence[str], own: Sequence[int]) -> Iterator[tuple[str, int]]:
    for source, words in _FUNDS.items():
        found = [i for i in own if words.search(_UNITS.sub("", paths[i])) and not _CARRIED.search(paths[i])]
        if len(found) == 1:
            yield source, found[0]
    carried = [i for i in own if _CARRIED.search(paths[i])]
    if len(carried) == 1:
        yield "carried-over", carried[0]


def _first(paths: Sequence[str], fits: Callable[[str], bool]) -> int | None:
    return next((i for i, path in enumerate(paths) if fits(path)), None)
