"""What robots and harvesters look for, and the downloads."""

from __future__ import annotations

import gzip
import hashlib
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

from budgetgraph.releases.publication import Publication
from budgetgraph.web import discovery
from budgetgraph.web.app import create_app
from tests.web.publication import DOCUMENT, KEY

BASE = "http://localhost:8000"
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def version(publication) -> str:
    return Publication(publication).current().version


def test_health(client: TestClient, version: str) -> None:
    """Whoever keeps watch learns the release and what queries do, uncached."""
    response = client.get("/health")
    assert {"status": "ok", "release": version, "queries": response.json()["queries"]} == response.json()
    assert {"running", "waiting", "workers", "workers_lost"} == set(response.json()["queries"])
    assert "no-store" == response.headers["cache-control"]


def test_robots(client: TestClient) -> None:
    """Crawlers learn where the sitemap is, and leave queries and searches alone."""
    text = client.get("/robots.txt").text
    assert f"Sitemap: {BASE}/sitemap.xml" in text
    assert "Disallow: /sparql?" in text
    assert "Disallow: /search?" in text


def test_the_sitemap_lists_pages_that_exist(client: TestClient) -> None:
    """Absolute addresses of the publisher's base, each of which answers."""
    root = ET.fromstring(client.get("/sitemap.xml").content)
    addresses = [str(element.text) for element in root.findall("s:url/s:loc", NAMESPACE)]
    assert f"{BASE}/doc/disclosure/{KEY}" in addresses
    assert f"{BASE}/doc/document/{DOCUMENT}" in addresses
    assert {200} == {client.get(address.removeprefix(BASE)).status_code for address in addresses}


def test_a_long_sitemap_is_divided(publication, monkeypatch: pytest.MonkeyPatch) -> None:
    """More pages than one sitemap holds make an index of several, which hold them all."""
    monkeypatch.setattr(discovery, "PAGES_PER_SITEMAP", 5)
    with TestClient(create_app(publication)) as client:
        index = ET.fromstring(client.get("/sitemap.xml").content)
        parts = [str(element.text) for element in index.findall("s:sitemap/s:loc", NAMESPACE)]
        pages = [ET.fromstring(client.get(part.removeprefix(BASE)).content) for part in parts]
        beyond = client.get("/sitemap.xml?page=99").status_code
    lengths = [len(page.findall("s:url", NAMESPACE)) for page in pages]
    assert ({5}, True, 404) == (set(lengths[:-1]), 0 < lengths[-1] <= 5, beyond)


def test_void(client: TestClient, version: str) -> None:
    """The well-known address describes the dataset: endpoint, dumps, vocabulary, an example."""
    response = client.get("/.well-known/void", headers={"Accept": "text/turtle"})
    said = {str(quad.object) for quad in parse(response.content, format=RdfFormat.TURTLE)}
    assert {
        f"<{BASE}/sparql>",
        f"<{BASE}/dumps/{version}/budgetgraph.nq.gz>",
        f"<{BASE}/id/disclosure/{KEY}>",
    } <= said


def test_void_for_a_browser_is_turtle(client: TestClient) -> None:
    """There is no page of it; a browser sees the Turtle, an image viewer is refused."""
    browser = client.get("/.well-known/void", headers={"Accept": "text/html"})
    assert "text/turtle; charset=utf-8" == browser.headers["content-type"]
    assert 406 == client.get("/.well-known/void", headers={"Accept": "image/png"}).status_code


def test_the_catalogue(client: TestClient) -> None:
    """The catalogue is the release's own graph, and its page lists the disclosures."""
    turtle = client.get("/catalog", headers={"Accept": "text/turtle"}).content
    subjects = {str(quad.subject) for quad in parse(turtle, format=RdfFormat.TURTLE)}
    assert f"<{BASE}/id/disclosure/{KEY}>" in subjects
    assert "示范局2020年度部门预算" in client.get("/catalog", headers={"Accept": "text/html"}).text


def test_every_download_that_the_catalogue_promises_is_there(client: TestClient) -> None:
    """Each dcat:downloadURL leads to a file."""
    turtle = client.get("/catalog.ttl").content
    download = "http://www.w3.org/ns/dcat#downloadURL"
    addresses = [
        quad.object.value
        for quad in parse(turtle, format=RdfFormat.TURTLE)
        if quad.predicate.value == download
    ]
    assert addresses
    assert {200} == {client.get(address.removeprefix(BASE)).status_code for address in addresses}


def test_a_dump_is_the_file_that_was_published(client: TestClient, publication, version: str) -> None:
    """Byte for byte, with the manifest's hash as its validator, to be kept forever, and resumed when cut off."""
    path = f"/dumps/{version}/budgetgraph.nq.gz"
    response = client.get(path)
    entry = Publication(publication).current().manifest.files["dumps/budgetgraph.nq.gz"]
    assert entry.sha256 == hashlib.sha256(response.content).hexdigest()
    assert ("application/gzip", f'"{entry.sha256}"') == (
        response.headers["content-type"],
        response.headers["etag"],
    )
    assert "immutable" in response.headers["cache-control"]
    assert "content-encoding" not in response.headers
    assert list(parse(gzip.decompress(response.content), format=RdfFormat.N_QUADS))
    partial = client.get(path, headers={"Range": "bytes=0-9"})
    assert (206, response.content[:10]) == (partial.status_code, partial.content)


def test_a_dump_is_not_sent_again(client: TestClient, version: str) -> None:
    """304 for whoever has the file."""
    path = f"/dumps/{version}/budgetgraph.nq.gz"
    etag = client.get(path).headers["etag"]
    assert 304 == client.get(path, headers={"If-None-Match": etag}).status_code


def test_files_are_listed_with_their_hashes(client: TestClient, publication, version: str) -> None:
    """The page of a release lists every public file."""
    html = client.get(f"/dumps/{version}/", headers={"Accept": "text/html"}).text
    for name, entry in Publication(publication).current().manifest.files.items():
        listed = f">{name.removeprefix('dumps/')}<" in html and entry.sha256 in html
        assert listed is not name.startswith("store/")


@pytest.mark.parametrize(
    "path",
    [
        "/dumps/1999-01-01.1/",
        "/dumps/{version}/store/CURRENT",
        "/dumps/{version}/%2e%2e/{version}/manifest.json",
        "/dumps/{version}/../../../etc/passwd",
        "/dumps/{version}/%2Fetc%2Fpasswd",
        "/dumps/{version}/nothing",
    ],
)
def test_nothing_else_can_be_downloaded(client: TestClient, version: str, path: str) -> None:
    """Neither the engine's files nor anything outside of the release."""
    assert client.get(path.format(version=version)).status_code == 404


def test_openapi_lists_the_addresses(client: TestClient) -> None:
    """The machine-readable list of addresses has the endpoint with both its methods."""
    paths = client.get("/openapi.json").json()["paths"]
    assert {"get", "post"} == set(paths["/sparql"])
    assert "path" == paths["/doc/{path}"]["get"]["parameters"][0]["name"]
