"""What each amount of a row is of: by the words of its column, by those of the row, or by both."""

from __future__ import annotations

import re

from budgetgraph.facts.classification import Classification
from budgetgraph.tables.carried import parts_of_the_year
from budgetgraph.tables.column_time import column_time, only_tells_time, without_time
from budgetgraph.tables.entry import Entry
from budgetgraph.tables.line_items import LineItems, named
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.whole import is_total

_OF_ALL = re.compile("(?:[^/]*/)?(?:[小总合]计|金额|数额)?")
_CARRIED = re.compile("(?:上年|年初)[^/]{0,4}结[转余]")
_WHOLES = ("revenue-total", "expenditure-total")
"""What a column of bare amounts is of, unless its row says more."""
_OF_CLASSES = {
    "revenue-current-year": "revenue-total",
    "expenditure-current-year": "expenditure-total",
}
"""Where a table has no column of both, a class's amount of the year is all that there is of the class: budgets and final
accounts are compared so."""


class RowItems:
    """The line items of the columns of one row, by the words of its table for columns and rows.

    In a row that is a class or a total the column tells the item, in others the row does.
    """

    def __init__(
        self,
        entry: Entry,
        classification: Classification | None,
        table: PublicTable,
        columns: LineItems,
        rows: LineItems,
    ) -> None:
        paths = table.columns.paths
        self._entry = entry
        self._columns = columns
        self._is_class = classification is not None
        self._is_timed = only_tells_time(entry.label)
        self._item = None if classification else named(rows, entry.label)
        self._is_one = len(_different(entry, table)) <= 1
        self._beside = {named(columns, without_time(path)) for path in paths}
        self._parts = parts_of_the_year(paths)

    def item(self, path: str) -> str | None:
        """The line item of the amount below a column's path; None where nobody knows it."""
        by_column = self._by_column(path)
        if self._item is not None and by_column in _WHOLES:
            item: str | None = self._item
        else:
            item = by_column or (self._item if self._holds_all(path) else None)
        item = self._of_class(item) if item and self._is_class else item
        return None if item and self._is_part(item, path) else item

    def said(self, path: str) -> str:
        """The words that tell the time of an amount: its column's, and its row's where that is a year."""
        return f"{self._entry.label}/{path}" if self._is_timed else path

    def _by_column(self, path: str) -> str | None:
        if not (self._is_class or self._is_timed or is_total(self._entry)):
            return None
        return named(self._columns, without_time(self._below_head(path) if self._is_class else path))

    def _below_head(self, path: str) -> str:
        """A column's path without the names that stand above the codes and labels of its side too."""
        shared = self._entry.head.split("/")
        return "/".join(name for name in path.split("/") if name not in shared)

    def _holds_all(self, path: str) -> bool:
        """Whether a column has all of what its row names; beside others, one that nobody knows holds a part of it."""
        is_below_its_like = "/" in path and self._item in self._beside
        return self._is_one or (_OF_ALL.fullmatch(without_time(path)) is not None and not is_below_its_like)

    def _of_class(self, item: str) -> str:
        of_all = _OF_CLASSES.get(item, item)
        return item if of_all in self._beside else of_all

    def _is_part(self, item: str, path: str) -> bool:
        """Whether an amount is of the year's own money alone, or of what was carried over."""
        is_in_part = path in self._parts or _CARRIED.search(path) is not None
        return is_in_part and item.startswith("expenditure-") and "-carried-" not in item


def _different(entry: Entry, table: PublicTable) -> set[str]:
    """The columns of an entry that hold different things, not only amounts of different times."""
    paths = (path for path, _ in entry.amounts if not column_time(path, table).is_change)
    return {without_time(path) for path in paths}
