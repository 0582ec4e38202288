"""Columns of expenditure by fund (`财政拨款/基本支出`, `政府性基金预算/小计`), and those of the table of one fund alone."""

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

_SUM = "(?:/(?:[小总合]计|金额))?"
_OF_THE_YEAR = "^(?!.*(?:结[转余]|收入))"
"""Begins the patterns of expenditure: the columns of what is carried over, and of revenue, are divided alike."""


def columns_of_fund(fund: str) -> dict[str, re.Pattern[str]]:
    """The columns of the table of one fund (`government-fund`), by `line-item` slug: expenditure, revenue, what is carried."""
    expenditure = {
        "-basic-personnel": "人员(?:经费|支出|类)" if fund in _WITH_PARTS else None,
        "-basic-public": "公用(?:经费|支出|类)" if fund in _WITH_PARTS else None,
        "-basic": f"基本支出{_SUM}$",
        "-project": f"(?:项目|专项业务经费)支出{_SUM}$",
        "": f"(?:^|/)(?:本年)?(?:(?:{_FUNDS[fund]})[^/]{{0,8}})?(?:支出)?(?:[小总合]计|金额|支出)$|$",
    }
    return {
        f"revenue-carried-over-{fund}": re.compile(f"^(?:年初|上年)[^/]{{0,8}}结[转余](?:和结余)?{_SUM}$"),
        f"expenditure-carried-forward-{fund}": re.compile(
            f"^(?:(?:年末|年终)[^/]{{0,8}}结[转余](?:和结余)?|结转下年){_SUM}$"
        ),
        f"revenue-{fund}": re.compile(f"^(?:本年)?收入(?:合计)?{_SUM}$"),
        **{
            f"expenditure-{fund}{part}": re.compile(f"{_OF_THE_YEAR}(?:.*{words})")
            for part, words in expenditure.items()
            if words
        },
    }


def columns_of_basic(fund: str) -> dict[str, re.Pattern[str]]:
    """The columns of the table of a fund's basic expenditure by economic class, by `line-item` slug."""
    item = f"expenditure-{fund}-basic"
    return {
        f"{item}-personnel": re.compile("人员(?:经费|支出|类)"),
        f"{item}-public": re.compile("公用(?:经费|支出|类)"),
        item: re.compile(
            f"^$|(?:^|/)(?:本年)?(?:(?:{_FUNDS[fund]})[^/]{{0,4}})?(?:基本支出)?(?:[小总合]计|金额|基本支出)$"
        ),
    }


def rows_of_basic(item: str) -> dict[str, re.Pattern[str]]:
    """The rows of a table of basic expenditure, whose line item is `item`, that sum up two kinds of its classes."""
    return {
        f"{item}-personnel": re.compile("^人员(?:经费|支出|类)(?:[小合]计)?$"),
        f"{item}-public": re.compile("^公用(?:经费|支出|类)(?:[小合]计)?$"),
    }
