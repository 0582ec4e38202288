"""`/metrics`, and the counting behind it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from prometheus_client.openmetrics import parser as openmetrics
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from budgetgraph import __version__
from budgetgraph.queries.limits import Limits
from budgetgraph.releases.publication import Publication
from budgetgraph.settings import Publisher
from budgetgraph.web.app import create_app
from budgetgraph.web.http.cache import ByteCache
from tests.web.publication import release_sample
from tests.web.server import serving

SMALL = "SELECT * { ?s ?p ?o } LIMIT 3"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?a != ?i) }"

Values = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def values(text: str) -> Values:
    """Each value by its name and labels."""
    families = text_string_to_metric_families(text)
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in families
        for sample in family.samples
    }


def value(found: Values, name: str, **labels: str) -> float:
    return found.get((f"budgetgraph_{name}", tuple(sorted(labels.items()))), 0.0)


def outcomes(found: Values) -> dict[str, float]:
    """How many queries ended in which way, without those in which none did."""
    name = "budgetgraph_queries_total"
    return {dict(labels)["outcome"]: count for (n, labels), count in found.items() if n == name and count}


@pytest.fixture
def client(publication: Path) -> Iterator[TestClient]:
    """An application of its own for each test, that has counted nothing yet."""
    limits = Limits(query_timeout=3, query_size=1)
    headers = {"Accept-Encoding": "identity"}
    with TestClient(create_app(publication, limits), headers=headers) as client:
        yield client


def scraped(client: TestClient) -> Values:
    return values(client.get("/metrics").text)


def test_nothing_is_counted_twice_or_forgotten(client: TestClient) -> None:
    """An answer, the same from the cache, one that the client has, one that ended early, and two that are none."""
    first = client.get("/sparql", params={"query": SMALL})
    client.get("/sparql", params={"query": SMALL})
    client.get("/sparql", params={"query": SMALL}, headers={"If-None-Match": first.headers["etag"]})
    assert 504 == client.get("/sparql", params={"query": ENDLESS}).status_code
    client.get("/sparql", params={"query": LARGE})
    client.get("/sparql", params={"query": "SELECT"})
    client.get("/sparql", params={"query": "ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"})
    found = scraped(client)
    expected = {
        "answered": 1,
        "cached": 1,
        "not_modified": 1,
        "time": 1,
        "truncated": 1,
        "malformed": 1,
        "refused": 1,
    }
    assert expected == outcomes(found)
    assert (1, 0) == tuple(value(found, "queries_truncated_total", limit=limit) for limit in ("size", "time"))


def test_a_client_that_has_the_answer_is_counted_when_it_was_forgotten_here(client: TestClient) -> None:
    """A validator that is still true needs no evaluation, be the answer in the cache or not."""
    etag = client.get("/sparql", params={"query": SMALL}).headers["etag"]
    client.app.state.follower.served.answers = ByteCache(0)  # type: ignore[attr-defined]
    other = client.get("/sparql", params={"query": SMALL}, headers={"If-None-Match": etag})
    assert (304, {"answered": 1, "not_modified": 1}) == (other.status_code, outcomes(scraped(client)))


def test_evaluated_answers_are_measured(client: TestClient) -> None:
    """Seconds, the wait, rows and bytes of the one that was evaluated; the cached one is no evaluation."""
    size = len(client.get("/sparql", params={"query": SMALL}).content)
    client.get("/sparql", params={"query": SMALL})
    found = scraped(client)
    counts = [
        value(found, f"query_{name}_count") for name in ("seconds", "waiting_seconds", "rows", "answer_bytes")
    ]
    sums = (value(found, "query_rows_sum"), value(found, "query_answer_bytes_sum"))
    assert ([1, 1, 1, 1], (3, size)) == (counts, sums)
    assert 0 < value(found, "query_seconds_sum") < 30
    assert 2 * size == value(found, "http_response_bytes_total", address="sparql")


@pytest.mark.parametrize(
    ("path", "address", "status"),
    [
        ("/", "home", "200"),
        ("/findings.ttl", "findings", "200"),
        ("/doc/nothing/like/this.ttl", "doc", "404"),
        ("/.well-known/void", "well-known", "200"),
        ("/static/style.css", "static", "200"),
        ("/sparql?update=x", "sparql", "403"),
        ("/wp-login.php", "other", "404"),
        ("/x" * 1000, "other", "404"),
    ],
)
def test_requests_are_counted_by_kind(client: TestClient, path: str, address: str, status: str) -> None:
    """By the address' first part where there is such an address: what a client makes up is no label."""
    client.get(path)
    found = scraped(client)
    assert 1 == value(found, "http_requests_total", address=address, status=status)
    assert 1 == sum(count for (name, _), count in found.items() if name == "budgetgraph_http_requests_total")


