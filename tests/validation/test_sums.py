"""Totals and parts, whatever their amounts."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.shapes.graphs import only
from tests.validation.sums import below, disclosure_of

from budgetgraph.validation.report import Checks
from budgetgraph.validation.validator import validate

AMOUNTS = st.decimals(min_value=0, max_value=10**8, places=2)
PARTS = st.lists(AMOUNTS, min_size=1, max_size=4)
FEN_OF_WAN = Decimal("0.01")


@given(PARTS)
@settings(max_examples=20, deadline=None)
def test_a_total_that_is_the_sum_of_its_parts_is_no_finding(parts: list[Decimal]) -> None:
    """Whatever the parts are."""
    report = validate(disclosure_of(sum(parts, Decimal(0)), parts), shapes=only("SumOfPartsShape"))
    assert () == report.results
    assert Checks(made=1, passed=1) == report.checks


@given(PARTS, st.integers(min_value=-4, max_value=4))
@settings(max_examples=20, deadline=None)
def test_a_total_may_be_off_by_what_rounding_leaves_open(parts: list[Decimal], steps: int) -> None:
    """Less than one unit of the last decimal for the total and for each part, and no more."""
    total = sum(parts, Decimal(0)) + steps * FEN_OF_WAN
    report = validate(disclosure_of(total, parts), shapes=only("SumOfPartsShape"))
    assert (abs(steps) < len(parts) + 1) is (report.results == ())


@given(PARTS, st.decimals(min_value="0.05", max_value=1000, places=2), st.sampled_from([-1, 1]))
@settings(max_examples=20, deadline=None)
def test_a_total_that_is_off_is_found_with_its_difference(
    parts: list[Decimal], off: Decimal, sign: int
) -> None:
    """What is stated, computed and different is said in yuan."""
    true, delta = sum(parts, Decimal(0)), sign * off
    (gap,) = validate(disclosure_of(true + delta, parts), shapes=only("SumOfPartsShape")).results
    assert below("figure/expenditure-total") == gap.focus
    assert ((true + delta) * 10_000, true * 10_000, delta * 10_000) == (
        gap.stated,
        gap.computed,
        gap.difference,
    )
    assert len(parts) == len(gap.facts)


def test_parts_of_the_same_amount_are_all_counted() -> None:
    """A sum over a set of values instead of over the parts would count them once."""
    report = validate(disclosure_of(Decimal("2.00"), [Decimal("1.00"), Decimal("1.00")]))
    assert () == report.results


def test_a_failed_comparison_is_counted_as_made() -> None:
    """One comparison, which does not hold."""
    report = validate(disclosure_of(Decimal("2.03"), [Decimal("1.00"), Decimal("1.00")]))
    assert Checks(made=1, passed=0) == report.checks


def test_without_sums_there_is_nothing_to_compare() -> None:
    """No comparison is made up."""
    assert Checks(made=0, passed=0) == validate(disclosure_of(Decimal("2.00"), [])).checks
