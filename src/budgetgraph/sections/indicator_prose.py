"""Indicators written as sentences: `保证楼内单位正常办公天数达全年95%及以上`."""

from __future__ import annotations

import re

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import read_deadline
from budgetgraph.facts.direction import direction_of
from budgetgraph.facts.performance import Indicator
from budgetgraph.facts.target import (
    QUANTITY_PATTERN,
    DeadlineTarget,
    QualitativeTarget,
    QuantitativeTarget,
    Target,
    quantity_of,
)
from budgetgraph.sections.numbering import trimmed

# What stands before the number must not make it part of a date, a range, an ordinal or a longer number.
_REACHES = re.compile(
    rf"(?<![\d.．,，月年第至到~～—/-])(?:[均应要须需]*+(?P<verb>达到|达|保持在|控制在|为)(?:全年)?的?\s*+)?"
    rf"{QUANTITY_PATTERN}$"
)
_SHARE_OR_BOUND = re.compile(r"[≥≧≤≦<>＜＞=＝]|[%％﹪]|百分比|不低于|不少于|不高于|不超过|及?以[上下内]")
_BY = re.compile(
    r"(?<![\d至到~～—-])[在于]?(?P<date>(?:\d{4}\s*+年\s*+)?\d{1,2}\s*+月(?:\s*+\d{1,2}\s*+日)?(?:份|底|末)?"
    r"(?:之前|以前|前|内)?)[^，。；\d]{0,8}?完成"
)
_OF_THE_CALENDAR = ("年", "月", "日")


def read_indicator(text: Passage, fiscal_year: int) -> Indicator:
    """The indicator that a sentence states.

    Where the sentence ends with a quantity that something reaches, or says by which date it is done, that is
    the target and what stands before it the name; else, and where it states more than one quantity, the
    sentence is the name and, as a target in words, the target too.
    """
    text = trimmed(text)
    for read in (_quantity, _deadline):
        found = read(text, fiscal_year)
        if found:
            return found
    return Indicator(name=text, target=QualitativeTarget(text, direction_of(text.plain)))


def _quantity(text: Passage, _: int) -> Indicator | None:
    match = _REACHES.search(text.text)
    if match is None or _SHARE_OR_BOUND.search(text.text, 0, match.start()):
        return None
    target = quantity_of(text.group(match), match)
    return _indicator(text, match, target) if _is_said(match, target) else None


def _is_said(match: re.Match[str], target: QuantitativeTarget) -> bool:
    """Whether a number at the end of a sentence is a quantity: by its comparator, its verb or its unit."""
    if target.comparator_stated:
        return True
    if target.stated_unit in _OF_THE_CALENDAR:
        return False
    return match["verb"] is not None or (target.unit is not None and match["sign"] is None)


def _deadline(text: Passage, fiscal_year: int) -> Indicator | None:
    match = _BY.search(text.text)
    deadline = read_deadline(match["date"], fiscal_year) if match else None
    if match is None or deadline is None:
        return None
    return _indicator(text, match, DeadlineTarget(text.group(match), deadline))


def _indicator(text: Passage, match: re.Match[str], target: Target) -> Indicator:
    name = trimmed(text.cut(0, match.start()))
    return Indicator(name=name or text, target=target, description=text)
