"""The manners of HTTP: validators, HEAD, OPTIONS, CORS, compression, security headers."""

from __future__ import annotations

import gzip

import pytest
from starlette.testclient import TestClient

from tests.web.publication import DOCUMENT, KEY

DOC = f"/doc/disclosure/{KEY}"
PATHS = [
    "/",
    DOC,
    f"{DOC}.ttl",
    f"{DOC}.html",
    f"{DOC}/project/01.jsonld",
    "/def",
    "/def.ttl",
    "/def/context.jsonld",
    "/code",
    "/code/line-item",
    "/code/line-item/training.ttl",
    "/shapes",
    "/findings",
    "/coverage",
    "/coverage.csv",
    "/findings.ttl",
    "/catalog",
    "/catalog.ttl",
    f"/source/{DOCUMENT}",
    f"/source/{DOCUMENT}.txt",
    "/sparql",
    "/sitemap.xml",
    "/.well-known/void",
    "/dumps/",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_second_look_costs_nothing(client: TestClient, path: str) -> None:
    """Every document has a strong validator that names the release, and answers 304 to whoever has it."""
    first = client.get(path)
    etag = first.headers["etag"]
    second = client.get(path, headers={"If-None-Match": f'"other", {etag}'})
    assert 200 == first.status_code
    assert etag.startswith('"20')
    assert (304, b"", etag) == (second.status_code, second.content, second.headers["etag"])
    assert first.headers["vary"] == second.headers["vary"]


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_the_body(client: TestClient, path: str) -> None:
    """HEAD has the headers of GET, the length included, and no body."""
    get, head = client.get(path), client.head(path)
    ignored = {"date"}
    assert {k: v for k, v in get.headers.items() if k not in ignored} == {
        k: v for k, v in head.headers.items() if k not in ignored
    }
    assert b"" == head.content


@pytest.mark.parametrize(
    "path", [*PATHS, f"/id/disclosure/{KEY}", "/health", "/robots.txt", "/static/style.css"]
)
def test_options_says_what_is_possible(client: TestClient, path: str) -> None:
    """OPTIONS answers everywhere, also as the preflight of a script of another origin."""
    response = client.options(
        path, headers={"Origin": "https://a.example", "Access-Control-Request-Method": "GET"}
    )
    assert 204 == response.status_code
    assert {"GET", "HEAD", "OPTIONS"} <= set(response.headers["allow"].split(", "))
    assert "*" == response.headers["access-control-allow-origin"]


def test_the_endpoint_takes_posts(client: TestClient) -> None:
    """Only /sparql knows POST."""
    assert "POST" in client.options("/sparql").headers["allow"]
    assert "POST" not in client.options("/").headers["allow"]


@pytest.mark.parametrize("path", [*PATHS, "/nothing", f"/id/disclosure/{KEY}"])
def test_every_answer_may_be_read_from_anywhere_and_run_nothing(client: TestClient, path: str) -> None:
    """CORS is open; nothing is sniffed, framed or run that is not ours — on errors too."""
    headers = client.get(path).headers
    assert "*" == headers["access-control-allow-origin"]
    assert "nosniff" == headers["x-content-type-options"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]


def test_a_packed_body_is_the_same_body_with_its_own_validator(client: TestClient) -> None:
    """gzip is used when it is accepted, and 304 then needs the validator of the packed representation."""
    plain = client.get(f"{DOC}.ttl")
    packed = client.get(f"{DOC}.ttl", headers={"Accept-Encoding": "gzip"})
    whatever = client.get(f"{DOC}.ttl", headers={"Accept-Encoding": "*"})
    refused = client.get(f"{DOC}.ttl", headers={"Accept-Encoding": "gzip;q=0, identity"})
    assert ("gzip", plain.content) == (packed.headers["content-encoding"], packed.content)
    assert packed.headers["etag"] == whatever.headers["etag"]
    assert plain.headers["etag"] != packed.headers["etag"]
    assert "content-encoding" not in refused.headers
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert len(gzip.compress(plain.content)) < len(plain.content)


def test_a_date_will_do_instead_of_a_validator(client: TestClient) -> None:
    """If-Modified-Since is honoured when it is the very date, and overruled by If-None-Match."""
    modified = client.get(f"{DOC}.ttl").headers["last-modified"]
    since = {"If-Modified-Since": modified}
    later = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    assert 304 == client.get(f"{DOC}.ttl", headers=since).status_code
    assert 200 == client.get(f"{DOC}.ttl", headers=since | {"If-None-Match": '"x"'}).status_code
    assert 200 == client.get(f"{DOC}.ttl", headers=later).status_code


def test_any_validator_matches_the_star(client: TestClient) -> None:
    """If-None-Match: * asks whether there is anything at all."""
    assert 304 == client.get(f"{DOC}.ttl", headers={"If-None-Match": "*"}).status_code


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_documents_cannot_be_written(client: TestClient, method: str) -> None:
    """405 with the methods that are possible."""
    response = client.request(method, DOC, headers={"Accept": "application/json"})
    assert (405, "GET, HEAD, OPTIONS") == (response.status_code, response.headers["allow"])
    assert "GET" in response.json()["hint"]


def test_two_representations_never_share_a_validator(client: TestClient) -> None:
    """ETags differ between formats of the same document."""
    etags = {
        client.get(f"{DOC}.{suffix}").headers["etag"] for suffix in ("html", "ttl", "jsonld", "nt", "rdf")
    }
    assert 5 == len(etags)


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/sparql?query=" + "a" * 60_000, {}, 414),
        ("/" + "a" * 60_000, {}, 414),
        ("/sparql?query=ASK{}", {"Accept": "text/csv, " * 10_000}, 431),
    ],
)
def test_what_is_too_long_is_not_kept(
    client: TestClient, path: str, headers: dict[str, str], status: int
) -> None:
    """Addresses and headers that nobody has a use for are refused before anything remembers them."""
    response = client.get(path, headers=headers)
    assert (status, "*") == (response.status_code, response.headers["access-control-allow-origin"])
