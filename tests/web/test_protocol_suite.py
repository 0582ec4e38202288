"""The W3C's tests of the SPARQL 1.1 Protocol and Service Description, for queries, by raw HTTP against the real server."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import httpx
import pytest
from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results

from tests.web.protocol_requests import (
    ANSWERED,
    BOOLEAN,
    DATA,
    DEFAULT,
    IN_BOTH,
    IN_DEFAULT,
    IN_NAMED,
    NAMED,
    REFUSED,
    Asked,
    got,
    posted,
    protocol_quads,
)
from tests.web.server import serving
from tests.web.stored_data import release_with

SD = "http://www.w3.org/ns/sparql-service-description#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@pytest.fixture(scope="module")
def suite_endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    publication = tmp_path_factory.mktemp("protocol")
    release_with(protocol_quads(), publication, tmp_path_factory.mktemp("protocol-build"))
    with (
        serving(publication) as server,
        httpx.Client(base_url=server.address) as client,
    ):
        yield client


def ask(client: httpx.Client, asked: Asked) -> httpx.Response:
    address = f"/sparql?{urlencode(asked.parameters)}" if asked.parameters else "/sparql"
    # `httpx` states no media type for bytes, which some of the tests are about.
    return client.request(asked.method, address, content=asked.body or None, headers=asked.headers)


@pytest.mark.parametrize("name", ANSWERED)
def test_answered(suite_endpoint: httpx.Client, name: str) -> None:
    """A request of the suite is answered in a format that its kind of query has."""
    asked, media_types = ANSWERED[name]
    response = ask(suite_endpoint, asked)
    assert 200 == response.status_code, response.text
    assert response.headers["content-type"].partition(";")[0] in media_types


@pytest.mark.parametrize(
    "name", [name for name, (_, media_types) in ANSWERED.items() if media_types == BOOLEAN]
)
def test_true(suite_endpoint: httpx.Client, name: str) -> None:
    """The truth values of the suite are true, which they are of the graphs alone that the request names."""
    response = ask(suite_endpoint, ANSWERED[name][0])
    answer = parse_query_results(response.content, format=QueryResultsFormat.JSON)
    assert isinstance(answer, QueryBoolean)
    assert bool(answer)


@pytest.mark.parametrize(
    "asked",
    [
        got(IN_DEFAULT, [("default-graph-uri", DATA[1])]),
        got(IN_DEFAULT, NAMED),
        posted(IN_NAMED, DEFAULT),
        posted(IN_BOTH, NAMED),
        posted(IN_DEFAULT.replace("{", f"FROM <{DATA[1]}> FROM <{DATA[2]}> {{", 1), NAMED),
    ],
)
def test_false(suite_endpoint: httpx.Client, asked: Asked) -> None:
    """The same queries are false of other graphs: of fewer, of the wrong kind, or named by the query in vain."""
    assert False is ask(suite_endpoint, asked).json()["boolean"]


@pytest.mark.parametrize("name", REFUSED)
def test_refused(suite_endpoint: httpx.Client, name: str) -> None:
    """A request of the suite that is none has a status of 4xx, the one that says what is wrong with it."""
    asked, status = REFUSED[name]
    assert status == ask(suite_endpoint, asked).status_code


def test_returns_rdf(suite_endpoint: httpx.Client) -> None:
    """returns-rdf: a GET without a query returns RDF."""
    response = suite_endpoint.get("/sparql")
    assert (200, "text/turtle") == (response.status_code, response.headers["content-type"].partition(";")[0])
    assert list(parse(response.content, format=RdfFormat.TURTLE))


def test_has_endpoint_triple(suite_endpoint: httpx.Client) -> None:
    """has-endpoint-triple: the description has the endpoint, under the address of the publisher's base IRI."""
    quads = parse(suite_endpoint.get("/sparql").content, format=RdfFormat.TURTLE)
    endpoints = [quad.object for quad in quads if quad.predicate.value == f"{SD}endpoint"]
    assert [NamedNode("http://localhost:8000/sparql")] == endpoints


def test_conforms_to_schema(suite_endpoint: httpx.Client) -> None:
    """conforms-to-schema: what the vocabulary says of its properties holds for what they are used with."""
    quads = list(parse(suite_endpoint.get("/sparql").content, format=RdfFormat.TURTLE))
    types = {(quad.subject, quad.object.value) for quad in quads if quad.predicate == TYPE}
    classes = {
        f"{SD}endpoint": ("Service", None),
        f"{SD}defaultDataset": ("Service", "Dataset"),
        f"{SD}defaultGraph": ("Dataset", "Graph"),
        f"{SD}namedGraph": ("Dataset", "NamedGraph"),
        f"{SD}name": ("NamedGraph", None),
    }
    used = [quad for quad in quads if quad.predicate.value in classes]
    assert set(classes) == {quad.predicate.value for quad in used}
    for quad in used:
        domain, range = classes[quad.predicate.value]
        assert (quad.subject, f"{SD}{domain}") in types
        assert range is None or (quad.object, f"{SD}{range}") in types
