"""What stands below what is carried from year to year, in rows and in columns: the funds named there are parts of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from budgetgraph.facts.number import read_number
from budgetgraph.tables.entry import Entry

_CARRIED = re.compile("(?:年初|上年|年末|年终|结转下年).{0,10}结[转余]|结转下年")
_OVER = re.compile("(?:年初|上年).{0,8}结[转余]")
_ENDS = re.compile(
    "^(?:(?:收入|支出|财政拨款(?:收入|支出)?)?[总合]计|(?:本年|当年)(?:财政拨款)?(?:收入|支出)[小合]?计?)$"
)
_LEVELS = (
    re.compile(r"\s*+[一二三四五六七八九十]{1,3}\s*+[、.．]"),
    re.compile(r"\s*+[（(]\s*+[一二三四五六七八九十]{1,3}\s*+[)）]"),
    re.compile(r"\s*+\d{1,2}\s*+[.．、]"),
)


def parts_of_the_year(paths: Sequence[str]) -> frozenset[str]:
    """The columns of what is spent of the year's own money, beside columns of what was carried over, divided alike.

    Neither `本年/基本支出` nor `上年结转/基本支出` is all basic expenditure. `本年支出/基本支出` is, of whatever money, unless
    the other is named as expenditure, too.
    """
    tops = [path.partition("/") for path in paths]
    carried = {(rest, "支出" in top) for top, _, rest in tops if rest and _OVER.match(top)}
    return frozenset(
        f"{top}/{rest}"
        for top, _, rest in tops
        if not _OVER.match(top)
        and ((rest, True) in carried or ((rest, False) in carried and "支出" not in top))
    )


def without_carried_over(entry: Entry) -> Entry:
    """An entry without the columns of what was carried over, and without those of the year that they are divided like.

    Where nothing was carried over the year's amount is all; else the sum of both is stated elsewhere, or nowhere.
    """
    tops = [(path.partition("/"), cell) for path, cell in entry.amounts]
    carried = {rest: read_number(cell) for (top, _, rest), cell in tops if rest and _OVER.match(top)}
    over = {rest for rest, number in carried.items() if number and number.value}
    own = (
        (path, cell)
        for path, cell in entry.amounts
        if not _OVER.match(path) and ("/" not in path or path.partition("/")[2] not in over)
    )
    return replace(entry, amounts=tuple(own)) if carried else entry


class Carried:
    """Follows the rows of a table from the first to the last, each side by itself."""

    def __init__(self) -> None:
        self._levels: dict[int, int | None] = {}  # by side, how the row of what is carried is numbered

    def holds(self, entry: Entry) -> bool:
        """Whether the next row is one of what is carried, or below one.

        A total ends that, the revenue or expenditure of the year, and a row with a number of the same level.
        """
        level = _level(entry)
        if _CARRIED.search(entry.label):
            self._levels[entry.side] = level
        elif _ENDS.search(entry.label) or (level is not None and self._levels.get(entry.side) == level):
            self._levels.pop(entry.side, None)
        return entry.side in self._levels


def _level(entry: Entry) -> int | None:
    first = entry.labels[0].text if entry.labels else ""
    return next((i for i, words in enumerate(_LEVELS) if words.match(first)), None)
