"""Placeholders that a template has and a filled-in document should not, and tables of which nothing was read."""

import pytest

from budgetgraph.facts.statement import Statement
from budgetgraph.facts.unread import Unread
from tests.sections.reading_of import reading_of

HEAD = "一、部门职责\n\n负责管理。\n\n二、其他需要说明的事项\n\n"


def placeholders(text: str) -> list[str]:
    """The placeholders in a section of other matters."""
    return [fact.text.text for fact in reading_of(HEAD + text).of(Statement) if fact.kind == "placeholder"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2020年安排预算XX万元。", "XX万元"),
        ("比上年增加××.××万元。", "××.××万元"),
        ("截至**年底，没有车辆。", "**年"),
        ("20XX年没有车辆。", "20XX年"),
        ("与上年相比增长（减少）0%。", "增长（减少）"),
        ("收支增加（减少）的主要原因是业务增加。", "增加（减少）"),
        ("比上年增加/减少3万元。", "增加/减少"),
        ("政府性基金支出预算支出万元。", "支出万元"),
        ("没有车辆（如无，请注明）。", "（如无，请注明）"),
        ("没有车辆【此处填写车辆数】。", "【此处填写车辆数】"),
        ("没有支出的，仍保留该表格式，并在本表下方作下述说明：", "仍保留该表格式，并在本表下方"),
    ],
)
def test_a_placeholder_is_found(text: str, found: str) -> None:
    """What the template has in place of an amount, a choice or an answer is a fact, in its own words."""
    assert [found] == [one[: len(found)] for one in placeholders(text)]


@pytest.mark.parametrize(
    "text",
    [
        "增加（减少）情况见附表。",
        "某某路XX号办公楼。",
        "联系电话：138****1234。",
        "购置X光机1台，规格2×3米。",
        "公务用车购置费（含税）为3万元。",
        "金额单位为万元，下同。",
        "根据苏财预[2017]19号填列。",
        "收入、支出以万元为单位。",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    """Names, masked numbers, units and headings are left alone."""
    assert [] == placeholders(text)


def test_a_public_table_of_which_no_amount_is_read_is_listed_by_its_title() -> None:
    """Without a unit the amounts say nothing; the table is told besides its numbers."""
    text = HEAD + "没有。\n\n部门收入预算总表\n\n项目\t预算数\n本年收入合计\t12.30\n\n"
    unread = [(fact.expected, fact.passage.text) for fact in reading_of(text).of(Unread)]
    assert ("table", "部门收入预算总表") in unread


def test_a_public_table_that_is_read_is_not_listed() -> None:
    """One amount in a fact is enough: the others are listed by themselves."""
    text = HEAD + "没有。\n\n部门收入预算总表\n\n单位：万元\n\n项目\t预算数\n本年收入合计\t12.30\n\n"
    assert [] == [fact for fact in reading_of(text).of(Unread) if fact.expected == "table"]
