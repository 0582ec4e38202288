"""Things and the documents about them: /id and /doc."""

from __future__ import annotations

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse
from starlette.testclient import TestClient

from tests.web.publication import DOCUMENT, KEY, place

DISCLOSURE = f"/disclosure/{KEY}"
INDICATOR = f"{DISCLOSURE}/project/01/indicator/01"
BASE = "http://localhost:8000"

TYPES = {
    "html": "text/html; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
ENGINES = {
    "ttl": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
}
RDFLIB = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}


def subjects(client: TestClient, path: str) -> set[str]:
    """The subjects that the Turtle document at a path speaks of."""
    quads = parse(client.get(f"{path}.ttl").content, format=RdfFormat.TURTLE)
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


@pytest.mark.parametrize(
    ("accept", "location"),
    [
        ("text/html,*/*;q=0.8", f"/doc{DISCLOSURE}"),
        ("*/*", f"/doc{DISCLOSURE}"),
        ("text/turtle", f"/doc{DISCLOSURE}.ttl"),
        ("text/turtle;q=0.5, application/ld+json;q=0.6", f"/doc{DISCLOSURE}.jsonld"),
        ("application/json", f"/doc{DISCLOSURE}.jsonld"),
        ("application/n-triples", f"/doc{DISCLOSURE}.nt"),
        ("application/rdf+xml", f"/doc{DISCLOSURE}.rdf"),
    ],
)
def test_a_thing_redirects_to_its_document(client: TestClient, accept: str, location: str) -> None:
    """The IRI of a thing answers 303, by Accept, and says that it did."""
    response = client.get(f"/id{DISCLOSURE}", headers={"Accept": accept})
    assert (303, location, "Accept") == (
        response.status_code,
        response.headers["location"],
        response.headers["vary"],
    )


@pytest.mark.parametrize(("suffix", "content_type"), TYPES.items())
def test_documents_by_suffix(client: TestClient, suffix: str, content_type: str) -> None:
    """Each suffix gives its own media type, whatever the client accepts."""
    response = client.get(f"/doc{DISCLOSURE}.{suffix}", headers={"Accept": "image/png"})
    assert (200, content_type) == (response.status_code, response.headers["content-type"])


@pytest.mark.parametrize(("suffix", "content_type"), TYPES.items())
def test_documents_by_accept(client: TestClient, suffix: str, content_type: str) -> None:
    """Each media type can be asked for, and the answer says where that representation lies."""
    response = client.get(f"/doc{DISCLOSURE}", headers={"Accept": content_type})
    assert (200, content_type, f"/doc{DISCLOSURE}.{suffix}") == (
        response.status_code,
        response.headers["content-type"],
        response.headers["content-location"],
    )
    assert "Accept" in response.headers["vary"].split(", ")


@pytest.mark.parametrize("suffix", ENGINES)
def test_all_formats_say_the_same(client: TestClient, suffix: str) -> None:
    """Parsed back, every format holds the very triples of the N-Triples one, and no blank node."""
    lines = client.get(f"/doc{DISCLOSURE}.nt").content
    expected = {quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES)}
    body = client.get(f"/doc{DISCLOSURE}.{suffix}").content
    assert expected == {quad.triple for quad in parse(body, format=ENGINES[suffix])}
    assert not any("_:" in str(triple.subject) for triple in expected)


@pytest.mark.parametrize("suffix", RDFLIB)
def test_rdflib_reads_what_is_served(client: TestClient, suffix: str) -> None:
    """The other parser agrees on the number of triples."""
    graph = rdflib.Graph().parse(data=client.get(f"/doc{INDICATOR}.{suffix}").content, format=RDFLIB[suffix])
    lines = client.get(f"/doc{INDICATOR}.nt").text.splitlines()
    assert len(lines) == len(graph)


def test_subjects_keep_their_iris_whatever_host_is_asked(client: TestClient) -> None:
    """The test client asks `testserver`; the data still says the publisher's base."""
    assert all(
        not subject.startswith("http://testserver") for subject in subjects(client, f"/doc{DISCLOSURE}")
    )
    assert f"{BASE}/id{DISCLOSURE}" in subjects(client, f"/doc{DISCLOSURE}")


def test_a_description_holds_parts_and_quoted_passages(client: TestClient) -> None:
    """A target has no document of its own: it, its passage and both selectors are in the indicator's."""
    document, at = f"{BASE}/id/document/{DOCUMENT}", place("≥90百分比")
    expected = {
        f"{BASE}/id{INDICATOR}",
        f"{BASE}/id{INDICATOR}#target",
        f"{document}#char={at}",
        f"{document}#position={at}",
        f"{document}#quote={at}",
    }
    assert expected <= subjects(client, f"/doc{INDICATOR}")


def test_a_description_labels_what_it_points_to(client: TestClient) -> None:
    """The category's name comes along, in both languages."""
    turtle = client.get(f"/doc{INDICATOR}.ttl").text
    assert '"Output quantity"@en' in turtle
    assert '"数量指标"@zh-Hans' in turtle


def test_a_description_lists_what_belongs_to_the_thing(client: TestClient) -> None:
    """A disclosure's document names its projects, without describing them."""
    turtle = client.get(f"/doc{DISCLOSURE}.ttl").text
    assert "园区绿化费" in turtle
    assert "保证绿化" not in turtle


