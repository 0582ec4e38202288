"""Amounts in running text."""

from decimal import Decimal

import pytest

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.sections.prose import LineItemWords, read_amounts, words

KNOWN = words(expenditure_basic="基本支出", expenditure_total="支出预算|总支出")


def said(text: str, known: tuple[LineItemWords, ...] = KNOWN) -> list[tuple[str, str, Decimal]]:
    """Kind, line item and amount in 万元 of what a text says."""
    return [_said(fact) for fact in read_amounts([Passage(0, text)], known)]


def _said(fact: Fact) -> tuple[str, str, Decimal]:
    assert isinstance(fact, Figure | Change)
    return type(fact).__name__, fact.line_item, fact.money.amount / 10000


def test_a_level_and_a_change() -> None:
    """The verb before an amount makes it a change; a clause without a name speaks of the one before it."""
    assert said("支出预算499.33万元，较上年减少2.3万元；基本支出增加15.82万元。") == [
        ("Figure", "expenditure-total", Decimal("499.33")),
        ("Change", "expenditure-total", Decimal("-2.3")),
        ("Change", "expenditure-basic", Decimal("15.82")),
    ]


def test_the_same_amount_in_yuan() -> None:
    """The unit is the one printed beside the number."""
    assert said("总支出1493924.6 元") == [("Figure", "expenditure-total", Decimal("149.39246"))]


def test_an_amount_of_nothing_known_is_no_fact() -> None:
    """It is left for the account of numbers to list, never given to the nearest name."""
    assert said("绿化费3万元，增加1万元。基本支出5万元。") == [("Figure", "expenditure-basic", Decimal(5))]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("基本支出5万元，较2019年预算增加1万元", 2019),
        ("基本支出5万元，比2018年增加1万元", 2018),
        ("基本支出5万元，较上年增加1万元", None),
        ("较2018年，支出预算9万元，基本支出增加1万元", 2018),
        ("较2018年增加2万元，基本支出较上年增加1万元", None),
    ],
)
def test_the_year_compared_with(text: str, year: int | None) -> None:
    """The printed one, that of the clause before, or none when only `上年` is said."""
    change = [fact for fact in read_amounts([Passage(0, text)], KNOWN) if isinstance(fact, Change)][-1]
    assert year == (change.base.year if change.base else None)


def test_a_reason_is_given_for_the_first_change() -> None:
    """Of which those that follow are parts."""
    text = Passage(0, "总支出减少3万元，基本支出减少1万元。减少的主要原因为：厉行节约，压缩开支。其他如常。")
    changes = [fact for fact in read_amounts([text], KNOWN) if isinstance(fact, Change)]
    assert ["厉行节约，压缩开支", None] == [change.reason and change.reason.text for change in changes]


def test_quotes_are_the_clauses() -> None:
    """What is quoted begins with the clause, the year before a comma included, and ends with the unit."""
    figures = read_amounts([Passage(10, "说明。2020年，总支出5万元，其中：基本支出3万元。")], KNOWN)
    assert [("2020年，总支出5万元", 13), ("基本支出3万元", 29)] == [
        (fact.quote.text, fact.quote.start) for fact in figures if isinstance(fact, Figure)
    ]
