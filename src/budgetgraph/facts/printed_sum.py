"""Whether an amount is the sum of others, as far as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from budgetgraph.facts.money import Money
from budgetgraph.facts.number import parse_number
from budgetgraph.money_units import YUAN_IN


def is_sum_of(total: Money, parts: Sequence[Money]) -> bool:
    """Whether it differs from the sum of the parts by no more than what each of them may have been rounded by."""
    return _is_sum([(money.amount, _rounding(money)) for money in (total, *parts)])


def is_printed_sum_of(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """The same of numbers with the decimals that they are printed with, all in one unit."""
    return _is_sum([(number, _half_of_last_place(number)) for number in (total, *parts)])


def _is_sum(numbers: Sequence[tuple[Decimal, Decimal]]) -> bool:
    """Whether the first number is the sum of the others, each with what it may have been rounded by."""
    (total, _), *parts = numbers
    difference = total - sum((part for part, _ in parts), Decimal(0))
    return abs(difference) <= sum((rounding for _, rounding in numbers), Decimal(0))


def _rounding(money: Money) -> Decimal:
    return _half_of_last_place(parse_number(money.stated.text)) * YUAN_IN[money.unit]


def _half_of_last_place(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    places = exponent if isinstance(exponent, int) else 0
    return Decimal(5).scaleb(min(0, places) - 1) if number else Decimal(0)
