"""Whether a change can be that of an amount: what it leaves for the year before, and the percentage beside it."""

from __future__ import annotations

from decimal import Decimal

from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import parse_number
from budgetgraph.money_units import YUAN_IN

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
    rounded = max(_half_place(figure.money), _half_place(change.money))
    if before <= 2 * rounded:
        return False
    amount, percent = abs(change.money.amount), abs(change.percent.value)
    place = _place(change.percent.stated.plain)
    lowest = (amount - rounded) / (before + 2 * rounded) * _ALL
    highest = (amount + rounded) / (before - 2 * rounded) * _ALL
    return lowest - place <= percent <= highest + place


def _half_place(money: Money) -> Decimal:
    """Half a unit of the last printed decimal, in yuan."""
    return _place(money.stated.plain) * YUAN_IN[money.unit] / 2


def _place(printed: str) -> Decimal:
    digits = parse_number(printed.lstrip("+-－−＋ "))
    return Decimal(1).scaleb(int(digits.as_tuple().exponent))
