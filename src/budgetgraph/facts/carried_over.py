"""Revenue with and without what was carried over, which some documents print under one name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from budgetgraph.facts.figure import Figure, Phase
from budgetgraph.facts.money import Money
from budgetgraph.facts.printed_sum import is_sum_of

_CARRIED = {
    f"revenue-{fund}": f"revenue-carried-over-{fund}"
    for fund in ("fiscal-appropriation", "general-public-budget", "government-fund", "state-capital")
}

Frame = Mapping[tuple[str, int | None, Phase | None], Money]
"""The amounts of the department's revenue by line item, year and phase."""


def without_carried_over(figures: Sequence[Figure]) -> list[Figure]:
    """The figures without those restatements that differ by what was carried over: they state another amount.

    The first table of a budget often counts that with the funds that it came from, and a later one apart.
    """
    whole = [figure for figure in figures if figure.classification is None]
    frame = {(figure.line_item, figure.year, figure.phase): figure.money for figure in whole}
    return [_mended(figure, frame) for figure in figures]


def _mended(figure: Figure, frame: Frame) -> Figure:
    carried = frame.get((_CARRIED.get(figure.line_item, ""), figure.year, figure.phase))
    if figure.classification or carried is None or not carried.amount:
        return figure
    same = (
        one for one in figure.restated if not (one.money and _differ_by(figure.money, one.money, carried))
    )
    return replace(figure, restated=tuple(same))


def _differ_by(one: Money, other: Money, difference: Money) -> bool:
    larger, smaller = (one, other) if one.amount > other.amount else (other, one)
    return is_sum_of(larger, [smaller, difference])
