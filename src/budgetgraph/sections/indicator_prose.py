"""Indicators written as sentences: `保证楼内单位正常办公天数达全年95%及以上`."""

from __future__ import annotations

import re

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import read_deadline
from budgetgraph.facts.direction import direction_of
from budgetgraph.facts.performance import Indicator
from budgetgraph.facts.target import (
    QUANTITY,
    DeadlineTarget,
    QualitativeTarget,
    Target,
    quantity_of,
)

_REACHES = re.compile(
    r"(?:均|应|要)?(?:达到|达|不低于|保持在|控制在)(?:全年)?(?:的)?\s*(?P<quantity>[≥≤]?\s*\d.*)$"
)
_BY = re.compile(r"(?:在|于)(?P<date>[^，。]*?\d{1,2}\s*月[^，。]*?)(?:完成|前完成|内完成|以前完成)")


def read_indicator(text: Passage, fiscal_year: int) -> Indicator:
    """The indicator that a sentence states.

    Where the sentence says that something reaches a quantity or is done by a date, that is the target and
    what stands before it the name; else the sentence is the name and, as a target in words, the target too.
    """
    for read in (_quantity, _deadline):
        found = read(text, fiscal_year)
        if found:
            return found
    return Indicator(name=text, target=QualitativeTarget(text, direction_of(text.plain)))


def _quantity(text: Passage, _: int) -> Indicator | None:
    match = _REACHES.search(text.text)
    if match is None:
        return None
    quantity = QUANTITY.fullmatch(match["quantity"].strip())
    if quantity is None:
        return None
    return _indicator(text, match, quantity_of(text.group(match).strip(), quantity))


def _deadline(text: Passage, fiscal_year: int) -> Indicator | None:
    match = _BY.search(text.text)
    deadline = read_deadline(match["date"], fiscal_year) if match else None
    if match is None or deadline is None:
        return None
    return _indicator(text, match, DeadlineTarget(text.group(match), deadline))


def _indicator(text: Passage, match: re.Match[str], target: Target) -> Indicator:
    name = text.cut(0, match.start()).strip()
    return Indicator(name=name or text, target=target, description=text)
