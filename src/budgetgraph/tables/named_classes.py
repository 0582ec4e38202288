"""Classes in tables that print no codes: a row is below the last 类 that was named above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetgraph.facts.classification import Classification, Scheme
from budgetgraph.tables.class_name import economic_class, function_class
from budgetgraph.tables.entry import Entry
from budgetgraph.tables.whole import is_total

_OF_CLASSES = re.compile("科目|分类")
_NAME = re.compile("[\u4e00-\u9fff（）()、“”‘’]{2,40}")


class NamedClasses:
    """Follows the rows of a table from the first to the last; knows none where any row has a code.

    Whether a row below a 类 is a 款 or an 项 is lost with the code, so its path names the 类 alone.
    """

    def __init__(self, found: Sequence[Entry], scheme: Scheme | None) -> None:
        has_codes = any(entry.code for entry in found)
        self._scheme = None if has_codes else scheme
        self._above: Classification | None = None

    def of(self, entry: Entry) -> Classification | None:
        """The class of the next row, None of a 类, a total, and of what is no class."""
        if self._scheme is None:
            return None
        top = self._top(entry)
        if top or is_total(entry) or not self._is_class(entry):
            self._above = top
            return None
        path = (self._above.name,) if self._above and self._above.name else ()
        return Classification(self._scheme, None, (), entry.labels[0], path) if path else None

    def _top(self, entry: Entry) -> Classification | None:
        if self._scheme == "economic":
            return None if entry.label.startswith("其他") else economic_class(entry)
        return function_class(entry) if entry.label.endswith("支出") else None

    def _is_class(self, entry: Entry) -> bool:
        is_named = len(entry.labels) == 1 and _NAME.fullmatch(entry.labels[0].plain) is not None
        return is_named and not entry.units and _OF_CLASSES.search(entry.head) is not None
