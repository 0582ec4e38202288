"""Which format /sparql answers in, over real HTTP: by Accept, by `format`, and none at all."""

from __future__ import annotations

import httpx
import pytest
from pyoxigraph import Dataset, RdfFormat, parse

from tests.web.asking import (
    ASK,
    BROWSER,
    CONSTRUCT,
    CSV,
    DESCRIBE,
    GRAPHS,
    JSON,
    RESULTS,
    SELECT,
    TSV,
    XML,
    ask,
    media_type,
)


@pytest.mark.parametrize("query", [SELECT, ASK])
@pytest.mark.parametrize(("suffix", "expected"), RESULTS.items())
def test_results_in_each_format(endpoint: httpx.Client, query: str, suffix: str, expected: str) -> None:
    """Every format of SELECT and ASK can be had by Accept and by `format`, with the same content."""
    accepted = ask(endpoint, query, {"Accept": expected})
    named = ask(endpoint, query, {"Accept": "text/html"}, format=suffix)
    assert (200, expected) == (accepted.status_code, media_type(accepted))
    assert (200, expected) == (named.status_code, media_type(named))
    assert accepted.content == named.content


@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
@pytest.mark.parametrize("suffix", GRAPHS)
def test_graphs_in_each_format(endpoint: httpx.Client, query: str, suffix: str) -> None:
    """Every format of graphs can be had by Accept and by `format`; the triples are in the default graph."""
    expected, format = GRAPHS[suffix]
    accepted = ask(endpoint, query, {"Accept": expected})
    named = ask(endpoint, query, {"Accept": "text/html"}, format=suffix)
    assert (200, expected) == (accepted.status_code, media_type(accepted))
    assert (200, expected) == (named.status_code, media_type(named))
    triples = Dataset(parse(ask(endpoint, query, {"Accept": "text/turtle"}).content, format=RdfFormat.TURTLE))
    assert len(triples) > 3
    assert triples == Dataset(parse(accepted.content, format=format))
    assert triples == Dataset(parse(named.content, format=format))


@pytest.mark.parametrize(
    ("accept", "query", "expected"),
    [
        (None, SELECT, JSON),
        ("*/*", SELECT, JSON),
        ("*/*", ASK, JSON),
        ("application/json", SELECT, JSON),
        ("application/xml", SELECT, XML),
        ("text/*", SELECT, CSV),
        (f"{CSV};q=0.1, {JSON};q=0.9", SELECT, JSON),
        (f"{CSV};q=0.9, {JSON};q=0.1", SELECT, CSV),
        (f"{JSON};q=0, */*", SELECT, XML),
        (f"{XML}, {JSON};q=0.99999", SELECT, XML),
        (f"text/turtle, {TSV};q=0.2", SELECT, TSV),
        ("application/sparql-results+json, text/plain;q=0.5, */*;q=0.1", SELECT, JSON),
        (None, CONSTRUCT, "text/turtle"),
        ("*/*", DESCRIBE, "text/turtle"),
        ("application/*", CONSTRUCT, "application/ld+json"),
        ("application/n-triples;q=0.5, application/rdf+xml", CONSTRUCT, "application/rdf+xml"),
        ("text/csv, application/n-quads;q=0.4", CONSTRUCT, "application/n-quads"),
        ("text/html;q=0.5, text/turtle", CONSTRUCT, "text/turtle"),
        (BROWSER, SELECT, "text/html"),
        (BROWSER, CONSTRUCT, "text/html"),
        ("text/turtle;q=0.9, text/html", SELECT, "text/html"),
    ],
)
def test_the_format_follows_accept(
    endpoint: httpx.Client, accept: str | None, query: str, expected: str
) -> None:
    """Among the formats that the kind of query has, the one that the client likes best."""
    request = endpoint.build_request("GET", "/sparql", params={"query": query})
    del request.headers["accept"]
    if accept is not None:
        request.headers["accept"] = accept
    response = endpoint.send(request)
    assert (200, expected) == (response.status_code, media_type(response))
    assert "accept" in response.headers["vary"].lower()


@pytest.mark.parametrize(
    ("accept", "format", "query"),
    [
        ("text/turtle", None, SELECT),
        ("text/boolean", None, ASK),
        ("image/png", None, SELECT),
        ("image/png", None, CONSTRUCT),
        (CSV, None, CONSTRUCT),
        (f"{JSON};q=0", None, "ASK { FILTER (false) }"),
        ("*/*", "ttl", SELECT),
        ("*/*", "csv", CONSTRUCT),
        ("*/*", "pdf", SELECT),
    ],
)
def test_formats_that_there_are_not(
    endpoint: httpx.Client, accept: str, format: str | None, query: str
) -> None:
    """406, with the list of those that this kind of query has."""
    response = ask(endpoint, query, {"Accept": accept}, **({"format": format} if format else {}))
    graphs = {name for name, _ in GRAPHS.values()}
    wanted = graphs if query == CONSTRUCT else set(RESULTS.values())
    assert 406 == response.status_code
    assert wanted == {offer["type"] for offer in response.json()["offered"]}


def test_a_page_does_not_stand_in_for_rdf(endpoint: httpx.Client) -> None:
    """A client that takes pages and RDF gets of a SELECT, which has no RDF, the page."""
    response = ask(endpoint, SELECT, {"Accept": "text/html;q=0.5, application/rdf+xml"})
    assert (200, "text/html") == (response.status_code, media_type(response))


@pytest.mark.parametrize(("format", "expected"), [(CSV, "true"), (TSV, "true")])
def test_truth_values_as_text(endpoint: httpx.Client, format: str, expected: str) -> None:
    """ASK has no CSV or TSV in the recommendation; it is the bare word here."""
    assert expected == ask(endpoint, ASK, {"Accept": format}).text.strip()


def test_a_header_in_several_lines_is_one(endpoint: httpx.Client) -> None:
    """Accept given twice is a list of two (RFC 9110, section 5.3)."""
    headers = [("Accept", "text/csv"), ("Accept", "image/png")]
    response = endpoint.get("/sparql", params={"query": SELECT}, headers=headers)
    assert (200, CSV) == (response.status_code, media_type(response))
