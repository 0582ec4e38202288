"""How numbers are written for people."""

from __future__ import annotations

from decimal import Decimal


def money(amount: Decimal | None) -> str:
    """Yuan with thousands and two decimals: `4,993,300.00`."""
    return "" if amount is None else f"{amount:,.2f}"


def exact(amount: Decimal | None) -> str | None:
    """Yuan as data, with at least two decimals and none lost: `4993300.00`."""
    if amount is None:
        return None
    exponent = amount.normalize().as_tuple().exponent
    return f"{amount.quantize(Decimal(1).scaleb(min(int(exponent), -2))):f}"


def signed(amount: Decimal | None) -> str:
    """Yuan with a sign, which a minus sign is and a hyphen is not: `+1,662,000.00`, `−23,000.00`."""
    return "" if amount is None else f"{amount:+,.2f}".replace("-", "−")


def plain(number: Decimal | None) -> str:
    """A number as short as it can be written: `90`, `0.5`."""
    return "" if number is None else f"{number.normalize():,f}"


def signed_plain(number: Decimal | None) -> str:
    """A number as short as it can be written, with its sign: `+8.85`, `−1.87`."""
    return "" if number is None else f"{number.normalize():+,f}".replace("-", "−")


def percent(share: Decimal | None) -> str:
    """A share as a percentage with at most two decimals: `100%`, `99.52%`."""
    return "" if share is None else f"{(share * 100).quantize(Decimal('0.01')).normalize():f}%"
