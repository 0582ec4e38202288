"""Competency questions: what people ask of the graph, and the answers that the reference disclosure gives."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, QueryResultsFormat, Store

from budgetgraph.listed.concepts import about
from budgetgraph.vocabulary import ontology_quads
from tests.trips.trip_files import trip_of

QUESTIONS = sorted(Path(__file__).parent.glob("*.rq"))


@pytest.fixture(scope="module")
def store() -> Store:
    trip = trip_of("qinhuangdao-export-zone-2020-budget")
    store = Store()
    named = {quad.object for quad in trip.graph if isinstance(quad.object, NamedNode)}
    listed = (Quad(*triple) for triple in about(named))
    store.extend([*trip.graph, *trip.findings, *ontology_quads(), *listed])
    return store


@pytest.mark.parametrize("question", QUESTIONS, ids=[path.stem for path in QUESTIONS])
def test_the_graph_answers(question: Path, store: Store, request: pytest.FixtureRequest) -> None:
    """The answer is the one in the `.csv` beside the question."""
    answer = store.query(question.read_text(encoding="utf-8"), use_default_graph_as_union=True)
    table = answer.serialize(format=QueryResultsFormat.CSV).decode().replace("\r\n", "\n")
    expected = question.with_suffix(".csv")
    if request.config.getoption("--update-trips"):
        expected.write_text(table, encoding="utf-8")
    assert expected.read_text(encoding="utf-8") == table
