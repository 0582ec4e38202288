"""Sources of revenue by the words that tables name them with, in columns and in rows."""

from __future__ import annotations

import re

_GENERAL = r"一般公共(?:财政)?(?:预算|服务)?|公共财政"
_FUND = r"政府性?基金"
_CAPITAL = r"国有资本经营"

_CARRIED = r"(?:年初|上年)[^/]{0,8}结[转余]"

_PARTS_CARRIED = {
    f"revenue-carried-over-{fund}": re.compile(f"{_CARRIED}[^/]*/(?:[^/]*/)?(?:{words})[^/]*(?:/[小合]计)?$")
    for fund, words in {
        "general-public-budget": _GENERAL,
        "government-fund": _FUND,
        "state-capital": _CAPITAL,
    }.items()
}
"""What is carried over has its funds below it, in the words of the funds of the year."""

_OF_THE_YEAR = {
    "revenue-balance-used": "使用.{0,4}非?财政拨款结余|用事业基金弥补|弥补收支差额",
    "revenue-general-public-budget-subsidy": "公共财政拨款[(（]补助[)）]资金$",
    "revenue-general-public-budget": rf"(?:{_GENERAL})(?:预算)?(?:财政)?(?:拨款)?(?:收入|资金)?(?:/[小合]计)?$",
    "revenue-government-fund": rf"{_FUND}(?:预算)?(?:财政)?(?:拨款)?(?:收入|资金)?(?:/[小合]计)?$",
    "revenue-state-capital": rf"{_CAPITAL}(?:预算)?(?:财政)?(?:拨款)?(?:收入|收益|资金)?(?:/[小合]计)?$",
    "revenue-fiscal-account": "财政专户(?:管理|核拨)?(?:的)?(?:资金|拨款)?(?:收入)?(?:/[小合]计)?$",
    "revenue-fiscal-appropriation": "(?:^|/)(?:本年)?财政拨款(?:收入)?(?:/[小合]计)?$",
    "revenue-operating": "(?:事业单位)?经营收入(?:/[小合]计)?$",
    "revenue-business": "事业收入(?:/[小合]计)?$",
    "revenue-superior-subsidy": "上级(?:单位)?补助(?:收入)?$",
    "revenue-subordinate-remittance": "附属单位上缴(?:收入)?$",
    "revenue-other-funds": "(?:^|/)(?:其他|单位)资金(?:收入)?(?:/[小合]计)?$",
    "revenue-other": "(?:^|/)其他收入(?:/[小合]计)?$",
}

REVENUE_SOURCES = {
    **_PARTS_CARRIED,
    "revenue-carried-over-fiscal-appropriation": re.compile(
        f"(?:年初|上年).{{0,4}}财政拨款.{{0,4}}结[转余]|{_CARRIED}[^/]*/财政拨款[^/]*(?:/[小合]计)?$"
    ),
    "revenue-carried-over": re.compile(rf"{_CARRIED}[^/]*(?:/[小合]计)?$"),
    **{item: re.compile(f"^(?!.*{_CARRIED}).*?(?:{words})") for item, words in _OF_THE_YEAR.items()},
}
"""By `line-item` slug. The first that is found counts; of `其他收入/小计` the sum, not its parts."""
