"""How the figures of a disclosure hang together: what adds up to what, what is part of what, what must be equal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from budgetgraph.facts.classification import Scheme
from budgetgraph.facts.counted_within import as_counted
from budgetgraph.facts.figure import Figure, Phase
from budgetgraph.facts.summands import BALANCES, SUBSETS, are_all, summands

_WHOLE_OF_CLASSES = {
    "revenue-total": "revenue-current-year",
    "expenditure-total": "expenditure-current-year",
}
"""Where a table divides a line item into classes and then goes on with what is in no class (结余分配, 年末结转和结余), the
classes add up to another one."""

_BESIDE_CLASSES = (
    "revenue-balance-used",
    "expenditure-surplus-distribution",
    "expenditure-carried-forward",
)
"""What is of no class, and yet part of the totals that balance."""

Kind = Literal["sum", "sum-over-function", "sum-over-economic", "subset", "balance"]

Frames = dict[tuple[object, int | None, Phase | None], dict[str, Figure]]
"""The figures of one class, year and phase, by line item."""

ListKey = tuple[str, Scheme, int | None, Phase | None]
"""The line item that is divided over the classes of a scheme, of one year and phase."""

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
    frames: Frames = defaultdict(dict)
    lists: dict[ListKey, dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        of = figure.classification
        frames[of and (of.scheme, of.identity), figure.year, figure.phase][figure.line_item] = figure
        if of and of.code:
            lists[figure.line_item, of.scheme, figure.year, figure.phase][of.code] = figure
    for (division, year, phase), frame in frames.items():
        yield from _within(frame)
        if division is None or _is_balanced_by_class(frames, year, phase):
            yield from _pairs("balance", BALANCES, frame)
    for key, by_code in lists.items():
        whole = _whole(key, lists, frames)
        whole = whole if whole and _is_divided_by(whole, _highest(by_code)) else None
        for codes in _of_one_kind(by_code):
            is_second = codes is not by_code and _is_government(next(iter(codes)))
            for figure, part in _of_levels(codes, None if is_second else whole):
                yield Relation(_OVER[key[1]], figure, part)


def _whole(key: ListKey, lists: Mapping[ListKey, Mapping[str, Figure]], frames: Frames) -> Figure | None:
    """What the classes of a line item add up to; None where that is stated nowhere, or is the sum of a list of its own.

    Of two that it can be, the whole of a table with a column of what is carried over, or the one that they add up to.
    """
    item, scheme, year, phase = key
    frame = frames.get((None, year, phase), {})
    other, own = frame.get(_WHOLE_OF_CLASSES.get(item, item)), frame.get(item)
    if other is None or other is own:
        return own
    is_with_carried = ("revenue-carried-over", scheme, year, phase) in lists and item.startswith("revenue")
    if own and (is_with_carried or own.money.amount == _sum_of_highest(lists[key])):
        return own
    return None if (other.line_item, scheme, year, phase) in lists else other


def _sum_of_highest(by_code: Mapping[str, Figure]) -> Decimal:
    return sum((figure.money.amount for figure in _highest(by_code)), Decimal(0))


def _highest(by_code: Mapping[str, Figure]) -> list[Figure]:
    return [figure for code, figure in by_code.items() if _above(code, by_code) is None]


def _is_divided_by(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts may be all of a whole: where some are named as examples, only if they add up to it."""
    if not any(part.is_example for part in parts):
        return True
    difference = whole.money.amount - sum(part.money.amount for part in parts)
    return abs(difference) < whole.money.place + sum(part.money.place for part in parts)


def _of_one_kind(by_code: Mapping[str, Figure]) -> list[Mapping[str, Figure]]:
    """The classes of departments and those of the government apart: each divides the whole."""
    government = {code: figure for code, figure in by_code.items() if _is_government(code)}
    others = {code: figure for code, figure in by_code.items() if code not in government}
    return [others, government] if government and others else [by_code]


def _is_government(code: str) -> bool:
    return code.startswith("5")


def _within(frame: Mapping[str, Figure]) -> Iterator[Relation]:
    for item, figure in sorted(frame.items()):
        parts = [frame[part] for part in as_counted(item, summands(item, frame.keys()), frame)]
        if are_all(item, frame.keys()) or _is_divided_by(figure, parts):
            yield from (Relation("sum", figure, part) for part in parts)
    yield from _pairs("subset", SUBSETS, frame)


def _pairs(kind: Kind, others: Mapping[str, str], frame: Mapping[str, Figure]) -> Iterator[Relation]:
    for item, other in others.items():
        if item in frame and other in frame:
            yield Relation(kind, frame[item], frame[other])


def _is_balanced_by_class(frames: Frames, year: int | None, phase: Phase | None) -> bool:
    """Whether a class's revenue must be its expenditure: what is carried over, if anything, has a class too.

    Final accounts have the year's revenue by class beside expenditure that is also from what was carried over.
    """
    whole = frames.get((None, year, phase), {})
    over = whole.get("revenue-carried-over")
    has_class = any(
        of is not None and "revenue-carried-over" in frame
        for (of, *time), frame in frames.items()
        if time == [year, phase]
    )
    others = (whole.get(item) for item in _BESIDE_CLASSES)
    return (not (over and over.money.amount) or has_class) and not any(o and o.money.amount for o in others)


def _of_levels(by_code: Mapping[str, Figure], whole: Figure | None) -> Iterator[tuple[Figure, Figure]]:
    """Sums and their parts: a class is the sum of the classes right below it, and the whole is the sum of the highest ones.

    Levels that a table leaves out are passed over: the code of the nearest class above begins the class's own.
    """
    for code, figure in sorted(by_code.items()):
        above = _above(code, by_code) or whole
        if above:
            yield above, figure


def _above(code: str, by_code: Mapping[str, Figure]) -> Figure | None:
    return next((by_code[code[:n]] for n in range(len(code) - 1, 2, -1) if code[:n] in by_code), None)
