"""Economic classes in tables that print no codes: a row is below the last 类 that was named above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetgraph.facts.classification import Classification, Scheme
from budgetgraph.tables.class_name import economic_class
from budgetgraph.tables.entry import Entry
from budgetgraph.tables.whole import is_total

_OF_CLASSES = re.compile("科目|分类|支出项目类别")
_NAME = re.compile("[\u4e00-\u9fff（）()、“”‘’]{2,40}")


class NamedClasses:
    """Follows the rows of a table from the first to the last; knows none where any row has a code.

    Below a 类 every name is of one class; names of functional classes are not, for 行政运行 stands below many.
    """

    def __init__(self, found: Sequence[Entry], scheme: Scheme | None) -> None:
        self._is_known = scheme == "economic" and not any(entry.code for entry in found)
        self._above: Classification | None = None

    def of(self, entry: Entry) -> Classification | None:
        """The class of the next row, None of a 类, a total, and of what is no class."""
        if not self._is_known:
            return None
        top = None if entry.label.startswith("其他") else economic_class(entry)
        if top or is_total(entry) or not _is_class(entry):
            self._above = top
            return None
        path = (self._above.name,) if self._above and self._above.name else ()
        return Classification("economic", None, (), entry.labels[0], path) if path else None


def _is_class(entry: Entry) -> bool:
    is_named = len(entry.labels) == 1 and _NAME.fullmatch(entry.labels[0].plain) is not None
    return is_named and not entry.units and _OF_CLASSES.search(entry.head) is not None
