"""What clients send to /sparql that is easily misread: empty, double and unknown parameters, words, graphs, IRIs."""

from __future__ import annotations

import httpx
import pytest

from tests.web.asking import ASK, BROWSER, JSON, XML, ask, media_type


@pytest.mark.parametrize("accept", [JSON, "text/turtle", BROWSER])
def test_an_empty_query(endpoint: httpx.Client, accept: str) -> None:
    """`query=` with nothing is a malformed query for programs, and not the service description."""
    response = ask(endpoint, "", {"Accept": accept})
    assert 400 == response.status_code


def test_parameters_that_mean_nothing(endpoint: httpx.Client) -> None:
    """Parameters of other servers (`timeout`, `output`, a number against caches) are passed over."""
    response = ask(endpoint, ASK, timeout="0", output="json", debug="on", _="1700000000")
    assert (200, JSON) == (response.status_code, media_type(response))


def test_two_queries(endpoint: httpx.Client) -> None:
    """400, for it would not be clear which one counts."""
    response = endpoint.get("/sparql", params=[("query", ASK), ("query", ASK)])
    assert 400 == response.status_code
    assert "`query`" in response.json()["detail"]


def test_the_first_of_several_formats_counts(endpoint: httpx.Client) -> None:
    """SPARQLWrapper gives all the names that it knows for a format, the shortest first."""
    parameters = [("query", ASK), ("format", "xml"), ("format", "application/sparql-results+xml")]
    assert XML == media_type(endpoint.get("/sparql", params=parameters))


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ("DESCRIBE" AS ?word) {}',
        'ASK { FILTER ("CONSTRUCT { ?s ?p ?o }" = "INSERT DATA") }',
        "SELECT (1 AS ?n) {} # DELETE WHERE { ?s ?p ?o }",
        "PREFIX insert: <http://example.org/> SELECT (1 AS ?n) {}",
    ],
)
def test_words_are_not_the_kind_of_query(endpoint: httpx.Client, query: str) -> None:
    """The grammar tells the kind of a query, not words in its texts, comments and prefixes."""
    response = ask(endpoint, query)
    assert (200, JSON) == (response.status_code, media_type(response))


@pytest.mark.parametrize("parameters", [{"default-graph-uri": "http://127.0.0.1:9/x"}, {}])
def test_graphs_elsewhere_are_empty(endpoint: httpx.Client, parameters: dict[str, str]) -> None:
    """A graph that is not in the store is an empty one; nobody fetches it."""
    query = "ASK { ?s ?p ?o }" if parameters else "ASK FROM <http://127.0.0.1:9/x> { ?s ?p ?o }"
    response = ask(endpoint, query, **parameters)
    assert (200, False) == (response.status_code, response.json()["boolean"])


def test_a_graph_that_is_no_iri(endpoint: httpx.Client) -> None:
    """400, and the sentence has the graph."""
    response = ask(endpoint, ASK, **{"default-graph-uri": "not an iri"})
    assert 400 == response.status_code
    assert "not an iri" in response.text


def test_an_unknown_function_is_the_clients_mistake(endpoint: httpx.Client) -> None:
    """400, and the sentence has the function."""
    response = ask(endpoint, "SELECT (<http://example.org/f>(1) AS ?x) {}")
    assert 400 == response.status_code
    assert "http://example.org/f" in response.json()["detail"]


def test_relative_iris_are_relative_to_the_endpoint(endpoint: httpx.Client) -> None:
    """The base of a query that has none is the endpoint's own address."""
    query = "SELECT (STR(<id/x>) AS ?x) {}"
    bindings = ask(endpoint, query).json()["results"]["bindings"]
    assert "http://localhost:8000/id/x" == bindings[0]["x"]["value"]


def test_nobody_is_told_markup(endpoint: httpx.Client) -> None:
    """What a malformed query quotes is no markup: as JSON for programs, escaped on a page."""
    query = "SELECT <script>alert(1)</script>"
    program = ask(endpoint, query)
    page = ask(endpoint, query, {"Accept": "text/html"})
    assert (400, "application/problem+json") == (program.status_code, media_type(program))
    assert 400 == page.status_code
    assert "<script>alert(1)" not in page.text
