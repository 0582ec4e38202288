"""How /sparql can be asked, over real HTTP: methods, pages elsewhere, media types and sizes of what is sent."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

import httpx
import pytest

from tests.web.asking import ASK, CONSTRUCT, JSON, SELECT, ask, media_type

PAGE = "http://portal.example"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"


def test_head_is_get_without_the_body(endpoint: httpx.Client) -> None:
    """HEAD has the status and the media type of GET, and nothing after the headers."""
    for query in (SELECT, CONSTRUCT, "SELECT"):
        got = ask(endpoint, query)
        head = endpoint.head("/sparql", params={"query": query})
        assert (got.status_code, media_type(got)) == (head.status_code, media_type(head))
        assert b"" == head.content


def test_options_names_the_methods(endpoint: httpx.Client) -> None:
    """OPTIONS says what the endpoint can be asked with, without asking anything."""
    response = endpoint.options("/sparql")
    assert 204 == response.status_code
    assert {"GET", "HEAD", "OPTIONS", "POST"} == set(response.headers["allow"].split(", "))


def test_pages_elsewhere_may_ask(endpoint: httpx.Client) -> None:
    """CORS: the preflight of a POST with a media type of its own is granted to every page, without credentials."""
    preflight = endpoint.options(
        "/sparql",
        headers={
            "Origin": PAGE,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type, accept",
        },
    )
    granted = {name.strip().lower() for name in preflight.headers["access-control-allow-headers"].split(",")}
    assert 204 == preflight.status_code
    assert "*" == preflight.headers["access-control-allow-origin"]
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert granted >= {"content-type", "accept"}
    assert "access-control-allow-credentials" not in preflight.headers


@pytest.mark.parametrize("query", [SELECT, "SELECT", "CLEAR ALL"])
def test_pages_elsewhere_may_read_the_answer(endpoint: httpx.Client, query: str) -> None:
    """CORS: answers may be read by every page, also those that say what is wrong."""
    response = ask(endpoint, query, {"Origin": PAGE})
    assert "*" == response.headers["access-control-allow-origin"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods(endpoint: httpx.Client, method: str) -> None:
    """405, with the methods that there are."""
    response = endpoint.request(method, "/sparql", params={"query": ASK})
    assert 405 == response.status_code
    assert {"GET", "HEAD", "OPTIONS", "POST"} == set(response.headers["allow"].split(", "))


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/json", "multipart/form-data; boundary=x", None]
)
def test_bodies_that_are_no_queries(endpoint: httpx.Client, content_type: str | None) -> None:
    """415, with the media types in which a query can be sent."""
    headers = {"Content-Type": content_type} if content_type else {}
    response = endpoint.post("/sparql", content=ASK.encode(), headers=headers)
    assert 415 == response.status_code
    assert {FORM, DIRECT} == set(response.headers["accept-post"].split(", "))


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        (DIRECT, 200),
        (f"{DIRECT}; charset=utf-8", 200),
        (f'{DIRECT};charset="UTF-8"', 200),
        (DIRECT.upper(), 200),
        (f"{DIRECT}; charset=utf-16", 415),
        (f"{DIRECT}; charset=gb18030", 415),
        (f"{DIRECT}; charset=nonsense", 415),
    ],
)
def test_character_sets_of_queries(endpoint: httpx.Client, content_type: str, status: int) -> None:
    """A query is UTF-8, whether or not its media type says so; 415 when it says otherwise."""
    response = endpoint.post("/sparql", content=ASK.encode(), headers={"Content-Type": content_type})
    assert status == response.status_code


@pytest.mark.parametrize(("charset", "status"), [("utf-8", 200), ("UTF-8", 200), ("gb18030", 415)])
def test_character_sets_of_forms(endpoint: httpx.Client, charset: str, status: int) -> None:
    """A form is UTF-8, too: many libraries say so in its media type."""
    body = urlencode({"query": 'ASK { FILTER (STRLEN("预算") = 2) }'}).encode()
    response = endpoint.post(
        "/sparql", content=body, headers={"Content-Type": f"{FORM}; charset={charset}", "Accept": JSON}
    )
    assert status == response.status_code
    assert status != 200 or response.json()["boolean"]


def test_a_body_that_is_too_large(endpoint: httpx.Client) -> None:
    """413, and the sentence says what is the most."""
    response = endpoint.post("/sparql", content=b"#" * 4_000_000, headers={"Content-Type": DIRECT})
    assert 413 == response.status_code
    assert "kB" in response.json()["detail"]


def test_a_long_address(endpoint: httpx.Client) -> None:
    """A query of 24 kB can be sent in the address, as programs do that only know GET."""
    query = f"{ASK} #{'长' * 2_600}"
    assert len(quote(query)) > 23_000
    assert 200 == ask(endpoint, query).status_code


def test_a_long_query(endpoint: httpx.Client) -> None:
    """A query of 200 kB, here a list of 2,200 names, is answered when it is posted; in a form, too."""
    names = " ".join(f'"{number:04}{"预算单位" * 7}"' for number in range(2_200))
    query = f"SELECT (COUNT(*) AS ?n) {{ VALUES ?name {{ {names} }} }}"
    assert len(query.encode()) > 200_000
    posted = endpoint.post("/sparql", content=query.encode(), headers={"Content-Type": DIRECT})
    sent = endpoint.post("/sparql", data={"query": query})
    assert ["2200", "2200"] == [r.json()["results"]["bindings"][0]["n"]["value"] for r in (posted, sent)]


def test_a_query_longer_than_is_answered(endpoint: httpx.Client) -> None:
    """A query of 900 kB is refused in a sentence that says what is the most, and is not an error of ours."""
    response = endpoint.post(
        "/sparql", content=f"{ASK} #{'x' * 900_000}".encode(), headers={"Content-Type": DIRECT}
    )
    assert response.status_code in (403, 413)
    assert re.search(r"at most [\d,]+", response.json()["detail"])
