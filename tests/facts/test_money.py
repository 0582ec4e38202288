"""Amounts of money."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.money import MONEY, money_of, read_money, unit_note
from budgetgraph.money_units import YUAN_IN

amounts = st.decimals(min_value=0, max_value=10**9, places=4)


@given(amounts, st.sampled_from(sorted(YUAN_IN)), st.booleans())
def test_an_amount_comes_back_exactly(value: Decimal, unit: str, thousands: bool) -> None:
    """Whatever is printed, in whichever unit, gives that many yuan and not a float near it."""
    printed = f"{value:,.4f}" if thousands else f"{value:.4f}"
    text = Passage(7, f"支出{printed}{unit}，")
    match = MONEY.search(text.text)
    assert match is not None
    money = money_of(text, match)
    assert value * YUAN_IN[unit] == money.amount
    assert (printed, unit) == (money.stated.text, money.unit)
    assert 9 == money.stated.start


@pytest.mark.parametrize(
    ("cell", "yuan"),
    [
        ("558.32", "5583200"),
        ("24,169.74", "241697400"),
        ("０", "0"),
        ("-204.61", "-2046100"),
        (" 89.2 ", "892000"),
    ],
)
def test_a_cell_takes_the_unit_of_its_table(cell: str, yuan: str) -> None:
    """A number alone is an amount in the unit that the header names."""
    money = read_money(Passage(0, cell), "万元")
    assert money is not None
    assert Decimal(yuan) == money.amount


@pytest.mark.parametrize("cell", ["", "\u3000", "无", "详见下表", "4125.49,4143.91", "89.2元左右", "1.2.3"])
def test_what_is_no_number_is_no_amount(cell: str) -> None:
    """A cell that holds anything but one number is not guessed at; a comma between two numbers is no mark."""
    assert read_money(Passage(0, cell), "万元") is None


@pytest.mark.parametrize(
    ("note", "unit"),
    [("单位：万元", "万元"), ("单位:元", "元"), ("金额单位： 万元", "万元"), ("单位名称：财政局", None)],
)
def test_the_unit_note_of_a_table(note: str, unit: str | None) -> None:
    """The note above a table names the unit, with either colon."""
    assert unit == unit_note(note)
