"""Tables of performance are found wherever a document has them."""

from dataclasses import replace
from pathlib import Path

import pytest

from budgetgraph.facts.performance import Goal, Project
from budgetgraph.facts.unread import Unread
from budgetgraph.sections.reading import Reading, read_facts
from tests.tables.case import document_of

FORM = (Path(__file__).parent / "performance/final-self-evaluation-of-a-project/table.txt").read_text("utf-8")
DEPARTMENT = (Path(__file__).parent / "performance/department-form-with-tasks/table.txt").read_text("utf-8")
BEFORE = "一、部门职责\n负责食品安全。\n"
BEHIND = "二、名词解释\n基本支出：指为保障机构正常运转发生的支出。\n"


def reading_of(text: str) -> Reading:
    """The reading of a drawn document as final accounts of 2025."""
    return read_facts(replace(document_of(text), name="x.txt"), 2025, "executed")


@pytest.mark.parametrize("above", ["", "附件：\n", "第四部分 附件\n", "三、其他情况说明\n见下表。\n"])
def test_a_form_is_found_in_any_section(above: str) -> None:
    """By the header of its indicators, below its own heading; the sections around it stay what they are."""
    reading = reading_of(f"{BEFORE}{above}{FORM}{BEHIND}")
    [project] = reading.of(Project)
    assert "食品安全监管" == (project.title and project.title.text)
    assert 5 == len(project.indicators)
    kinds = [section.kind for section in reading.sections]
    assert 1 == kinds.count("project-performance")
    assert {"duties", "glossary"} <= set(kinds)


def test_forms_of_a_project_and_of_the_department() -> None:
    """Each gives its own; the department's indicators are those of its goal."""
    reading = reading_of(f"{BEFORE}附件1\n{FORM}附件2\n{DEPARTMENT}{BEHIND}")
    assert [5] == [len(project.indicators) for project in reading.of(Project)]
    assert [2, 0] == [len(goal.indicators) for goal in reading.of(Goal)]


def test_no_person_and_no_telephone_is_a_fact() -> None:
    """Who filled a form in is not read, nor listed as something that should have been."""
    signed = f"{FORM}|填报人|<|<|李某|<|联系电话|<|010-88886666|<|\n"
    facts = reading_of(f"{BEFORE}{signed}{BEHIND}").facts
    assert [] == [fact for fact in facts if "李某" in str(fact) or "88886666" in str(fact)]
    assert [] == [f for f in facts if isinstance(f, Unread) and f.expected == "indicator"]
