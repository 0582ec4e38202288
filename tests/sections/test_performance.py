"""Every folder of `performance/`: a drawn form, and the indicators in it."""

from pathlib import Path

import pytest

from budgetgraph.documents.document import Document
from budgetgraph.facts.fact import Fact
from budgetgraph.sections.projects import PROJECT_PERFORMANCE, read_projects
from budgetgraph.sections.section import Section
from tests.sections.performance_case import about_lines, indicator_lines, lines, phase_of
from tests.tables.case import document_of

CASES = sorted(path.parent for path in (Path(__file__).parent / "performance").rglob("table.txt"))


def section_of(document: Document, case: Path) -> Section:
    """The whole document as one section of projects."""
    return Section(PROJECT_PERFORMANCE.kind, None, document.blocks, document, 2025, phase_of(case))


def facts_of(case: Path) -> list[Fact]:
    """What is read in a case."""
    document = document_of((case / "table.txt").read_text(encoding="utf-8"))
    return list(read_projects(section_of(document, case)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_form_is_read(case: Path) -> None:
    """It gives the indicators of the case and no others, each with its project, levels and target."""
    assert lines(case / "indicators.csv") == list(indicator_lines(facts_of(case)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_form_says_of_its_project(case: Path) -> None:
    """Goals, money, periods and points."""
    assert lines(case / "about.csv") == list(about_lines(facts_of(case)))
