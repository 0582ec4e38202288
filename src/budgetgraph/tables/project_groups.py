"""Bodies that stand among the projects of a table: a row of theirs is the sum of the rows below it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_ROUNDED = Decimal("0.01")


def sums_among(amounts: Sequence[Decimal]) -> frozenset[int] | None:
    """Which amounts are the sums of those that follow them, up to the next sum; None where they do not all add up.

    They are in the unit in which they are printed with two decimals. The first may be that of all bodies together.
    """
    bodies = _bodies(amounts, 0)
    if bodies is None and amounts:
        bodies = _bodies(amounts, 1)
        total = sum((amounts[i] for i in bodies or ()), Decimal(0))
        is_whole = bodies is not None and abs(total - amounts[0]) <= _ROUNDED * len(bodies)
        return frozenset({0, *bodies}) if bodies and is_whole else None
    return frozenset(bodies) if bodies else None


def _bodies(amounts: Sequence[Decimal], start: int) -> list[int] | None:
    bodies: list[int] = []
    place = start
    while place < len(amounts):
        end = _end_of_parts(amounts, place)
        if end is None:
            return None
        bodies.append(place)
        place = end
    return bodies


def _end_of_parts(amounts: Sequence[Decimal], whole: int) -> int | None:
    """The place behind the last of the parts of an amount, None where those behind it do not add up to it."""
    total = Decimal(0)
    for place in range(whole + 1, len(amounts)):
        total += amounts[place]
        rounded = _ROUNDED * (place - whole + 1)
        if abs(total - amounts[whole]) <= rounded:
            return place + 1
        if total > amounts[whole] + rounded:
            return None
    return None
