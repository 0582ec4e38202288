"""Revenue with and without what was carried over."""

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.carried_over import without_carried_over
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.money import Money, read_money
from budgetgraph.facts.restatement import Restatement


def money(amount: str) -> Money:
    found = read_money(Passage(0, amount), "万元")
    assert found
    return found


def figures(again: str, carried: str) -> list[Figure]:
    """Revenue of 90.00 that is stated again, and what was carried over of it."""
    cell = Passage(0, "90.00")
    restated = (Restatement(money(again), cell),)
    return [
        Figure("revenue-government-fund", money("90.00"), cell, restated=restated),
        Figure("revenue-carried-over-government-fund", money(carried), cell),
    ]


def test_an_amount_without_what_was_carried_over_is_another_one() -> None:
    """90 with the 20 that were carried over, 70 without: no contradiction."""
    assert () == without_carried_over(figures("70.00", "20.00"))[0].restated


def test_an_amount_that_differs_by_anything_else_is_stated_again() -> None:
    """Of 70 and 90 nothing explains the difference, so it stays to be found."""
    assert figures("70.00", "15.00") == without_carried_over(figures("70.00", "15.00"))


def test_nothing_carried_over_explains_nothing() -> None:
    """The same amount again is the same amount."""
    assert figures("90.00", "0.00") == without_carried_over(figures("90.00", "0.00"))
