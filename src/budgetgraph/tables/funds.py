"""Columns of expenditure by fund: `财政拨款/基本支出`, `政府性基金预算/小计`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.number import read_number
from budgetgraph.tables.entry import Entry

_FUNDS = {
    "general-public-budget": "一般公共预算|公共财政预算",
    "government-fund": "政府性?基金",
    "state-capital": "国有资本",
    "fiscal-appropriation": "财政拨款",
}
_WITH_PARTS = ("general-public-budget", "fiscal-appropriation")
OF_ALL = "^(?!.*(?:拨款|基金|国有资本|公共预算|财政预算|专户|资金|事业收入|经营收入|其他收入|结转))"
"""Begins patterns of columns that are of no single fund."""


def _columns(fund: str, words: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    item = f"expenditure-{fund}"
    if fund in _WITH_PARTS:
        yield f"{item}-basic-personnel", re.compile(f"(?:{words}).*人员(?:经费|支出|类)")
        yield f"{item}-basic-public", re.compile(f"(?:{words}).*公用(?:经费|支出|类)")
    yield f"{item}-basic", re.compile(f"(?:{words}).*/基本支出(?:/(?:小计|合计|金额))?$")
    yield f"{item}-project", re.compile(f"(?:{words}).*/项目支出(?:/(?:小计|合计|金额))?$")
    yield item, re.compile(f"(?:^|/)[^/]*(?:{words})[^/]*(?:/[小合总]计)?$")


def _all(funds: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: pattern for fund, words in funds.items() for name, pattern in _columns(fund, words)}


EXPENDITURE_BY_FUND = _all(_FUNDS)
"""By `line-item` slug; the first that is found counts."""

_FUND_ALONE = re.compile(f"(?:{'|'.join(_FUNDS.values())})[^/]*")


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
