"""Damaged forms: what is printed is kept as it is, nothing is repaired, and a rule says where to look."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

from budgetgraph.disclosures import Disclosure
from budgetgraph.identifiers import DisclosureKey, Identifiers
from budgetgraph.sections.reading import read_facts
from budgetgraph.triples.mapping import map_facts
from budgetgraph.validation.validator import validate
from tests.tables.case import document_of

FORM = """一、部门职责
1、负责森林防火。
收入支出决算总体情况
2025年度收入总计500.00万元，支出总计500.00万元。
项目支出绩效自评表
| 项目名称 | 森林防火 | < | < | < | < | < | < |
| 项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| ^ | 年度资金总额 | 90.00 | 80.00 | 76.00 | 10 | 95.00% | 9.5 |
| ^ | 其中：财政拨款 | 90.00 | 80.00 | 76.00 | - | 95.00% | - |
| 年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | < |
| ^ | 不发生火灾。 | < | < | 未发生火灾。 | < | < | < |
| 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |
| 产出指标 | 数量指标 | 巡山次数 | ≥300次 | 310次 | 40 | 40 | |
| ^ | 时效指标 | 完成时间 | 12月底前 | 12月 | 30 | 30 | |
| 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥95% | 96% | 20 | 20 | |
| 总分 | < | < | < | < | 100 | 99.5 | |
"""
DAMAGES = [  # what is damaged, how, the value that is kept, and the rule that finds it
    ("| 12月底前 |", "| 46022 |", "46022", "SerialDateShape"),
    ("| ≥95% |", "| 295% |", "295%", "ShareAboveHundredShape"),
    ("| ≥95% |", "| ≥95%20 |", "≥95%20", "GluedScoreShape"),
    ("| ≥95% |", "| ?95% |", "?95%", "IllegibleValueShape"),
    ("| 310次 |", "| #DIV/0! |", "#DIV/0!", "IllegibleValueShape"),
    ("| 20 | 20 |", "| 20 | 200 |", "200", "ScoreWithinWeightShape"),
    ("| 100 | 99.5 |", "| 100 | 89.5 |", "89.5", "ScoreSumShape"),
    ("| 76.00 | 10 | 95.00% |", "| 76.00 | 10 | 9.50% |", "9.50", "ExecutionRateShape"),
    ("财政拨款 | 90.00 |", "财政拨款 | 9000 |", "9000", "SourceWithinFundsShape"),
    (
        "总额 | 90.00 | 80.00 | 76.00 |",
        "总额 | 900000 | 800000 | 760000 |",
        "760000",
        "ProjectWithinExpenditureShape",
    ),
]
UNREADABLE = [  # what is damaged, and how: nothing is read of it
    ("| 76.00 | 10 | 95.00% |", "| 76.00 | 10 | 0.95 |"),
    ("总额 | 90.00 | 80.00 | 76.00 | 10 | 95.00%", "总额 | 90.00 | 80.00 | 7O.00 | 10 | 95.00%"),
    ("项目资金（万元）", "项目资金"),
]


def graph_of(text: str) -> list[Quad]:
    """The graph of final accounts that hold a form."""
    document = document_of(text)
    key = DisclosureKey("130300", "100001", 2025, "final")
    reading = read_facts(document, 2025, "executed")
    disclosure = Disclosure(Path(), key, "某某局", (Path("table.txt"),))
    return map_facts(disclosure, document, reading.sections, reading.facts, Identifiers())


def damaged(old: str, new: str) -> list[Quad]:
    """The graph of the form with one damage."""
    assert old in FORM
    return graph_of(FORM.replace(old, new))


def values(graph: list[Quad]) -> set[str]:
    """All values of a graph, numbers without the zeros behind them."""
    found = {quad.object.value for quad in graph if isinstance(quad.object, Literal)}
    return found | {value.rstrip("0").rstrip(".") for value in found if "." in value}


def found_in(graph: list[Quad]) -> set[str]:
    """The rules that have found something."""
    return {result.shape.value.rpartition("#")[2] for result in validate(graph).results}


def test_the_form_without_damage_has_no_finding_of_its_own() -> None:
    """What is found in the others is their damage."""
    assert set() == found_in(graph_of(FORM)) & {rule for *_, rule in DAMAGES}


@pytest.mark.parametrize(("old", "new", "kept", "rule"), DAMAGES, ids=[f"{d[3]}-{d[2]}" for d in DAMAGES])
def test_damage_is_kept_and_found(old: str, new: str, kept: str, rule: str) -> None:
    """The value is in the graph as printed, and its rule speaks up."""
    graph = damaged(old, new)
    assert kept in values(graph)
    assert rule in found_in(graph)


@pytest.mark.parametrize(("old", "new"), UNREADABLE, ids=["rate-without-sign", "letter-in-number", "no-unit"])
def test_what_cannot_be_known_is_not_read(old: str, new: str) -> None:
    """A rate of all money that has lost its sign, an amount with a letter in it, amounts in no unit."""
    assert "#execution-02" in str(graph_of(FORM))
    assert "#execution-02" not in str(damaged(old, new))
