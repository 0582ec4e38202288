"""The example queries at their addresses."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

from budgetgraph.examples import PREFIXES_FILE, Example, example_triples, examples
from budgetgraph.settings import Publisher
from budgetgraph.vocabulary import EXAMPLES_IRI
from budgetgraph.web.addresses import Addresses
from budgetgraph.web.app import create_app
from tests.web.publication import release_sample

STEM = "/sparql/examples"
BASE = "http://localhost:8000"
ONE = examples()[0]
FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", [None, ONE.name, PREFIXES_FILE])
def test_the_examples_for_machines(client: TestClient, name: str | None, suffix: str) -> None:
    """All of them, or one, in each format by suffix: what the files say, for this publisher's endpoint."""
    stem = f"{STEM}/{name}" if name else STEM
    body = client.get(f"{stem}.{suffix}").content
    expected = {str(triple) for triple in example_triples(BASE, name)}
    assert expected == {str(quad.triple) for quad in parse(body, format=FORMATS[suffix], base_iri=BASE)}


@pytest.mark.parametrize("stem", [STEM, f"{STEM}/{ONE.name}"])
@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("text/html,*/*;q=0.8", "html"),
        ("text/turtle", "ttl"),
        ("application/json", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
    ],
)
def test_they_are_negotiated(client: TestClient, stem: str, accept: str, suffix: str) -> None:
    """By `Accept`, and the answer says which address it would have had by suffix."""
    response = client.get(stem, headers={"Accept": accept})
    assert (200, f"{stem}.{suffix}") == (response.status_code, response.headers["content-location"])


def test_nothing_else_is_offered(client: TestClient) -> None:
    """406, with what there is."""
    response = client.get(STEM, headers={"Accept": "image/png"})
    assert 406 == response.status_code
    assert f"{STEM}.ttl" in response.text


@pytest.mark.parametrize("path", ["/nothing", "/nothing.ttl", ".exe", f"/{ONE.name}.exe", f"/{ONE.name}/x"])
def test_unknown_examples(client: TestClient, path: str) -> None:
    """404 for a name or a suffix that there is not."""
    assert 404 == client.get(STEM + path).status_code


@pytest.mark.parametrize("name", ["", *(f"/{one.name}" for one in examples()), f"/{PREFIXES_FILE}"])
def test_permanent_addresses_lead_there(client: TestClient, name: str) -> None:
    """What w3id.org redirects to is the document about that very IRI."""
    iri = EXAMPLES_IRI + name
    path = Addresses(BASE).document(iri)
    assert STEM + name == path
    response = client.get(path, headers={"Accept": "application/n-triples"})
    assert response.text.count(f"<{iri}> ")


def test_the_list_for_programs(client: TestClient) -> None:
    """Name, title and description in both languages, query, form and keywords of each."""
    response = client.get(f"{STEM}.json")
    expected = [
        {
            "name": one.name,
            "title": {"zh": one.title_zh, "en": one.title_en},
            "description": {"zh": one.description_zh, "en": one.description_en},
            "query": one.query,
            "form": one.form,
            "keywords": list(one.keywords),
        }
        for one in examples()
    ]
    assert ("application/json", expected) == (response.headers["content-type"], json.loads(response.content))


def links_to_the_editor(text: str) -> list[str]:
    """The queries that the links of a page open."""
    addresses = [html.unescape(found) for found in re.findall(r'href="([^"]*sparql\?query=[^"]*)"', text)]
    return [parse_qs(urlsplit(address).query)["query"][0] for address in addresses]


def test_the_page_for_people(client: TestClient) -> None:
    """Each example has its titles, its descriptions and a link that opens exactly its query."""
    text = client.get(f"{STEM}.html").text
    assert [one.query for one in examples()] == links_to_the_editor(text)
    for one in examples():
        for words in (one.title_zh, one.title_en, one.description_zh, one.description_en):
            assert html.escape(words, quote=False).replace("'", "&#39;") in text
        assert f'<section id="{one.name}">' in text


@pytest.mark.parametrize(
    "one", [one for one in examples() if one.form == "select"][:3], ids=lambda one: one.name
)
def test_a_link_opens_the_query(client: TestClient, one: Example) -> None:
    """The page of one example links to the editor, which answers."""
    text = client.get(f"{STEM}/{one.name}.html").text
    (query,) = links_to_the_editor(text)
    response = client.get("/sparql", params={"query": query}, headers={"Accept": "text/html"})
    assert (200, one.query) == (response.status_code, query)


@pytest.mark.parametrize("path", [STEM, f"{STEM}.json", f"{STEM}/{ONE.name}.ttl"])
def test_they_are_kept_by_caches(client: TestClient, path: str) -> None:
    """Asked for again with its validator, a document is answered by 304."""
    first = client.get(path)
    assert 304 == client.get(path, headers={"If-None-Match": first.headers["etag"]}).status_code


def test_the_endpoint_is_the_publishers(tmp_path: Path) -> None:
    """Under another base, the examples keep their names and are for that endpoint."""
    publisher = Publisher(base="https://budget.example/data")
    release_sample(tmp_path / "var", tmp_path / "build", publisher=publisher)
    with TestClient(create_app(tmp_path / "var")) as client:
        text = client.get(f"{STEM}/{ONE.name}.ttl").text
    assert "<https://budget.example/data/sparql>" in text
    assert f"<{EXAMPLES_IRI}/{ONE.name}> a " in text