def test_a_document_of_the_source_holds_all_its_passages(client: TestClient) -> None:
    """Everything that was ever quoted from a source document is in the document about it."""
    found = subjects(client, f"/doc/document/{DOCUMENT}")
    passages = {iri for iri in found if "#char=" in iri}
    assert 13 == len(passages)
    assert {iri.replace("#char=", "#position=") for iri in passages} <= found


def test_turtle_is_for_reading(client: TestClient) -> None:
    """One block for each subject, with prefixes, and only those in use."""
    turtle = client.get(f"/doc{INDICATOR}.ttl").text
    prefixes = [line.split()[1] for line in turtle.splitlines() if line.startswith("@prefix")]
    assert 1 == turtle.count(f"<{BASE}/id{INDICATOR}> a ")
    assert all(turtle.count(prefix) > 1 for prefix in prefixes)


@pytest.mark.parametrize(
    "path", ["/id/odd/部门", "/id/odd/%E9%83%A8%E9%97%A8", "/id/odd/局", "/id/odd/%E5%B1%80"]
)
def test_chinese_iris_are_found_in_every_spelling(client: TestClient, path: str) -> None:
    """Encoded or not, by the client or in the data: the thing is found."""
    response = client.get(path, headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert 200 == response.status_code
    assert "@zh-Hans" in response.text


@pytest.mark.parametrize(
    "path", ["/id/nothing/here", "/doc/nothing/here", "/doc/nothing/here.ttl", "/id/", "/doc/"]
)
def test_unknown_things_are_not_found(client: TestClient, path: str) -> None:
    """404, as a page for people and as problem+json for programs."""
    page = client.get(path, headers={"Accept": "text/html"})
    problem = client.get(path, headers={"Accept": "text/turtle"})
    assert (404, 404) == (page.status_code, problem.status_code)
    assert "没有找到" in page.text
    assert ("application/problem+json", 404) == (problem.headers["content-type"], problem.json()["status"])


def test_an_unknown_format_is_refused_with_the_list_of_what_there_is(client: TestClient) -> None:
    """406 names every representation and where it lies."""
    response = client.get(f"/doc{DISCLOSURE}", headers={"Accept": "image/png, application/problem+json"})
    assert (406, "Accept") == (response.status_code, response.headers["vary"])
    offered = {offer["href"] for offer in response.json()["offered"]}
    assert {f"/doc{DISCLOSURE}.{suffix}" for suffix in TYPES} == offered


def test_a_thing_refuses_like_its_document(client: TestClient) -> None:
    """A client that accepts nothing that we have is told so before it is sent anywhere."""
    assert 406 == client.get(f"/id{DISCLOSURE}", headers={"Accept": "image/png"}).status_code


def test_links_tell_machines_the_way(client: TestClient) -> None:
    """The Link header of a page names canonical address, thing, licence and every data format (Signposting)."""
    response = client.get(f"/doc{DISCLOSURE}", headers={"Accept": "text/html"})
    links = {
        (link["rel"], url)
        for link in [response.links[rel] for rel in response.links]
        for url in [link["url"]]
    }
    assert ("canonical", f"{BASE}/doc{DISCLOSURE}") in links
    assert ("cite-as", f"{BASE}/id{DISCLOSURE}") in links
    assert 4 == response.headers["link"].count('rel="describedby"')
    assert 'rel="license"' in response.headers["link"]


def test_alternate_links_lead_to_the_alternates(client: TestClient) -> None:
    """The relative links in the header, resolved against the request, answer with the type they promise."""
    response = client.get(f"/doc{DISCLOSURE}.html")
    for link in response.headers["link"].split(", "):
        if 'rel="alternate"' in link:
            target, media_type = link.split(">")[0][1:], link.rpartition('type="')[2].rstrip('"')
            found = client.get(str(response.url.join(target)))
            assert media_type == found.headers["content-type"].partition(";")[0]


@pytest.mark.parametrize("page", ["0", "-1", "x", "９", "9999999", "2"])
def test_pages_that_are_not_there(client: TestClient, page: str) -> None:
    """A page number that is none, or beyond the last page, is not found."""
    assert 404 == client.get(f"/doc{DISCLOSURE}.ttl", params={"page": page}).status_code


@pytest.mark.parametrize(
    ("graph", "address"),
    [
        ("catalog", "/catalog"),
        ("codes", "/code"),
        ("findings", "/findings"),
        ("ontology", "/def"),
        ("shapes", "/shapes"),
    ],
)
def test_named_graphs_are_dereferenced(client: TestClient, graph: str, address: str) -> None:
    """The IRI of a shared graph leads to the document that holds it, and so does its /doc address."""
    plain = client.get(f"/id/graph/{graph}", headers={"Accept": "text/html"})
    data = client.get(f"/id/graph/{graph}", headers={"Accept": "text/turtle"})
    moved = client.get(f"/doc/graph/{graph}.ttl")
    assert (303, address) == (plain.status_code, plain.headers["location"])
    assert (303, f"{address}.ttl") == (data.status_code, data.headers["location"])
    assert (308, f"{address}.ttl") == (moved.status_code, moved.headers["location"])
    assert 200 == client.get(f"{address}.ttl").status_code
