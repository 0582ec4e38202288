"""Parts of a document that are about another body: none of their amounts are the department's."""

from decimal import Decimal

import pytest

from budgetgraph.documents.text import read_text
from budgetgraph.facts.figure import Figure
from budgetgraph.sections.reading import Reading, read_facts

OWN = """某某县文化和旅游局
2022年部门预算公开
第一部分 部门概况
一、主要职责
负责文化工作。
第二部分 预算情况说明
一、收支预算总体情况
2022年收入预算100万元，支出预算100万元。
二、三公经费情况
三公经费预算3万元，其中：公务接待费1万元。
第三部分 名词解释
1、基本支出：指支出。
"""
LIBRARY = """一、收支预算总体情况
2022年收入预算30万元，支出预算30万元。
二、三公经费情况
三公经费预算0.5万元，其中：公务接待费0.5万元。
"""


# What the invented department says of itself.
OWN_AMOUNTS = {
    "revenue-total": [Decimal(100)],
    "expenditure-total": [Decimal(100)],
    "three-public-total": [Decimal(3)],
    "three-public-hospitality": [Decimal(1)],
}


def reading_of(text: str) -> Reading:
    return read_facts(read_text("document.txt", text.encode()), 2022)


def amounts(reading: Reading) -> dict[str, list[Decimal]]:
    """All amounts in 万元 that are given for each line item, restatements too."""
    return {
        figure.line_item: [
            money.amount / 10000
            for money in (figure.money, *(again.money for again in figure.restated))
            if money
        ]
        for figure in reading.of(Figure)
    }


@pytest.mark.parametrize(
    "title",
    [
        "第四部分 所属单位预算\n",
        "某某县图书馆2022年单位预算\n",
        "2022年某某县图书馆单位预算情况说明\n",
        "第四部分 所属单位预算\n某某县图书馆2022年单位预算公开\n",
        "第四部分 某某县文化和旅游局（本级）2022年单位预算情况说明\n",
    ],
)
def test_a_part_on_a_unit_gives_the_department_nothing(title: str) -> None:
    """Below the title of another body, or of a part on units, the numbers stand in unread sections."""
    reading = reading_of(OWN + title + LIBRARY)
    assert OWN_AMOUNTS == amounts(reading)
    assert 0 == reading.account.counts["unread"]
    assert 4 <= reading.account.counts["in-unread-section"]


def test_the_text_of_a_unit_is_kept() -> None:
    """It is that of unread sections: nothing of the document is lost."""
    reading = reading_of(OWN + "某某县图书馆2022年单位预算\n" + LIBRARY)
    kept = "".join(p.text for s in reading.sections if s.kind == "unread" for p in s.paragraphs)
    assert "三公经费预算0.5万元，其中：公务接待费0.5万元。" in kept


@pytest.mark.parametrize(
    "title",
    [
        "某某县文化和旅游局2022年部门预算情况说明\n",
        "县文旅局2022年部门预算情况说明\n",
        "2022年部门预算情况说明\n",
    ],
)
def test_the_department_named_again_is_the_same(title: str) -> None:
    """In full, shortened, or not at all: what follows is its own, and said again."""
    again = amounts(reading_of(OWN + title + LIBRARY.replace("30", "100")))
    assert [Decimal(100), Decimal(100)] == again["revenue-total"]


def test_a_name_over_two_lines_is_one() -> None:
    """The cover may break the name of the department."""
    broken = OWN.replace("某某县文化和旅游局\n2022年", "某某县文化和\n旅游局2022年")
    again = amounts(reading_of(broken + "某某县文化和旅游局2022年部门预算情况说明\n" + LIBRARY))
    assert [Decimal(100), Decimal(30)] == again["revenue-total"]


def test_what_only_the_unit_part_has_is_not_left_out() -> None:
    """A section of a kind that was not found before is the department's, wherever it stands."""
    text = OWN + "第四部分 所属单位预算\n" + LIBRARY + "三、机关运行经费\n机关运行经费20万元。\n"
    assert [Decimal(20)] == amounts(reading_of(text))["operating-funds"]
