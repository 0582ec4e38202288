"""The trip of one disclosure, one arrow after the other."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from budgetgraph.disclosures import REGISTRATION, Disclosure
from budgetgraph.facts.figure import Phase
from budgetgraph.identifiers import Identifiers
from budgetgraph.originals import read_originals
from budgetgraph.pipeline.registration_check import check_registration
from budgetgraph.sections.counts import check_expectations
from budgetgraph.sections.reading import Reading, read_facts
from budgetgraph.settings import Publisher
from budgetgraph.triples.mapping import map_facts
from budgetgraph.triples.measurements import account_measurements
from budgetgraph.validation.findings import findings
from budgetgraph.validation.report import Report
from budgetgraph.validation.validator import validate


@dataclass(frozen=True)
class Trip:
    """A disclosure with what every arrow handed on; `root` is its IRI, which names its graph."""

    disclosure: Disclosure
    root: NamedNode
    reading: Reading
    graph: list[Quad]
    report: Report
    findings: list[Quad]


def make_trip(disclosure: Disclosure, publisher: Publisher) -> Trip:
    """Takes a disclosure all the way to its report.

    Raises `InputError` for an original that cannot be read or is not what its registration says;
    `ValidationFailed` when the validator itself fails. A report with violations is returned, not raised.
    """
    identifiers = Identifiers(publisher.base)
    reading = read(disclosure)
    graph = build_graph(disclosure, reading, identifiers)
    report = validate(graph)
    root, found_in = identifiers.disclosure(disclosure.key), identifiers.graph("findings")
    measured = account_measurements(reading.account, reading.coverage, root, found_in)
    return Trip(disclosure, root, reading, graph, report, [*findings(report, root, found_in), *measured])


def read(disclosure: Disclosure) -> Reading:
    """The facts of a disclosure's originals, checked against its registration."""
    document, key = read_originals(disclosure.originals), disclosure.key
    phase: Phase = "executed" if key.kind == "final" else "approved"
    reading = read_facts(document, key.year, phase, disclosure.unit)
    registration = disclosure.folder / REGISTRATION
    check_registration(disclosure, reading.document)
    check_expectations(reading, disclosure.expect, registration)
    return reading


def build_graph(disclosure: Disclosure, reading: Reading, identifiers: Identifiers) -> list[Quad]:
    """The graph that says a reading's facts."""
    return map_facts(disclosure, reading.document, reading.sections, reading.facts, identifiers)
