"""Which line items add up to which, which are parts of others, and which must be equal."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

_FUNDS = ("general-public-budget", "government-fund", "state-capital")
_OF_FUND = {
    f"expenditure-{fund}": (f"expenditure-{fund}-basic", f"expenditure-{fund}-project") for fund in _FUNDS
} | {
    f"expenditure-{fund}-basic": (f"expenditure-{fund}-basic-personnel", f"expenditure-{fund}-basic-public")
    for fund in ("fiscal-appropriation", "general-public-budget")
}

SUMS: dict[str, tuple[str, ...]] = {
    "revenue-total": ("revenue-current-year", "revenue-balance-used", "revenue-carried-over"),
    "revenue-current-year": (
        "revenue-fiscal-appropriation",
        "revenue-fiscal-account",
        "revenue-superior-subsidy",
        "revenue-subordinate-remittance",
        "revenue-other-funds",
    ),
    "revenue-other-funds": ("revenue-business", "revenue-operating", "revenue-other"),
    "revenue-fiscal-appropriation": tuple(f"revenue-{fund}" for fund in _FUNDS),
    "revenue-fiscal-appropriation-total": (
        "revenue-fiscal-appropriation",
        "revenue-carried-over-fiscal-appropriation",
    ),
    "revenue-carried-over-fiscal-appropriation": tuple(f"revenue-carried-over-{fund}" for fund in _FUNDS),
    "expenditure-total": (
        "expenditure-current-year",
        "expenditure-surplus-distribution",
        "expenditure-carried-forward",
    ),
    "expenditure-current-year": (
        "expenditure-basic",
        "expenditure-project",
        "expenditure-superior-remittance",
        "expenditure-operating",
        "expenditure-subordinate-subsidy",
        "expenditure-reserve",
    ),
    "expenditure-basic": ("expenditure-basic-personnel", "expenditure-basic-public"),
    "expenditure-fiscal-appropriation": tuple(f"expenditure-{fund}" for fund in _FUNDS),
    "expenditure-fiscal-appropriation-total": (
        "expenditure-fiscal-appropriation",
        "expenditure-carried-forward-fiscal-appropriation",
    ),
    **_OF_FUND,
    "three-public-conference-training": ("three-public-total", "conference", "training"),
    "three-public-total": ("three-public-abroad", "three-public-vehicle", "three-public-hospitality"),
    "three-public-vehicle": ("three-public-vehicle-purchase", "three-public-vehicle-operation"),
    "procurement-total": ("procurement-goods", "procurement-works", "procurement-services"),
}
"""What each total is the sum of (the budget law's public tables). A part that a document does not give is
replaced by its own parts, then left out: not stated is not zero. Of a total that is left with one part, nothing is said,
nor of one whose basic or whose project expenditure is not stated: that is seldom nothing."""

_NEEDED = ("-basic", "-project")

SUBSETS = {
    "operating-funds": "expenditure-basic",
    "three-public-total": "expenditure-total",
    "three-public-general-public-budget": "three-public-total",
    "procurement-total": "expenditure-project",
    "procurement-small-medium": "procurement-total",
    "procurement-small-micro": "procurement-small-medium",
    "project-funds-with-goals": "expenditure-project",
}
"""What each line item is a part of without being a summand."""

BALANCES = {
    "expenditure-total": "revenue-total",
    "expenditure-fiscal-appropriation-total": "revenue-fiscal-appropriation-total",
}
"""Line items that must be equal."""


def summands(total: str, stated: AbstractSet[str]) -> tuple[str, ...]:
    """Which of the stated line items add up to a total, each as high in the hierarchy as it is stated.

    One alone is no sum: where nothing is said of the others, they may be more than nothing.
    """
    found = tuple(_stated_parts(total, stated))
    return found if len(found) > 1 else ()


def are_all(total: str, stated: AbstractSet[str]) -> bool:
    """Whether all that a total can be the sum of is stated, or its basic and its project expenditure are."""
    parts = SUMS.get(total, ())
    missing = [part for part in parts if part not in stated and not any(_stated_parts(part, stated))]
    needed = [part for part in parts if part.endswith(_NEEDED)]
    return not missing or (bool(needed) and not set(needed) & set(missing))


def _stated_parts(total: str, stated: AbstractSet[str]) -> Iterator[str]:
    parts = {
        part: [part] if part in stated else [*_stated_parts(part, stated)] for part in SUMS.get(total, ())
    }
    if all(found for part, found in parts.items() if part.endswith(_NEEDED)):
        yield from (one for found in parts.values() for one in found)


def is_above(whole: str, part: str) -> bool:
    """Whether a line item is one of those that another one is the sum of, on whatever level."""
    return any(part == one or is_above(one, part) for one in SUMS.get(whole, ()))


def are_beside(one: str, other: str) -> bool:
    """Whether two line items are in different parts of the same total."""
    return any(
        _part_with(one, parts) != _part_with(other, parts)
        for parts in SUMS.values()
        if _part_with(one, parts) and _part_with(other, parts)
    )


def _part_with(item: str, parts: tuple[str, ...]) -> str | None:
    return next((part for part in parts if part == item or is_above(part, item)), None)
