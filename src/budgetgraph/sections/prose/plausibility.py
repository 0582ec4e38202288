"""Whether a change can be that of an amount: what it leaves for the year before, and the percentage beside it."""

from __future__ import annotations

from decimal import Decimal

from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.number import last_place

_ALL = Decimal(100)


def is_possible(figure: Figure, change: Change) -> bool:
    """Whether the year before is left with nothing less than zero: `0万元，比上年增加5万元` is said of something else."""
    if change.money:
        return figure.money.amount - change.money.amount >= 0
    if figure.money.amount == 0:
        return change.direction != "increase"
    return change.percent is None or change.percent.value > -_ALL


def is_percentage_of(figure: Figure, change: Change) -> bool:
    """Whether a change's amount is its percentage of what the figure was, as precisely as all three are printed."""
    if change.money is None or change.percent is None or change.money.amount == 0:
        return False  # nothing is 0% of anything
    before = figure.money.amount - change.money.amount
    rounded = max(figure.money.place, change.money.place) / 2
    if before <= 2 * rounded:
        return False
    amount, percent = abs(change.money.amount), abs(change.percent.value)
    place = last_place(change.percent.stated.plain)
    lowest = (amount - rounded) / (before + 2 * rounded) * _ALL
    highest = (amount + rounded) / (before - 2 * rounded) * _ALL
    return lowest - place <= percent <= highest + place
