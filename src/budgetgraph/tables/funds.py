"""Columns of expenditure by fund: `财政拨款/基本支出`, `政府性基金预算/小计`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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
