"""The trip of one disclosure, one arrow after the other."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from budgetgraph.disclosures import REGISTRATION, Disclosure
from budgetgraph.documents.document import Document
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
    """Takes a disclosure all the way to its report, in this process but for the reading of the originals.

    Raises `InputError` for an original that cannot be read, and what `trip_of` raises.
    """
    return trip_of(disclosure, read_originals(disclosure.originals), publisher)


def trip_of(disclosure: Disclosure, document: Document, publisher: Publisher) -> Trip:
    """Takes a disclosure from its document to its report.

    Raises `InputError` for a document that is none of a disclosure or not what its registration says;
    `ValidationFailed` when the validator itself fails. A report with violations is returned, not raised.
    """
    identifiers = Identifiers(publisher.base)
    reading = _read(disclosure, document)
    graph = build_graph(disclosure, reading, identifiers)
    report = validate(graph)
    root, found_in = identifiers.disclosure(disclosure.key), identifiers.graph("findings")
    measured = account_measurements(reading.account, reading.coverage, root, found_in)
    return Trip(disclosure, root, reading, graph, report, [*findings(report, root, found_in), *measured])


def read(disclosure: Disclosure) -> Reading:
    """The facts of a disclosure's originals, checked against its registration."""
    return _read(disclosure, read_originals(disclosure.originals))


def _read(disclosure: Disclosure, document: Document) -> Reading:
    key = disclosure.key
    phase: Phase = "executed" if key.kind == "final" else "approved"
    reading = read_facts(document, key.year, phase, disclosure.unit)
    check_registration(disclosure, reading.document)
    check_expectations(reading, disclosure.expect, disclosure.folder / REGISTRATION)
    return reading


def build_graph(disclosure: Disclosure, reading: Reading, identifiers: Identifiers) -> list[Quad]:
    """The graph that says a reading's facts."""
    return map_facts(disclosure, reading.document, reading.sections, reading.facts, identifiers)
