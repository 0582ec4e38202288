"""Parts that some documents count within another part."""

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.counted_within import as_counted
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.money import read_money

TOTAL = "expenditure-total"
PARTS = ["expenditure-basic", "expenditure-project", "expenditure-operating"]
REVENUE = ["revenue-business", "revenue-other"]


def stated(**amounts: str) -> dict[str, Figure]:
    found = {}
    for name, amount in amounts.items():
        item, cell = name.replace("_", "-"), Passage(0, amount)
        money = read_money(cell, "万元")
        assert money
        found[item] = Figure(item, money, cell)
    return found


def test_parts_beside_one_another_are_all_counted() -> None:
    """Operating expenditure is beside project expenditure where all three make up the total."""
    figures = stated(
        expenditure_total="10.00",
        expenditure_basic="6.00",
        expenditure_project="3.00",
        expenditure_operating="1.00",
    )
    assert PARTS == as_counted(TOTAL, PARTS, figures)


def test_a_part_within_another_is_not_counted_again() -> None:
    """Operating expenditure is within project expenditure where the total is made up without it."""
    figures = stated(
        expenditure_total="9.00",
        expenditure_basic="6.00",
        expenditure_project="3.00",
        expenditure_operating="1.00",
    )
    assert ["expenditure-basic", "expenditure-project"] == as_counted(TOTAL, PARTS, figures)


def test_other_funds_may_hold_what_is_usually_beside_them() -> None:
    """Here the fiscal account is one of the other funds, for only with it they are what is stated."""
    figures = stated(
        revenue_other_funds="7.00",
        revenue_business="4.00",
        revenue_other="2.00",
        revenue_fiscal_account="1.00",
    )
    assert [*REVENUE, "revenue-fiscal-account"] == as_counted("revenue-other-funds", REVENUE, figures)


def test_a_total_that_no_way_of_counting_makes_up_has_its_usual_parts() -> None:
    """The contradiction stays to be found."""
    figures = stated(
        expenditure_total="12.00",
        expenditure_basic="6.00",
        expenditure_project="3.00",
        expenditure_operating="1.00",
    )
    assert PARTS == as_counted(TOTAL, PARTS, figures)


def test_kinds_counted_with_what_was_carried_over_are_no_parts_of_the_years_own() -> None:
    """The funds make up the appropriation with what was carried over of it, so they are not parts of that without."""
    figures = stated(
        revenue_fiscal_appropriation="7.00",
        revenue_fiscal_appropriation_total="9.00",
        revenue_general_public_budget="6.00",
        revenue_government_fund="3.00",
    )
    funds = ["revenue-general-public-budget", "revenue-government-fund"]
    assert [] == as_counted("revenue-fiscal-appropriation", funds, figures)


def test_a_total_may_count_what_was_carried_over_with_its_funds() -> None:
    """Without a line of what was carried over, the appropriation with it is the part that makes up the total."""
    figures = stated(
        revenue_total="10.00",
        revenue_fiscal_appropriation="7.00",
        revenue_fiscal_appropriation_total="9.00",
        revenue_business="1.00",
    )
    parts = ["revenue-fiscal-appropriation", "revenue-business"]
    assert ["revenue-fiscal-appropriation-total", "revenue-business"] == as_counted(
        "revenue-total", parts, figures
    )
