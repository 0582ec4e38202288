"""Projects with amounts in the graph."""

from dataclasses import replace
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from budgetgraph.sections.reading import read_facts
from budgetgraph.triples.mapping import map_facts
from budgetgraph.vocabulary import BG
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


def graph() -> list[Quad]:
    """The graph of a budget with both tables."""
    document = document_of(f"一、部门职责\n负责林业工作。\n{PROJECTS}{PROCUREMENT}")
    reading = read_facts(document, 2020)
    disclosure = replace(DISCLOSURE, originals=(Path("table.txt"),))
    return map_facts(disclosure, document, reading.sections, reading.facts, IDENTIFIERS)


def last(subject: object) -> str:
    """An IRI below the disclosure, without it."""
    assert isinstance(subject, NamedNode)
    return subject.value.partition("/budget/")[2]


def test_each_project_has_its_amount_and_funds() -> None:
    """They are numbered in the order of the table."""
    funding = [(last(q.subject), last(q.object)) for q in graph() if q.predicate == BG.hasFunding]
    assert [
        ("project/01", "project/01#funding-general-public-budget"),
        ("project/02", "project/02#funding-general-public-budget"),
    ] == funding


def test_a_procurement_line_is_for_the_project_of_its_name() -> None:
    """Though the project has neither goals nor indicators."""
    lines = [(last(q.subject), last(q.object)) for q in graph() if q.predicate == BG.forProject]
    assert [("procurement/01", "project/01")] == lines
