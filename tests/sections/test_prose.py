"""Amounts in running text."""

from decimal import Decimal

import pytest

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.sections.prose import LineItemWords, read_amounts, words

KNOWN = words(expenditure_basic="基本支出", expenditure_total="总?支出")


def said(text: str, known: tuple[LineItemWords, ...] = KNOWN) -> list[tuple[str, str, Decimal]]:
    """Kind, line item and amount in 万元 of what a text says."""
    return [_said(fact) for fact in read_amounts([Passage(0, text)], known, 2020)]


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
    change = [fact for fact in read_amounts([Passage(0, text)], KNOWN, 2020) if isinstance(fact, Change)][-1]
    assert year == (change.base.year.year if change.base and change.base.year else None)


def test_a_reason_is_given_for_the_first_change() -> None:
    """Of which those that follow are parts."""
    text = Passage(0, "总支出减少3万元，基本支出减少1万元。减少的主要原因为：厉行节约，压缩开支。其他如常。")
    changes = [fact for fact in read_amounts([text], KNOWN, 2020) if isinstance(fact, Change)]
    assert ["厉行节约，压缩开支", None] == [change.reason and change.reason.text for change in changes]


def test_quotes_are_the_clauses() -> None:
    """What is quoted begins with the clause, the year before a comma included, and ends with the unit."""
    figures = read_amounts([Passage(10, "说明。2020年，总支出5万元，其中：基本支出3万元。")], KNOWN, 2020)
    assert [("2020年，总支出5万元", 13), ("基本支出3万元", 29)] == [
        (fact.quote.text, fact.quote.start) for fact in figures if isinstance(fact, Figure)
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "基本支出254.95万元、总支出244.38万元",
            {"expenditure-basic": "254.95", "expenditure-total": "244.38"},
        ),
        ("基本支出200万元和总支出54.95万元", {"expenditure-basic": "200", "expenditure-total": "54.95"}),
        ("事业总支出9万元", {}),
        ("总支出预算中绿化9万元", {}),
        ("2019年总支出9万元，2020年总支出8万元", {"expenditure-total": "8"}),
        ("上年总支出9万元", {}),
        ("总支出-5万元", {"expenditure-total": "-5"}),
        ("总支出1 234.56万元", {}),
        ("总支出499. 33万元", {}),
        ("总支出5-10万元", {}),
        ("总支出4125.49,4143.91万元", {}),
        ("总支出12345678901234567890万元", {}),
        ("总支出由13.64万元减少至11.34万元", {}),
        ("总支出增加（减少）3万元", {}),
    ],
)
def test_an_amount_is_never_given_to_what_it_is_not_of(text: str, figures: dict[str, str]) -> None:
    """Each amount belongs to the words right before it, all of them known, in this year; else it stays unread."""
    assert {name: Decimal(amount) for name, amount in figures.items()} == {
        name: amount for kind, name, amount in said(text) if kind == "Figure"
    }


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("基本支出比上年减少约2.3万元", {"expenditure-basic": "-2.3"}),
        ("基本支出减少额为2.3万元", {"expenditure-basic": "-2.3"}),
        ("比2019年预算，基本支出增加2万元", {"expenditure-basic": "2"}),
        ("基本支出较上年预算数增加了2万元", {"expenditure-basic": "2"}),
        ("基本支出减少0万元", {"expenditure-basic": "0"}),
        ("基本支出5万元，绿化费3万元，增加1万元", {}),
        ("基本支出5万元，其中：办公费减少3万元，印刷费减少2万元", {}),
        ("基本支出增加-2.3万元", {"expenditure-basic": "-2.3"}),
    ],
)
def test_a_change_is_never_given_to_what_did_not_change(text: str, changes: dict[str, str]) -> None:
    """A change belongs to the item that its clause names, or to the one before when nothing else came between."""
    assert {name: Decimal(amount) for name, amount in changes.items()} == {
        name: amount for kind, name, amount in said(text) if kind == "Change"
    }


def test_each_change_has_its_own_reason() -> None:
    """A reason ends with its semicolon and belongs to the change before it."""
    text = Passage(0, "总支出减少3万元，主要原因是节约；基本支出增加1万元，主要原因是招商。")
    changes = [fact for fact in read_amounts([text], KNOWN, 2020) if isinstance(fact, Change)]
    assert ["节约", "招商"] == [change.reason and change.reason.text for change in changes]


def test_a_change_against_final_accounts_is_told_apart() -> None:
    """The base is kept as printed; one of 决算 is no budget."""
    text = Passage(0, "与2018年决算数相比，基本支出增加5万元。")
    [change] = [fact for fact in read_amounts([text], KNOWN, 2020) if isinstance(fact, Change)]
    assert change.base is not None
    assert ("2018年决算数", "executed") == (change.base.stated.text, change.base.phase)


@pytest.mark.parametrize(
    ("text", "examples"),
    [
        ("总支出40万元，主要包括：基本支出20万元、绿化费15万元。", ["expenditure-basic"]),
        ("总支出40万元，其中基本支出20万元等。", ["expenditure-basic"]),
        ("总支出40万元，其中基本支出20万元。", []),
        ("总支出40万元，主要由基本支出20万元和其他支出20万元组成。", []),
    ],
)
def test_what_is_only_named_among_others_is_an_example(text: str, examples: list[str]) -> None:
    """Of a whole whose uses are named with 主要包括 or 等 there may be others; what divides it leaves none."""
    read = read_amounts([Passage(0, text)], KNOWN, 2020)
    assert examples == [fact.line_item for fact in read if isinstance(fact, Figure) and fact.is_example]
