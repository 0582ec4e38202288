"""The codes of classes that are only named."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.money import Money
from budgetgraph.facts.resolution import resolved

_PRINTED = [("2130301", "行政运行"), ("21305", "其他商贸支出"), ("2130599", "其他商贸支出")]


def _figure(classification: Classification) -> Figure:
    quote = Passage(0, "1")
    return Figure("expenditure-total", Money(Decimal(1), "元", quote), quote, classification=classification)


def _code(names: list[str], printed: list[tuple[str, str]]) -> str | None:
    *path, name = [Passage(0, name) for name in names]
    table = [
        _figure(Classification("function", code, (Passage(0, code),), Passage(0, name)))
        for code, name in printed
    ]
    facts = resolved([_figure(Classification("function", None, (), name, tuple(path))), *table], 2024)
    assert isinstance(facts[0], Figure)
    return facts[0].classification.code if facts[0].classification else None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["其他商业服务业等支出"] * 3, "2169999"),
        (["商业服务业等支出", "其他商业服务业等支出", "其他商业服务业等支出"], "2169999"),
        (["商业服务业等支出", "其它商业服务业等支出", "其它商业服务业等支出"], "2169999"),
        (["商业服务业等支出", "其他商业服务业等支出"], None),
        (["其他商业服务业等支出"], None),
        (["其他商贸支出"] * 3, "2130599"),
        (["行政运行"] * 3, None),
        (["商业服务业等支出"], "216"),
    ],
    ids=str,
)
def test_levels_of_one_name_are_told_apart_where_all_are_named(
    names: list[str], expected: str | None
) -> None:
    """Where 类, 款 and 项 are named, each is looked up on its own level; else a name of two levels has no code."""
    assert expected == _code(names, _PRINTED)


def test_a_code_that_a_table_gives_by_its_place_is_of_no_other_table() -> None:
    """Below the government's classes 对个人和家庭的补助 is 509, which tells nothing of the same name elsewhere."""
    name = Passage(0, "对个人和家庭的补助")
    named, placed = (_figure(Classification("economic", code, (), name)) for code in (None, "509"))
    of = [fact.classification for fact in resolved([named, placed], 2024) if isinstance(fact, Figure)]
    assert ["303", "509"] == [one.code for one in of if one]
