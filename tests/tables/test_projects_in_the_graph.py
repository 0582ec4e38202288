"""Projects with amounts in the graph."""

from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from budgetgraph.sections.reading import read_facts
from budgetgraph.triples.mapping import map_facts
from budgetgraph.validation.validator import validate
from budgetgraph.vocabulary import BG, OBEU_MEASURE, RDF
from tests.sections.test_any_document import DISCLOSURE, IDENTIFIERS
from tests.tables.case import document_of

PROJECTS = """项目支出预算表
单位：万元
| 项目名称 | 项目编码 | 合计 | 一般公共预算 |
| 森林防火 | 1300001 | 90 | 90 |
| 林场道路 | 1300002 | 40 | 40 |
"""
PROCUREMENT = """政府采购预算表
单位：万元
| 项目名称 | 采购品目 | 数量 | 金额 |
| 森林防火 | 水泵 | 3 | 9 |
"""
FORM = """项目支出绩效目标表
| 项目名称 | 森林防火 | < | < |
| 项目资金（万元） | 年度资金总额 | < | %s |
| ^ | 其中：一般公共预算 | < | 90.00 |
| 年度目标 | 不发生重大火灾。 | < | < |
| 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 产出指标 | 数量指标 | 巡山次数 | ≥300次 |
"""


def graph(behind: str = PROCUREMENT) -> list[Quad]:
    """The graph of a budget with the table of projects and what stands behind it."""
    document = document_of(f"一、部门职责\n负责林业工作。\n{PROJECTS}{behind}")
    reading = read_facts(document, 2020)
    disclosure = replace(DISCLOSURE, originals=(Path("table.txt"),))
    return map_facts(disclosure, document, reading.sections, reading.facts, IDENTIFIERS)


def last(subject: object) -> str:
    """An IRI below the disclosure, without it."""
    assert isinstance(subject, NamedNode)
    return subject.value.partition("/budget/")[2]


def amounts(quads: list[Quad]) -> dict[str, str]:
    """The amounts in yuan of projects, by the thing that has them."""
    values = {q.subject: q.object for q in quads if q.predicate == OBEU_MEASURE.amount}
    kinds = (BG.ProjectAmount, BG.Restatement)
    things = [q.subject for q in quads if q.predicate == RDF.type and q.object in kinds]
    return {last(thing): value.value for thing in things if isinstance(value := values[thing], Literal)}


def test_each_project_has_its_amount_and_that_of_each_source() -> None:
    """They are numbered in the order of the table."""
    expected = {
        "project/01#amount-01": "900000.00",
        "project/01#amount-02": "900000.00",
        "project/02#amount-01": "400000.00",
        "project/02#amount-02": "400000.00",
    }
    assert expected == amounts(graph())


def test_what_table_and_form_state_of_a_project_is_one_amount() -> None:
    """The form restates the amounts of the table; nothing is found where they agree."""
    quads = graph(FORM % "90")
    expected = {
        "project/01#amount-01": "900000.00",
        "project/01#amount-01-restatement-01": "900000.00",
        "project/01#amount-02": "900000.00",
        "project/01#amount-02-restatement-01": "900000.00",
        "project/02#amount-01": "400000.00",
        "project/02#amount-02": "400000.00",
    }
    assert expected == amounts(quads)
    assert "RestatementShape" not in found_in(quads)


def test_a_form_that_contradicts_the_table_is_a_finding() -> None:
    """Both amounts are kept."""
    quads = graph(FORM % "95.00")
    assert "950000.00" == amounts(quads)["project/01#amount-01-restatement-01"]
    assert "RestatementShape" in found_in(quads)


def found_in(quads: list[Quad]) -> set[str]:
    """The rules that have found something."""
    return {result.shape.value.rpartition("#")[2] for result in validate(quads).results}


def test_a_procurement_line_is_for_the_project_of_its_name() -> None:
    """Though the project has neither goals nor indicators."""
    lines = [(last(q.subject), last(q.object)) for q in graph() if q.predicate == BG.forProject]
    assert [("procurement/01", "project/01")] == lines
