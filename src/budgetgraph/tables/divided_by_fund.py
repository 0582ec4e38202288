"""Columns that are divided by fund where a row has money of one fund only."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.number import read_number
from budgetgraph.tables.entry import Entry

_FUND_ALONE = re.compile("(?:一般公共预算|公共财政预算|政府性?基金|国有资本|财政拨款)[^/]*")


def of_all_funds(entry: Entry) -> Entry:
    """An entry whose columns are divided by fund, with the one amount of each that is not of nothing.

    Of several the sum is stated nowhere: they stay unread.
    """
    divided: defaultdict[str, list[Passage]] = defaultdict(list)
    for path, cell in entry.amounts:
        above, _, last = path.rpartition("/")
        divided[above if above and _FUND_ALONE.fullmatch(last) else path].append(cell)
    amounts = ((path, _only(cells)) for path, cells in divided.items())
    return replace(entry, amounts=tuple((path, cell) for path, cell in amounts if cell))


def _only(cells: list[Passage]) -> Passage | None:
    filled = [cell for cell in cells if (number := read_number(cell)) and number.value]
    return (filled or cells)[0] if len(filled) < 2 else None
