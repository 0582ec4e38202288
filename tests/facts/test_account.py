"""Every number is accounted for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.documents.passage import Passage
from budgetgraph.documents.text import read_text
from budgetgraph.facts.account import Surroundings, account
from budgetgraph.facts.department import Duty
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.money import MONEY, money_of
from budgetgraph.facts.performance import Goal, Indicator
from budgetgraph.facts.target import read_target
from budgetgraph.facts.unread import Unread

TEXT = "1、管理2个园区；\n支出12.5万元，另有7项。\n[bookmark: _Toc29]二、其他\n\n— 8 —\n"


def facts_of(text: Passage) -> list[Fact]:
    """A duty and a figure, as they stand in the text."""
    match = MONEY.search(text.text)
    assert match is not None
    figure = Figure("expenditure-total", money_of(text, match), text.group(match))
    start = text.text.index("管理")
    return [Duty(text.cut(start, start + 6)), figure]


def test_each_number_has_one_status() -> None:
    """Read as a value, quoted in a text, no fact of this or that kind, or unread."""
    document = read_text("x.txt", TEXT.encode())
    entries = account(document, facts_of(document.whole), Surroundings()).entries
    assert [
        ("1", "not-a-fact", "numbering"),
        ("2", "quoted", None),
        ("12.5", "read", None),
        ("7", "unread", None),
        ("29", "not-a-fact", "bookmark"),
        ("8", "not-a-fact", "page-number"),
    ] == [(entry.passage.text, entry.status, entry.kind) for entry in entries]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("（2022年度）", ["2022"]),
        ("截至2023年12月31日，共有9辆", ["2023", "12", "31"]),
        ("2021—2023年、2019、2020年度", ["2021", "2023", "2019", "2020"]),
        ("填报日期：2023-01-05", ["2023", "01", "05"]),
        ("12月底前、6月30日前", ["12", "6", "30"]),
        ("甲2024万元，乙6个月，丙13月14日，丁2024.5年，戊12,024年", []),
        ("合计2023", []),
    ],
)
def test_what_dates_something(text: str, dates: list[str]) -> None:
    """A year, a month of a year and a day are no amounts; other numbers beside them stay unread."""
    entries = account(read_text("x.txt", text.encode()), [], Surroundings()).entries
    assert dates == [entry.passage.text for entry in entries if entry.kind == "date"]
    assert all(entry.status == "unread" for entry in entries if entry.kind is None)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1、甲\n（２）乙\n 3.丙", ["1", "２", "3"]),
        ("\t4、甲\n\n[bookmark: _Toc]5、乙", ["4", "5"]),
        ("绩效指标：1、甲\n绩效目标：（2）乙", ["1", "2"]),
        ("行政编制（12）名", []),
        ("车辆：3、设备：4、", []),
        ("公共服务(204)支出", []),
        ("(204)公共服务", []),
        ("1.5万元", []),
    ],
)
def test_what_numbers_an_item(text: str, numbers: list[str]) -> None:
    """A number where an item begins; anywhere else it may be a count or a code."""
    entries = account(read_text("x.txt", text.encode()), [], Surroundings()).entries
    assert numbers == [entry.passage.text for entry in entries if entry.kind == "numbering"]


@pytest.mark.parametrize(
    ("text", "status"),
    [("≥95%", "read"), ("10月31日前", "read"), ("95%-100%", "quoted"), ("合同2条", "quoted")],
)
def test_only_what_a_target_was_read_from_is_read(text: str, status: str) -> None:
    """A target in words keeps its digits, but nothing was read from them."""
    document = read_text("x.txt", text.encode())
    indicator = Indicator(name=document.whole.cut(0, 0), target=read_target(document.whole, 2020))
    entries = account(document, [Goal(None, None, (indicator,))], Surroundings()).entries
    assert {status} == {entry.status for entry in entries}


def test_what_could_not_be_read_accounts_for_nothing() -> None:
    """To list a number as unread is not to read it."""
    document = read_text("x.txt", TEXT.encode())
    unread = Unread(document.whole, "amount")
    assert account(document, facts_of(document.whole), Surroundings()) == account(
        document, [*facts_of(document.whole), unread], Surroundings()
    )


@given(st.text(alphabet="0123456789.,，、（）一万元 \n", min_size=1, max_size=80))
def test_without_facts_nothing_is_read(text: str) -> None:
    """Every digit of a text is in exactly one entry, and none is read when there are no facts."""
    document = read_text("x.txt", ("题" + text).encode())
    numbers = account(document, [], Surroundings())
    digits = sum(1 for entry in numbers.entries for c in entry.passage.text if c.isdigit())
    assert sum(c.isdigit() for c in document.text) == digits
    assert 0 == numbers.counts["read"] == numbers.counts["quoted"]
