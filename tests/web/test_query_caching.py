"""Answers that are kept, here and by clients."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from budgetgraph.queries.limits import Limits
from budgetgraph.web.app import create_app
from budgetgraph.web.http.stored_answers import is_volatile
from tests.web.publication import KEY, TEXT, release_sample

NAMES = "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s ?o LIMIT 100"
GRAPH = f"CONSTRUCT {{ ?s ?p ?o }} {{ VALUES ?s {{ <http://localhost:8000/id/disclosure/{KEY}> }} ?s ?p ?o }}"
LARGE = "SELECT ?s ?o { { SELECT * { ?s ?p ?o } LIMIT 4000 } ?a a bg:BudgetProject }"
FINDINGS = "http://localhost:8000/id/graph/findings"


@pytest.fixture
def asked(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries that are evaluated from now on."""
    pool, queries = client.app.state.pool, []
    ask = pool.ask
    monkeypatch.setattr(pool, "ask", lambda job, *rest: queries.append(job.query) or ask(job, *rest))
    return queries


def test_a_repeated_query_is_answered_from_memory(client: TestClient, asked: list[str]) -> None:
    """Byte for byte like the first time, with the same headers, and evaluated once."""
    query = f"{NAMES} # repeated"
    first, second = (client.get("/sparql", params={"query": query}) for _ in range(2))
    assert (200, first.content, first.headers) == (second.status_code, second.content, second.headers)
    assert [query] == asked


@pytest.mark.parametrize("query", [NAMES, LARGE, GRAPH])
@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}'])
def test_a_client_that_has_it_is_told_so(client: TestClient, asked: list[str], query: str, form: str) -> None:
    """304 without a body and without evaluation, from whichever server it was; large answers from the second time on."""
    etag = [client.get("/sparql", params={"query": query}).headers.get("etag") for _ in range(2)][1]
    asked.clear()
    again = client.get("/sparql", params={"query": query}, headers={"If-None-Match": form.format(etag)})
    assert (304, b"", etag) == (again.status_code, again.content, again.headers["etag"])
    assert "Accept" in again.headers["vary"]
    assert [] == asked


def test_a_validator_is_enough(client: TestClient, asked: list[str], publication: Path) -> None:
    """A server that has not seen the query yet knows from the validator that the answer is the same."""
    query = f"{NAMES} # elsewhere"
    etag = client.get("/sparql", params={"query": query}).headers["etag"]
    with TestClient(create_app(publication), headers={"Accept-Encoding": "identity"}) as other:
        other.app.state.pool.ask = None
        again = other.get("/sparql", params={"query": query}, headers={"If-None-Match": etag})
    assert 304 == again.status_code


def test_any_validator_is_none_before_there_is_an_answer(client: TestClient) -> None:
    """`If-None-Match: *` is no way to have a query that does not parse taken for one that has an answer."""
    headers = {"If-None-Match": "*"}
    query = f"{NAMES} # any"
    answers = [client.get("/sparql", params={"query": query}, headers=headers).status_code for _ in range(2)]
    assert [304, 304] == answers
    assert 400 == client.get("/sparql", params={"query": "SELECT nonsense"}, headers=headers).status_code


def test_whatever_decides_about_the_bytes_has_its_own_validator(client: TestClient) -> None:
    """Query, format, coding and the protocol's dataset."""
    asked = [
        ({"query": NAMES}, {}),
        ({"query": NAMES + " "}, {}),
        ({"query": NAMES, "format": "csv"}, {}),
        ({"query": NAMES}, {"Accept": "application/sparql-results+xml"}),
        ({"query": NAMES}, {"Accept-Encoding": "gzip"}),
        ({"query": NAMES}, {"Accept-Encoding": "br"}),
        ({"query": NAMES}, {"Accept-Encoding": "zstd"}),
        ({"query": NAMES, "default-graph-uri": FINDINGS}, {}),
        ({"query": NAMES, "named-graph-uri": FINDINGS}, {}),
    ]
    answers = [client.get("/sparql", params=params, headers=headers) for params, headers in asked]
    assert len(asked) == len({answer.headers["etag"] for answer in answers})
    assert {"Accept, Accept-Encoding"} == {answer.headers["vary"] for answer in answers}
    assert [None] * 4 + ["gzip", "br", "zstd"] == [a.headers.get("content-encoding") for a in answers[:7]]


def test_the_same_question_in_another_way(client: TestClient) -> None:
    """A form and a direct POST get the same bytes as the address, and the same validator."""
    answers = [
        client.get("/sparql", params={"query": NAMES}),
        client.post("/sparql", data={"query": NAMES}),
        client.post("/sparql", content=NAMES, headers={"Content-Type": "application/sparql-query"}),
    ]
    assert 1 == len({answer.content for answer in answers})
    assert 1 == len({answer.headers["etag"] for answer in answers})


