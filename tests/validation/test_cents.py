"""Amounts as findings state them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.validation.cents import with_cents


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("5583200", "5583200.00"),
        ("1E+4", "10000.00"),
        ("0.5", "0.50"),
        ("-3.25", "-3.25"),
        ("0.0003", "0.0003"),
    ],
)
def test_an_amount_has_two_decimals_at_least(amount: str, written: str) -> None:
    """More only where there are more."""
    assert written == f"{with_cents(Decimal(amount)):f}"


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=4))
def test_an_amount_stays_what_it_is(amount: Decimal) -> None:
    """Nothing is rounded."""
    assert amount == with_cents(amount.normalize())
