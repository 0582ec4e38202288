"""Parts that some documents count within another part of the same total, and others beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from budgetgraph.facts.figure import Figure
from budgetgraph.facts.printed_sum import is_sum_of

_WITHIN = {
    "expenditure-project": (
        "expenditure-operating",
        "expenditure-superior-remittance",
        "expenditure-subordinate-subsidy",
    ),
    "revenue-other-funds": (
        "revenue-fiscal-account",
        "revenue-superior-subsidy",
        "revenue-subordinate-remittance",
    ),
}
"""What `其中` below project expenditure, and all that is no appropriation (其他资金, 单位资金), may hold besides."""


_WITH_CARRIED = {"revenue-fiscal-appropriation": "revenue-fiscal-appropriation-total"}
"""What stands in the place of a line item whose kinds are counted with what was carried over of them."""


def as_counted(total: str, parts: Sequence[str], stated: Mapping[str, Figure]) -> Sequence[str]:
    """The parts that make up a total as its document counts them.

    They are the usual ones unless only those of the other way of counting add up to it: a total that neither makes up
    is not what its usual parts are. Parts that make up the total with what was carried over are none of that without.
    """
    if _add_up(total, parts, stated):
        return parts
    if _WITH_CARRIED.get(total) in stated and _add_up(_WITH_CARRIED[total], parts, stated):
        return []
    carried = [_WITH_CARRIED[part] if _WITH_CARRIED.get(part) in stated else part for part in parts]
    if carried != list(parts) and _add_up(total, carried, stated):
        return carried
    other = _within_it(total, parts, stated) if total in _WITHIN else _without_inner(parts)
    return other if other != list(parts) and _add_up(total, other, stated) else parts


def _within_it(total: str, parts: Sequence[str], stated: Mapping[str, Figure]) -> list[str]:
    return [*parts, *(part for part in _WITHIN[total] if part in stated)]


def _without_inner(parts: Sequence[str]) -> list[str]:
    inner = {part for outer in parts for part in _WITHIN.get(outer, ())}
    return [part for part in parts if part not in inner]


def _add_up(total: str, parts: Sequence[str], stated: Mapping[str, Figure]) -> bool:
    return is_sum_of(stated[total].money, [stated[part].money for part in parts])