def test_a_form_is_answered_whatever_its_client_has(client: TestClient) -> None:
    """304 is for GET and HEAD: a POST is answered in full (RFC 9110, section 13.1.2)."""
    etag = client.post("/sparql", data={"query": NAMES}).headers["etag"]
    again = client.post("/sparql", data={"query": NAMES}, headers={"If-None-Match": etag})
    assert (200, etag) == (again.status_code, again.headers["etag"])


def test_a_mistake_is_one_also_when_the_answer_is_known(client: TestClient) -> None:
    """A POST without a body is refused, though a GET of the same address was answered."""
    params = {"query": f"{NAMES} # mistake"}
    assert [200, 415] == [
        client.get("/sparql", params=params).status_code,
        client.post("/sparql", params=params).status_code,
    ]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (NOW() AS ?x) {}",
        "SELECT (now ( ) AS ?x) {}",
        "SELECT (NOW# or never\n() AS ?x) {}",
        "SELECT (UUID() AS ?x) {}",
        "SELECT (STRUUID() AS ?x) {}",
        "SELECT (RAND() AS ?x) {}",
        "SELECT (1 AS ?x) { FILTERRAND() }",
        "SELECT (IF(true,1,rand()) AS ?x) {}",
    ],
)
def test_what_changes_is_not_kept(client: TestClient, query: str) -> None:
    """Time and chance are asked anew each time, however they are written."""
    assert is_volatile(query)
    first = client.get("/sparql", params={"query": query})
    assert (200, "no-store", None) == (
        first.status_code,
        first.headers["cache-control"],
        first.headers.get("etag"),
    )


def test_what_changes_does_change(client: TestClient) -> None:
    """Two answers to the same query about chance differ."""
    answers = [client.get("/sparql", params={"query": "SELECT (STRUUID() AS ?x) {}"}).text for _ in range(2)]
    assert answers[0] != answers[1]


@pytest.mark.parametrize("query", [NAMES, LARGE, GRAPH, "ASK {}", "SELECT (RAND() < 2 AS ?x) {}"])
@pytest.mark.parametrize("coding", ["identity", "br"])
def test_head_is_like_get(client: TestClient, query: str, coding: str) -> None:
    """HEAD has the headers of GET, both times, and no body."""
    for _ in range(2):
        head = client.head("/sparql", params={"query": query}, headers={"Accept-Encoding": coding})
        assert b"" == head.content
        got = client.get("/sparql", params={"query": query}, headers={"Accept-Encoding": coding})
        assert 200 == head.status_code == got.status_code
    last = client.head("/sparql", params={"query": query}, headers={"Accept-Encoding": coding})
    lengths = [response.headers.get("content-length") for response in (last, got)]
    assert dict(got.headers) == dict(last.headers)
    assert lengths[0] == lengths[1]


def test_errors_are_not_kept(client: TestClient, asked: list[str]) -> None:
    """A query that fails is tried again."""
    for _ in range(2):
        response = client.get("/sparql", params={"query": "SELECT (<http://example.org/f>(1) AS ?x) {}"})
        assert (400, "no-store") == (response.status_code, response.headers["cache-control"])
    assert 2 == len(asked)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[TestClient, Path]]:
    release_sample(tmp_path / "publication", tmp_path / "build")
    app = create_app(tmp_path / "publication", Limits(query_size=1))
    with TestClient(app, headers={"Accept-Encoding": "identity"}) as client:
        yield client, tmp_path / "publication"


def test_a_new_release_has_new_answers(own: tuple[TestClient, Path], tmp_path: Path) -> None:
    """After the switch the old validator is not honoured, and nothing comes from what was kept of the old one."""
    client, publication = own
    query = "SELECT ?v { <http://localhost:8000/id/catalog> dcterms:modified|dcterms:issued|dcat:version ?v } LIMIT 9"
    before = client.get("/sparql", params={"query": query})
    release_sample(publication, tmp_path / "second", text=TEXT + "补充\n")
    after = client.get("/sparql", params={"query": query}, headers={"If-None-Match": before.headers["etag"]})
    assert 200 == before.status_code == after.status_code
    assert before.headers["etag"] != after.headers["etag"]


def test_half_an_answer_is_never_kept(own: tuple[TestClient, Path]) -> None:
    """What a limit cut has no validator and may not be kept, however often it is asked."""
    client, _ = own
    for _ in range(3):
        response = client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"})
        assert "truncated" in response.json()
        assert ("no-store", None) == (response.headers["cache-control"], response.headers.get("etag"))
    assert 0 == len(client.app.state.follower.served.answers)
