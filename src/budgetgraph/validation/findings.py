"""Findings as linked data: what the rules found in a disclosure, and how much of its arithmetic holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad, Triple

from budgetgraph.identifiers import below
from budgetgraph.quality_measurement import quality_measurement
from budgetgraph.validation.report import Checks, Report, Result, result_triples
from budgetgraph.validation.severity import Severity
from budgetgraph.vocabulary import BG, DCTERMS, DQV, OA, PROV, RDF, SH, XSD

_RESULT_TYPE = SH.ValidationResult


def findings(report: Report, disclosure: NamedNode, graph: NamedNode) -> list[Quad]:
    """The report's warnings and notes as bg:ReconciliationFindings, and the measurements of its arithmetic.

    Findings are `{disclosure}/finding/01` and on, in the report's order; measurements are
    `{disclosure}/measurement/{metric}`. All quads are in the named graph `graph`.
    """
    triples = [
        *(
            triple
            for number, result in enumerate(report.findings, 1)
            for triple in _finding(below(disclosure, "finding", number), number, result, [disclosure])
        ),
        *_measurements(report, disclosure),
    ]
    return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples]


@dataclass(frozen=True)
class Compared:
    """A disclosure that is compared with others, and how many findings it has by itself."""

    disclosure: NamedNode
    findings: int


def findings_across(report: Report, compared: Sequence[Compared], graph: NamedNode) -> list[Quad]:
    """The findings of a report on several disclosures together, each as one of the disclosure that it is told of.

    They are `{disclosure}/finding/across-01` and on, and come from the facts of all the disclosures that take part, and
    from these disclosures. All quads are in the named graph `graph`.
    """
    roots = [one.disclosure for one in compared]
    triples = [
        triple
        for one in compared
        for number, result in enumerate(_about(report, one.disclosure), 1)
        for triple in _across(
            below(one.disclosure, "finding", f"across-{number:02d}"), one, number, result, roots
        )
    ]
    return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples]


def _about(report: Report, disclosure: NamedNode) -> list[Result]:
    return [result for result in report.findings if result.focus.value.startswith(disclosure.value + "/")]


def _across(
    node: NamedNode, told: Compared, number: int, result: Result, roots: Sequence[NamedNode]
) -> Iterator[Triple]:
    part = [root for root in roots if _facts(result, [root])]
    yield from _finding(node, told.findings + number, result, [told.disclosure, *part])
    for root in part:
        yield Triple(node, PROV.wasDerivedFrom, root)


def _finding(
    node: NamedNode, number: int, result: Result, disclosures: Sequence[NamedNode]
) -> Iterator[Triple]:
    yield Triple(node, RDF.type, BG.ReconciliationFinding)
    yield Triple(node, RDF.type, DQV.QualityAnnotation)
    yield Triple(node, BG.position, _integer(number))
    yield Triple(node, DCTERMS.isPartOf, disclosures[0])
    yield Triple(node, OA.motivatedBy, DQV.qualityAssessment)
    yield Triple(node, OA.hasTarget, result.focus)
    yield from (triple for triple in result_triples(node, result) if triple.object != _RESULT_TYPE)
    if result.dimension is not None:
        yield Triple(node, DQV.inDimension, result.dimension)
    for fact in _facts(result, disclosures):
        yield Triple(node, PROV.wasDerivedFrom, fact)
    yield from _totals(node, result)


def _totals(node: NamedNode, result: Result) -> Iterator[Triple]:
    if result.path is not None:
        yield Triple(node, BG.checkedProperty, result.path)
    if result.stated is not None:
        yield Triple(node, BG.statedTotal, _decimal(result.stated))
    if result.computed is not None:
        yield Triple(node, BG.computedTotal, _decimal(result.computed))
    if result.difference is not None:
        yield Triple(node, BG.difference, _decimal(result.difference))


def _facts(result: Result, disclosures: Sequence[NamedNode]) -> list[NamedNode]:
    """The facts of the disclosures that take part, each once: focus, value, and what the rule names."""
    nodes = dict.fromkeys((result.focus, result.value, *result.facts))
    own = tuple(disclosure.value + "/" for disclosure in disclosures)
    return [node for node in nodes if isinstance(node, NamedNode) and node.value.startswith(own)]


def _measurements(report: Report, disclosure: NamedNode) -> Iterator[Triple]:
    counts = {severity: sum(r.severity is severity for r in report.results) for severity in Severity}
    checks = report.checks
    for metric, value in (
        ("arithmetic-checks", _integer(checks.made)),
        ("arithmetic-checks-passed", _integer(checks.passed)),
        ("arithmetic-checks-passed-share", _decimal(_share(checks))),
        ("findings-warning", _integer(counts[Severity.WARNING])),
        ("findings-info", _integer(counts[Severity.INFO])),
    ):
        yield from quality_measurement(disclosure, metric, value)


def _share(checks: Checks) -> Decimal:
    """Of no comparisons, all hold."""
    return (Decimal(checks.passed) / checks.made if checks.made else Decimal(1)).quantize(Decimal("0.0001"))


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)


def _decimal(value: Decimal) -> Literal:
    return Literal(f"{value:f}", datatype=XSD.decimal)
