"""Sources of revenue by the words that tables name them with, in columns and in rows."""

from __future__ import annotations

import re

_CARRIED = r"(?:年初|上年)[^/]{0,8}结[转余][^/]{0,12}"
_SUM = r"(?:/(?:[小合总]计|金额))?$"
_FUND_NAMES = {
    "general-public-budget": r"(?:一般公共(?:财政)?(?:预算|服务)?|公共财政)(?:预算)?",
    "government-fund": r"政府性?基金(?:预算)?",
    "state-capital": r"国有资本经营(?:预算)?",
}
_GIVEN = r"(?:财政)?(?:拨款)?(?:收入|收益|资金)?"


def _carried(words: str) -> re.Pattern[str]:
    """A column of a fund below one of what is carried over; rows say so by where they stand."""
    return re.compile(f"{_CARRIED}/(?:{words}){_GIVEN}{_SUM}")


def _of_the_year(words: str) -> re.Pattern[str]:
    """A source that is not a part of what is carried over, nor of another one (`其他财政专户收入`)."""
    return re.compile(f"^(?!.*结[转余]/)(?:.*(?<!其他))?(?:{words}){_SUM}")


REVENUE_SOURCES = {
    "revenue-carried-over-fiscal-appropriation": re.compile(
        "(?:年初|上年).{0,4}财政拨款.{0,4}结[转余]|^财政拨款(?:资金)?结[转余](?:资金)?$"
    ),
    **{f"revenue-carried-over-{fund}": _carried(words) for fund, words in _FUND_NAMES.items()},
    "revenue-carried-over": re.compile(f"{_CARRIED}{_SUM}"),
    "revenue-balance-used": re.compile("使用.{0,4}非?财政拨款结余|用事业基金弥补|弥补收支(?:差额|总额)"),
    "revenue-general-public-budget-subsidy": re.compile("公共财政拨款[(（]补助[)）]资金$"),
    **{f"revenue-{fund}": _of_the_year(words + _GIVEN) for fund, words in _FUND_NAMES.items()},
    "revenue-fiscal-account": _of_the_year("财政专户(?:管理|核拨)?(?:的)?(?:资金|拨款)?(?:收入)?"),
    "revenue-fiscal-appropriation": _of_the_year("(?:^|/)(?:本年)?(?:财政|预算)拨款(?:收入)?"),
    "revenue-operating": _of_the_year("(?:事业单位)?经营收入"),
    "revenue-business": _of_the_year("事业收入"),
    "revenue-superior-subsidy": _of_the_year("上级(?:单位)?补助(?:收入)?"),
    "revenue-subordinate-remittance": _of_the_year("附属单位上缴(?:收入)?"),
    "revenue-other-funds": _of_the_year("(?:^|/)(?:其他|单位)资金(?:收入)?"),
    "revenue-other": _of_the_year("(?:^|/)其他收入"),
}
"""By `line-item` slug. The first that is found counts; of `其他收入/小计` the sum, not its parts."""
