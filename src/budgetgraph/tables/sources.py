"""Sources of revenue by the words that tables name them with, in columns and in rows."""

from __future__ import annotations

import re

_GENERAL = r"一般公共(?:财政)?(?:预算|服务)?|公共财政"
_FUND = r"政府性?基金"
_CAPITAL = r"国有资本经营"

REVENUE_SOURCES = {
    "revenue-carried-over-fiscal-appropriation": re.compile("(?:年初|上年).{0,4}财政拨款.{0,4}结[转余]"),
    "revenue-carried-over": re.compile("(?:年初|上年).{0,8}结[转余]"),
    "revenue-balance-used": re.compile("使用.{0,4}非?财政拨款结余|用事业基金弥补|弥补收支差额"),
    "revenue-general-public-budget-subsidy": re.compile("公共财政拨款[(（]补助[)）]资金$"),
    "revenue-general-public-budget": re.compile(
        rf"(?:{_GENERAL})(?:预算)?(?:财政)?(?:拨款)?(?:收入|资金)?(?:/[小合]计)?$"
    ),
    "revenue-government-fund": re.compile(
        rf"{_FUND}(?:预算)?(?:财政)?(?:拨款)?(?:收入|资金)?(?:/[小合]计)?$"
    ),
    "revenue-state-capital": re.compile(
        rf"{_CAPITAL}(?:预算)?(?:财政)?(?:拨款)?(?:收入|收益|资金)?(?:/[小合]计)?$"
    ),
    "revenue-fiscal-account": re.compile(
        "财政专户(?:管理|核拨)?(?:的)?(?:资金|拨款)?(?:收入)?(?:/[小合]计)?$"
    ),
    "revenue-fiscal-appropriation": re.compile("(?:^|/)(?:本年)?财政拨款(?:收入)?(?:/[小合]计)?$"),
    "revenue-operating": re.compile("(?:事业单位)?经营收入(?:/[小合]计)?$"),
    "revenue-business": re.compile("事业收入(?:/[小合]计)?$"),
    "revenue-superior-subsidy": re.compile("上级(?:单位)?补助(?:收入)?$"),
    "revenue-subordinate-remittance": re.compile("附属单位上缴(?:收入)?$"),
    "revenue-other-funds": re.compile("(?:^|/)(?:其他|单位)资金(?:收入)?(?:/[小合]计)?$"),
    "revenue-other": re.compile("(?:^|/)其他收入(?:/[小合]计)?$"),
}
"""By `line-item` slug. The first that is found counts; of `其他收入/小计` the sum, not its parts."""
