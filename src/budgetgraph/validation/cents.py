"""Amounts as they are written: with two decimals at least, more only where there are more."""

from __future__ import annotations

from decimal import Decimal

_CENT = Decimal("0.01")


def with_cents(amount: Decimal) -> Decimal:
    """The same amount with at least two decimals."""
    exponent = amount.as_tuple().exponent
    return amount if isinstance(exponent, int) and exponent < -1 else amount.quantize(_CENT)
