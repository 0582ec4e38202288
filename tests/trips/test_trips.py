"""Golden trips: original → document → facts → graph → findings."""

import re
from collections import Counter

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from budgetgraph.pipeline.trip import Trip
from budgetgraph.vocabulary import BG, OA, PREFIXES, PROV, RDF
from tests.trips.trip_files import TRIPS, files_of, trip_of

REFERENCE = "qinhuangdao-export-zone-2020-budget"


def test_every_arrow_hands_on_what_the_golden_files_say(trip: Trip, request: pytest.FixtureRequest) -> None:
    """A change of what is read, said or found shows as a difference of files."""
    folder = TRIPS / trip.disclosure.slug
    for name, content in files_of(trip).items():
        if request.config.getoption("--update-trips"):
            (folder / name).write_text(content, encoding="utf-8")
        assert (folder / name).read_text(encoding="utf-8") == content, name


def test_the_trip_is_the_same_every_time(trip: Trip) -> None:
    """Making it twice gives the same statements, in the same order."""
    again = trip_of(trip.disclosure.slug)
    assert (trip.graph, trip.findings) == (again.graph, again.findings)


def test_every_quote_is_the_slice_of_the_text_that_it_says(trip: Trip) -> None:
    """For every passage: the exact quote, its place and its surroundings fit the canonical text."""
    text = trip.reading.document.text
    about = {}
    for quad in trip.graph:
        about.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    passages = [node for node, said in about.items() if OA.SpecificResource in said.get(RDF.type, [])]
    assert passages
    for passage in passages:
        position, quote = (about[selector] for selector in about[passage][OA.hasSelector])
        start, end = int(position[OA.start][0].value), int(position[OA.end][0].value)
        assert passage.value.endswith(f"#char={start},{end}")
        assert text[start:end] == about[passage][RDF.value][0].value == quote[OA.exact][0].value
        assert text[:start].endswith(quote[OA.prefix][0].value)
        assert text[end:].startswith(quote[OA.suffix][0].value)


def test_everything_quoted_is_described(trip: Trip) -> None:
    """No fact points to a passage that the graph does not hold."""
    subjects = {quad.subject for quad in trip.graph}
    quoted = {quad.object for quad in trip.graph if quad.predicate == PROV.wasQuotedFrom}
    assert set() == quoted - subjects


def test_there_are_no_blank_nodes(trip: Trip) -> None:
    """Everything has an address."""
    nodes = [node for quad in (*trip.graph, *trip.findings) for node in (quad.subject, quad.object)]
    assert [] == [node for node in nodes if isinstance(node, BlankNode)]


def test_no_violation(trip: Trip) -> None:
    """However wrong the source is, our graph keeps its own rules."""
    assert () == trip.report.violations


def test_no_term_of_ours_is_undeclared(trip: Trip) -> None:
    """Every bg: term in the graph is in the ontology."""
    own = PREFIXES["bg"]
    used = {
        node.value.removeprefix(own)
        for quad in (*trip.graph, *trip.findings)
        for node in (quad.predicate, quad.object)
        if isinstance(node, NamedNode) and node.value.startswith(own)
    }
    assert used
    for name in used:
        assert BG[name].value == own + name


def test_no_amount_is_a_float(trip: Trip) -> None:
    """Numbers are exact."""
    datatypes = {quad.object.datatype.value for quad in trip.graph if isinstance(quad.object, Literal)}
    assert PREFIXES["xsd"] + "decimal" in datatypes
    assert not {PREFIXES["xsd"] + "double", PREFIXES["xsd"] + "float"} & datatypes


@pytest.fixture(scope="module")
def reference() -> Trip:
    return trip_of(REFERENCE)


def test_the_reference_document_has_no_unread_number(reference: Trip) -> None:
    """All of its numbers are read, quoted, or no facts."""
    assert [] == reference.reading.account.unread
    printed = re.findall(r"[0-9０-９]", reference.reading.document.text)
    accounted = [c for entry in reference.reading.account.entries for c in entry.passage.text if c.isdigit()]
    assert printed == accounted


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("BudgetProject", 18),
        ("PerformanceIndicator", 133),
        ("Duty", 7),
        ("ProcurementLine", 4),
        ("PerformanceGoal", 33),
        ("SafeguardMeasure", 7),
        ("GlossaryEntry", 14),
        ("TitleCandidate", 1),
        ("CitedWork", 5),
    ],
)
def test_everything_the_reference_document_says_is_there(reference: Trip, kind: str, count: int) -> None:
    """As many of each kind as a person counts in it."""
    kinds = Counter(quad.object for quad in reference.graph if quad.predicate == RDF.type)
    assert count == kinds[BG[kind]]
