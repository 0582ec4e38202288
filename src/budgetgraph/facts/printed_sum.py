"""Whether an amount is the sum of others, as far as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from budgetgraph.facts.money import Money
from budgetgraph.facts.number import parse_number
from budgetgraph.money_units import YUAN_IN


def is_sum_of(total: Money, parts: Sequence[Money]) -> bool:
    """Whether it differs from the sum of the parts by no more than what each of them may have been rounded by."""
    rounding = sum((_rounding(money) for money in (total, *parts)), Decimal(0))
    return abs(total.amount - sum((part.amount for part in parts), Decimal(0))) <= rounding


def _rounding(money: Money) -> Decimal:
    exponent = parse_number(money.stated.text).as_tuple().exponent
    places = exponent if isinstance(exponent, int) else 0
    return Decimal(5).scaleb(min(0, places) - 1) * YUAN_IN[money.unit] if money.amount else Decimal(0)
