"""Figures that follow from what is stated."""

from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import FiscalYear
from budgetgraph.facts.derived_figure import derived_figures
from budgetgraph.facts.figure import Base, Change, Figure
from budgetgraph.facts.money import Money


def text(words: str) -> Passage:
    """A passage with these words."""
    return Passage(0, words)


def money(yuan: int) -> Money:
    """So many yuan."""
    return Money(Decimal(yuan), text(str(yuan)), "元")


def test_last_year_is_this_year_less_the_change() -> None:
    """A fall of 23000 to 113400 began at 136400, in the year before unless another is named."""
    figures = [
        Figure("three-public-total", money(113400), text("")),
        Figure("conference", money(1), text("")),
    ]
    fell = Change("three-public-total", money(-23000), "decrease", text(""))
    base = Base(text("2017年"), FiscalYear(2017, text("2017")))
    rose = Change("conference", money(1), "increase", text(""), base, base_year=2017)
    unknown = Change("training", money(5), "increase", text(""))
    assert [("three-public-total", 2019, Decimal(136400)), ("conference", 2017, Decimal(0))] == [
        (d.line_item, d.year, d.amount) for d in derived_figures(figures, [fell, rose, unknown], 2020)
    ]
