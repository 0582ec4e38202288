"""What is read in forms, said in RDF: no rule about our own graph is broken, and damage is found."""

from pathlib import Path

import pytest
from pyoxigraph import Quad

from budgetgraph.disclosures import Disclosure
from budgetgraph.identifiers import DisclosureKey, Identifiers
from budgetgraph.sections.reading import read_facts
from budgetgraph.triples.mapping import map_facts
from budgetgraph.validation.report import Report
from budgetgraph.validation.severity import Severity
from budgetgraph.validation.validator import validate
from budgetgraph.vocabulary import BG
from tests.sections.performance_case import lines, phase_of
from tests.sections.test_performance import CASES
from tests.tables.case import document_of


def graph_of(case: Path) -> list[Quad]:
    """The graph of a disclosure of 2025 that holds the form of a case behind its duties."""
    text = (case / "table.txt").read_text(encoding="utf-8")
    document = document_of(f"一、部门职责\n1、负责有关工作。\n{text}")
    phase = phase_of(case)
    key = DisclosureKey("130300", "100001", 2025, "final" if phase == "executed" else "budget")
    disclosure = Disclosure(Path(), key, "某某局", (Path("table.txt"),))
    reading = read_facts(document, 2025, phase)
    return map_facts(disclosure, document, reading.sections, reading.facts, Identifiers())


def report_on(case: Path) -> Report:
    """What validation says of that graph."""
    return validate(graph_of(case))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_graph_of_a_form_breaks_no_rule_of_ours(case: Path) -> None:
    """Everything that is read of it can be said."""
    graph = graph_of(case)
    indicators = {quad.subject for quad in graph if quad.object == BG.PerformanceIndicator}
    assert len(lines(case / "indicators.csv")) == len(indicators)
    assert [] == [r for r in validate(graph).results if r.severity == Severity.VIOLATION]


def test_damaged_values_are_findings() -> None:
    """A serial number for a day, a share above the whole, points glued to a value, two units, a form not filled in."""
    found = {r.shape.value.rpartition("#")[2] for r in report_on(_case("damaged-values-are-kept")).results}
    expected = {
        *("SerialDateShape", "ShareAboveHundredShape", "GluedScoreShape", "TwoUnitsShape"),
        *("MoneyAsQuantityShape", "TemplateLeftShape", "NameAsValueShape"),
    }
    assert expected == expected & found


def _case(name: str) -> Path:
    return next(case for case in CASES if case.name == name)
