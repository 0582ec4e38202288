"""How the figures of a disclosure hang together: what adds up to what, what is part of what, what must be equal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from budgetgraph.facts.classification import Scheme
from budgetgraph.facts.figure import Figure, Phase

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
        "revenue-business",
        "revenue-operating",
        "revenue-subordinate-remittance",
        "revenue-other",
    ),
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
replaced by its own parts, then left out: not stated is not zero. Of a total that is left with one part, nothing is said."""

_WHOLE_OF_CLASSES = {
    "revenue-total": "revenue-current-year",
    "expenditure-total": "expenditure-current-year",
}
"""Where a table divides a line item into classes and then goes on with what is in no class (结余分配, 年末结转和结余), the
classes add up to another one."""

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

Kind = Literal["sum", "sum-over-function", "sum-over-economic", "subset", "balance"]

_OVER: dict[Scheme, Kind] = {"function": "sum-over-function", "economic": "sum-over-economic"}


@dataclass(frozen=True)
class Relation:
    """`figure` is the sum of the `other` and its like, is a part of it, or must be equal to it.

    A figure may be divided in several ways (into line items, over functional or economic classes): the parts of each
    way add up to it.
    """

    kind: Kind
    figure: Figure
    other: Figure


def relations(figures: Iterable[Figure]) -> Iterator[Relation]:
    """The relations between figures of the same class, year and phase, and those between a class and its parts."""
    frames: dict[tuple[object, ...], dict[str, Figure]] = defaultdict(dict)
    lists: dict[tuple[str, Scheme, int | None, Phase | None], dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        of = figure.classification
        frames[of and (of.scheme, of.identity), figure.year, figure.phase][figure.line_item] = figure
        if of and of.code:
            lists[figure.line_item, of.scheme, figure.year, figure.phase][of.code] = figure
    for frame in frames.values():
        yield from _within(frame)
    for (item, scheme, year, phase), by_code in lists.items():
        whole = _WHOLE_OF_CLASSES.get(item, item)
        if whole not in frames[None, year, phase]:
            whole = item
        # What has a list of its own is the sum of that one.
        is_other = whole != item and (whole, scheme, year, phase) in lists
        for figure, part in _of_levels(by_code, None if is_other else frames[None, year, phase].get(whole)):
            yield Relation(_OVER[scheme], figure, part)


def summands(total: str, stated: AbstractSet[str]) -> tuple[str, ...]:
    """Which of the stated line items add up to a total, each as high in the hierarchy as it is stated.

    One alone is no sum: where nothing is said of the others, they may be more than nothing.
    """
    found = tuple(_stated_parts(total, stated))
    return found if len(found) > 1 else ()


def _stated_parts(total: str, stated: AbstractSet[str]) -> Iterator[str]:
    for part in SUMS.get(total, ()):
        yield from [part] if part in stated else _stated_parts(part, stated)


def _within(frame: Mapping[str, Figure]) -> Iterator[Relation]:
    for item, figure in sorted(frame.items()):
        for part in summands(item, frame.keys()):
            yield Relation("sum", figure, frame[part])
    pairs: tuple[tuple[Kind, dict[str, str]], ...] = (("subset", SUBSETS), ("balance", BALANCES))
    for kind, others in pairs:
        for item, other in others.items():
            if item in frame and other in frame:
                yield Relation(kind, frame[item], frame[other])


def _of_levels(by_code: Mapping[str, Figure], whole: Figure | None) -> Iterator[tuple[Figure, Figure]]:
    """Sums and their parts: a class is the sum of the classes right below it, and the whole is the sum of the highest ones.

    Levels that a table leaves out are passed over: the code of the nearest class above begins the class's own.
    """
    for code, figure in sorted(by_code.items()):
        above = next((by_code[code[:n]] for n in range(len(code) - 1, 2, -1) if code[:n] in by_code), whole)
        if above:
            yield above, figure
