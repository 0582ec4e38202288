"""Findings as linked data."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from tests.shapes.graphs import reference_graph, reference_report
from tests.shapes.mutation import ROOT, node

from budgetgraph.validation.findings import findings
from budgetgraph.validation.report import Checks, Report
from budgetgraph.vocabulary import BG, DCTERMS, DQV, OA, PREFIXES, PROV, RDF, SH, XSD, concept

DISCLOSURE = NamedNode(ROOT)
GRAPH = NamedNode("http://localhost:8000/id/graph/findings")
About = dict[NamedNode, dict[NamedNode, list]]


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return findings(reference_report(), DISCLOSURE, GRAPH)


@pytest.fixture(scope="module")
def about(quads: list[Quad]) -> About:
    said: About = {}
    for quad in quads:
        said.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    return said


def number(value: str, kind: str = "decimal") -> Literal:
    return Literal(value, datatype=XSD[kind])


def test_the_gap_of_the_asset_table_is_the_first_finding(about: About) -> None:
    """With the stated and the computed value, the difference, the rule, and all facts that take part."""
    gap = about[node("finding/01")]
    assert {BG.ReconciliationFinding, DQV.QualityAnnotation} == set(gap[RDF.type])
    assert [number("5583200.00")] == gap[BG.statedTotal]
    assert [number("5553200.00")] == gap[BG.computedTotal]
    assert [number("30000.00")] == gap[BG.difference]
    assert [BG.assetValue] == gap[BG.checkedProperty]
    assert [node("asset/total")] == gap[OA.hasTarget] == gap[SH.focusNode]
    assert [NamedNode(PREFIXES["bgsh"] + "SumOfPartsShape")] == gap[SH.sourceShape]
    assert [SH.Warning] == gap[SH.resultSeverity]
    assert [concept("quality-dimension", "internal-consistency")] == gap[DQV.inDimension]
    facts = {node(f"asset/{name}") for name in ("total", "buildings", "vehicles", "equipment", "other")}
    assert facts == set(gap[PROV.wasDerivedFrom])


def test_findings_are_numbered_in_the_report_s_order(about: About) -> None:
    """finding/01 and on, warnings before notes, each part of the disclosure."""
    numbered = {n: about[node(f"finding/{n:02d}")] for n in range(1, len(reference_report().findings) + 1)}
    assert all([number(str(n), "integer")] == said[BG.position] for n, said in numbered.items())
    assert all([DISCLOSURE] == said[DCTERMS.isPartOf] for said in numbered.values())
    severities = [said[SH.resultSeverity][0] for said in numbered.values()]
    assert severities == sorted(severities, key=lambda severity: severity == SH.Info)


def test_every_finding_says_it_in_two_languages_and_names_facts_that_exist(about: About) -> None:
    """Nothing points to a fact that the graph does not hold."""
    subjects = {quad.subject for quad in reference_graph()}
    found = [said for said in about.values() if BG.ReconciliationFinding in said[RDF.type]]
    assert found
    for said in found:
        assert ["en", "zh-hans"] == sorted(text.language.lower() for text in said[SH.resultMessage])
        assert set(said[PROV.wasDerivedFrom]) <= subjects


def test_findings_alter_nothing_that_is_stated(quads: list[Quad]) -> None:
    """They are about the facts, never statements of them, and stand in a graph of their own."""
    assert {GRAPH} == {quad.graph_name for quad in quads}
    own = (f"{ROOT}/finding/", f"{ROOT}/measurement/")
    assert all(quad.subject.value.startswith(own) for quad in quads)


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        ("arithmetic-checks", number("36", "integer")),
        ("arithmetic-checks-passed", number("35", "integer")),
        ("arithmetic-checks-passed-share", number("0.9722")),
        ("findings-warning", number("18", "integer")),
        ("findings-info", number("19", "integer")),
    ],
)
def test_the_arithmetic_is_measured(about: About, metric: str, value: Literal) -> None:
    """How many comparisons were made, how many hold, and how many findings there are."""
    said = about[node(f"measurement/{metric}")]
    assert [value] == said[DQV.value]
    assert [concept("metric", metric)] == said[DQV.isMeasurementOf]
    assert [DISCLOSURE] == said[DQV.computedOn]


def test_a_disclosure_without_arithmetic_fails_none_of_it() -> None:
    """Nothing was compared, so nothing is wrong."""
    empty = findings(Report((), Checks(0, 0)), DISCLOSURE, GRAPH)
    share = [q.object for q in empty if q.subject == node("measurement/arithmetic-checks-passed-share")]
    assert number("1.0000") in share