def test_requests_below_the_base_are_of_the_same_kinds(tmp_path: Path) -> None:
    """Whether or not a proxy removes the path of the base IRI."""
    publisher = Publisher(base="https://example.org/budget")
    release_sample(tmp_path / "publication", tmp_path / "build", publisher=publisher)
    with TestClient(create_app(tmp_path / "publication")) as client:
        for path in ("/budget/health", "/health"):
            assert 200 == client.get(path).status_code
        assert 404 == client.get("/budgets").status_code
        found = scraped(client)
        assert 2 == value(found, "http_requests_total", address="health", status="200")
        assert 1 == value(found, "http_requests_total", address="other", status="404")


def test_it_names_software_and_release(client: TestClient, publication: Path) -> None:
    """As labels of values that are always 1."""
    found = scraped(client)
    version = Publication(publication).current().version
    assert 1 == value(found, "build_info", version=__version__)
    assert 1 == value(found, "release_info", version=version)


def test_it_shows_the_pool(client: TestClient) -> None:
    """At rest nothing runs or waits in any lane; the processes are those that /health counts; none was lost."""
    queries = client.get("/health").json()["queries"]
    found = scraped(client)
    lanes = ("quick", "probation", "lingering", "long")
    assert {0.0} == {
        value(found, f"queries_{w}", lane=lane) for w in ("running", "waiting") for lane in lanes
    }
    assert 0 < value(found, "query_workers") == queries["workers"]
    assert 0 == value(found, "query_workers_lost_total") == queries["workers_lost"]


def test_openmetrics_for_whoever_accepts_it(client: TestClient) -> None:
    """The library's other format is served with its own type and is sound."""
    response = client.get("/metrics", headers={"Accept": "application/openmetrics-text; version=1.0.0"})
    assert response.headers["content-type"].startswith("application/openmetrics-text; version=1.0.0")
    families = {family.name for family in openmetrics.text_string_to_metric_families(response.text)}
    assert {"budgetgraph_queries", "budgetgraph_query_seconds", "budgetgraph_release"} <= families


@pytest.mark.parametrize("accept", ["text/html", "", "application/openmetrics-text; version=latest", "\xff"])
def test_plain_text_for_all_others(client: TestClient, accept: str) -> None:
    """Browsers and broken clients get the plain format, and no cache keeps it."""
    response = client.get("/metrics", headers={"Accept": accept.encode("latin-1")})
    assert "text/plain; version=0.0.4; charset=utf-8" == response.headers["content-type"]
    assert "no-store" == response.headers["cache-control"]
    assert values(response.text)


def test_applications_count_for_themselves(client: TestClient, publication: Path) -> None:
    """A second application in the same process begins with nothing."""
    client.get("/sparql", params={"query": SMALL})
    with TestClient(create_app(publication)) as other:
        assert {} == outcomes(scraped(other))
    assert {"answered": 1} == outcomes(scraped(client))


def test_several_processes_tell_one_sum(
    publication: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever process is asked tells what all have done; their common folder goes when they do."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("BUDGETGRAPH_QUERY_QUICK", "1")  # and one worker to spare, in each process
    with serving(publication, "--workers", "2") as server:
        until_workers(server.address, 4)
        for number in range(12):
            # A connection of its own each time, so that both processes get some.
            assert 200 == httpx.get(f"{server.address}/sparql?query=ASK {{ ?s ?p {number} }}").status_code
        sums = [outcomes(values(httpx.get(f"{server.address}/metrics").text)) for _ in range(6)]
        counting = list(tmp_path.glob("budgetgraph-metrics-*/counter_*.db"))
    assert [{"answered": 12.0}] * 6 == sums
    assert 2 == len(counting)
    assert [] == list(tmp_path.glob("budgetgraph-metrics-*"))


def until_workers(address: str, expected: int) -> None:
    """Asks until all processes of the server have shown how many workers they have."""
    patience = time.monotonic() + 30
    workers = 0.0
    while workers != expected:
        assert time.monotonic() < patience, f"{workers} workers"
        workers = value(values(httpx.get(f"{address}/metrics").text), "query_workers")


COUNTING = """
import json, os
from budgetgraph.queries.pool import State
from budgetgraph.web.monitoring.metrics import Metrics, shared_folder

metrics = Metrics(shared_folder())
metrics.kept(200)
metrics.show(State({"quick": 1}, {"quick": 0}, workers=3, lost=1))
print(json.dumps(metrics.render("", "r")[0].decode()))
"""


def test_a_process_that_died_leaves_its_counts_only(tmp_path: Path) -> None:
    """What it did stays in the sums; what it was doing does not."""
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    command = [sys.executable, "-c", COUNTING]
    found: Values = {}
    for _ in range(2):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        found = values(json.loads(done.stdout))
    assert {"cached": 2.0} == outcomes(found)
    assert 2 == value(found, "query_workers_lost_total")
    assert (3, 1) == (value(found, "query_workers"), value(found, "queries_running", lane="quick"))
