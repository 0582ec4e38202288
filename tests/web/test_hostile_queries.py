"""Queries and clients that would hurt the service, over HTTP."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from budgetgraph.queries.limits import Limits
from budgetgraph.queries.pool import Pool
from tests.queries.running import children, is_alive, resident
from tests.web.running import Service, running, until
from tests.web.server import serving

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")

PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i ."
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} FILTER (?a != ?i) }}"
STREAM = f"SELECT * {{ {PRODUCT} }}"
SHORT = "ASK { ?s a bg:Disclosure }"
DIRECT = {"Content-Type": "application/sparql-query"}
LIMITS = Limits(query_timeout=0.6, query_memory=640, client_seconds=100_000, client_queries=8)
FILLED = " ".join("9" * 9 for _ in range(9_000))


@pytest.fixture(scope="module")
def service(publication: Path) -> Iterator[Service]:
    with running(publication, LIMITS) as service:
        yield service


@pytest.fixture(scope="module")
def patient(publication: Path) -> Iterator[Service]:
    """One whose queries end by themselves after the tests' time only."""
    with running(publication, Limits(query_timeout=600.0, client_queries=8)) as service:
        yield service


def ask(service: Service, query: str, **headers: str) -> httpx.Response:
    return httpx.post(
        f"{service.address}/sparql", content=query.encode(), headers={**DIRECT, **headers}, timeout=60
    )


def is_well(service: Service) -> bool:
    return ask(service, SHORT).json()["boolean"]


def running_queries(pool: Pool) -> int:
    state = pool.state
    return sum(state.running.values()) + sum(state.waiting.values())


def test_endless_queries_end(service: Service) -> None:
    """504 with the time, in the format that was asked for; the next query is answered."""
    response = ask(service, ENDLESS, Accept="application/json")
    assert (504, "application/problem+json") == (response.status_code, response.headers["content-type"])
    assert (0.6, True) == (response.json()["seconds"], "0.6 seconds" in response.json()["detail"])
    assert is_well(service)


def test_memory_is_limited(publication: Path) -> None:
    """507 with the limit; the next query is answered."""
    doublings = " ".join(f"BIND (CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
    with running(publication, Limits(query_timeout=60, query_memory=512)) as service:
        response = ask(service, f'SELECT (STRLEN(?x40) AS ?n) {{ BIND ("0123456789" AS ?x0) {doublings} }}')
        assert (507, True) == (response.status_code, "512 MiB" in response.json()["detail"])
        assert is_well(service)


@pytest.mark.parametrize(
    ("query", "statuses"),
    [
        ("SELECT * {" + " UNION ".join(["{ ?s ?p ?o }"] * 10_000) + "}", {413}),
        ("SELECT * " + "{" * 20_000 + "}" * 20_000, {403}),
        ("SELECT (" + "(" * 20_000 + "1" + ")" * 20_000 + " AS ?x) {}", {403}),
        ("SELECT * { ?s ?p " + "[ ?p " * 20_000 + "1" + "]" * 20_000 + "}", {413}),
        ("SELECT * { ?s " + "(" * 20_000 + "<x:a>" + ")" * 20_000 + " ?o }", {403}),
        ("SELECT * { ?s " + "!" * 4_000 + "<x:a> ?o }", {400}),
        ("SELECT (" + "!" * 4_900 + "true AS ?x) {}", {200, 400, 500, 504, 507}),
        ("SELECT (1" + "+1" * 4_900 + " AS ?x) {}", {200, 500, 504, 507}),
        ("SELECT * { ?s <x:a>" + "/<x:a>" * 4_900 + " ?o }", {403}),
        ("SELECT * { ?s a" + "/a" * 4_900 + " ?o }", {200, 500, 504, 507}),
        ("SELECT * { ?s a" + "|a" * 4_900 + " ?o }", {200, 500, 504, 507}),
        ("SELECT * {" + " ?s ?p ?o ." * 9_000 + "}", {200, 500, 504, 507}),
        ("SELECT " + " ".join(f"?v{n}" for n in range(7_000)) + " {" + " ?v0 ?p ?o" + "}", {200}),
        (f"SELECT (COUNT(*) AS ?n) {{ VALUES ?x {{ {FILLED} }} }}", {200}),
        (
            f"SELECT (COUNT(*) AS ?n) {{ VALUES ?x {{ {FILLED} }} VALUES ?y {{ 1 }} ?x ?x ?y }}",
            {200, 400, 500, 504},
        ),
        ("SELECT * { ?s ?p '" + "a" * 1_000_000 + "' }", {413}),
        ("#" * 1_000_000, {413}),
        ("SELECT * { ?s ?p ?o } #" + "#" * 2_000_000, {413}),
        ("ASK { FILTER(" + "EXISTS { FILTER(" * 90 + "true" + ") }" * 90 + ") }", {200, 403, 504, 507}),
        ("SELECT * {} " + "GROUP BY ?x HAVING " * 3_000, {400}),
        ("\ufeffSELECT * {}", {200, 400}),
        ("SELECT ('\x00' AS ?x) {}", {200}),
        ("SELECT ('\\uD800' AS ?x) {}", {400}),
        ("", {400}),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_queries_that_break_parsers(service: Service, query: str, statuses: set[int]) -> None:
    """Gigantic and deeply nested ones get a clear answer, and the service lives."""
    response = ask(service, query)
    assert response.status_code in statuses
    if response.status_code != 200:
        assert response.json()["detail"]
    assert is_well(service)


def test_no_spelling_of_service_gets_out(service: Service) -> None:
    """However it is written, nobody at that address is called."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        target = f"<http://127.0.0.1:{listener.getsockname()[1]}/sparql>"
        spellings = [
            f"SELECT * {{ SERVICE {target} {{ ?s ?p ?o }} }}",
            f"SELECT * {{ service silent {target} {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE#c\n{target}#c\n{{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICESILENT{target}{{ ?s ?p ?o }} }}",
            f"PREFIX s: {target} SELECT * {{ SERVICE s: {{ ?s ?p ?o }} }}",
            f"SELECT * {{ BIND ({target} AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
            f"SELECT * {{ \\u0053ERVICE {target} {{ ?s ?p ?o }} }}",
            f"SELECT * {{ S\\U00000045RVICE {target} {{ ?s ?p ?o }} }}",
            f"ASK {{ FILTER EXISTS {{ SERVICE {target} {{ ?s ?p ?o }} }} }}",
            f"SELECT * {{ {{ SELECT * {{ FILTER(trueSERVICE {target} {{ ?s ?p ?o }} ) }} }} }}",
            f"SELECT * {{ FILTER(?a<?b&&?c='>SERVICE {target} {{ ?s ?p ?o }}'>1) SERVICE {target} {{ ?s ?p ?o }} }}",
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ OPTIONAL {{ SERVICE {target} {{ ?s ?p ?o }} }} }}",
        ]
        assert {400, 403} >= {ask(service, query).status_code for query in spellings}
        assert 200 == ask(service, f"SELECT * {{ ?s ?p 'SERVICE' }} # SERVICE {target} {{").status_code
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.parametrize(
    "query", ["SELECT * FROM {} { ?s ?p ?o }", "SELECT * FROM NAMED {} {{ GRAPH ?g {{ ?s ?p ?o }} }}"]
)
def test_graphs_are_not_fetched(service: Service, query: str) -> None:
    """FROM names graphs of the store; one that is not there is empty."""
    for source in ("<file:///etc/passwd>", "<http://127.0.0.1:9/>"):
        response = ask(service, query.replace("{}", source, 1).replace("{{", "{").replace("}}", "}"))
        assert (200, []) == (response.status_code, response.json()["results"]["bindings"])


def test_workers_that_are_killed_are_not_missed(service: Service) -> None:
    """All workers at once, or the process that makes them: the next query is answered."""
    assert is_well(service)
    nursery = service.pool._workforce.processes._nursery.pid
    for killed in (children(nursery), [nursery]):
        assert killed
        for process in killed:
            os.kill(process, signal.SIGKILL)
        until(lambda killed=killed: not any(map(is_alive, killed)))
        until(lambda query=f"{SHORT} # {killed}": ask(service, query).status_code == 200)


def test_too_many_of_one_client(patient: Service) -> None:
    """429 with the time to wait; another client is answered."""
    headers = {"X-Forwarded-For": "192.0.2.1"}
    with httpx.Client(base_url=patient.address, timeout=60, headers=headers) as http:
        sent = [open_request(patient, f"{ENDLESS} # {n}", "192.0.2.1") for n in range(8)]
        until(lambda: running_queries(patient.pool) == 8)
        refused = http.get("/sparql", params={"query": SHORT + "#"})
        assert (429, True) == (refused.status_code, int(refused.headers["retry-after"]) > 0)
        assert (
            200
            == http.get(
                "/sparql", params={"query": SHORT + "##"}, headers={"X-Forwarded-For": "192.0.2.2"}
            ).status_code
        )
        for connection in sent:
            connection.close()
    until(lambda: running_queries(patient.pool) == 0)


def open_request(service: Service, query: str, client: str = "192.0.2.1") -> socket.socket:
    """A connection over which a query was sent, and from which nothing is read."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", service.port))
    head = f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: {client}\r\n\r\n"
    connection.sendall(head.encode())
    return connection


@pytest.mark.parametrize("query", [ENDLESS, STREAM, f"CONSTRUCT {{ ?a ?e ?i }} {{ {PRODUCT} }}"])
def test_whoever_goes_away_frees_the_worker(
    patient: Service, query: str, caplog: pytest.LogCaptureFixture
) -> None:
    """In mid-query or in mid-stream: what nobody waits for is not evaluated, and nothing is logged about it."""
    connection = open_request(patient, query)
    until(lambda: running_queries(patient.pool) == 1)
    if query is not ENDLESS:
        assert connection.recv(100).startswith(b"HTTP/1.1 200")
    connection.close()
    until(lambda: running_queries(patient.pool) == 0)
    assert is_well(patient)
    assert [] == [record.getMessage() for record in caplog.records if record.exc_info]


def test_whoever_reads_nothing_costs_little(publication: Path) -> None:
    """Answers that are not read are not evaluated further: little is held, and others are answered."""
    with serving(publication) as server:
        service = Service(None, server.address, int(server.address.rpartition(":")[2]))
        assert is_well(service)
        before = resident(server.process.pid)
        deaf = [open_request(service, f"{STREAM} # {n}", f"192.0.2.{n}") for n in range(40)]
        for connection in deaf[:10]:
            assert connection.recv(10) == b"HTTP/1.1 2"
        assert all(is_well(service) for _ in range(20))
        assert resident(server.process.pid) < before + 60
        for connection in deaf:
            connection.close()


def test_many_bad_clients_starve_no_good_one(service: Service) -> None:
    """While a hundred clients ask endless queries, all queries of another are answered."""
    assert is_well(service)
    bad = [open_request(service, f"{ENDLESS} # {n}", f"10.0.0.{n}") for n in range(100)]
    answers = [ask(service, f"{SHORT} # {n}").status_code for n in range(20)]
    for connection in bad:
        connection.close()
    assert [200] * 20 == answers


def test_nothing_runs_on_when_the_service_has_stopped(publication: Path) -> None:
    """Neither worker nor nursery, though queries are being evaluated; their clients are told."""
    with running(publication, Limits(query_timeout=600.0)) as service:
        statuses: list[int] = []
        asker = threading.Thread(target=lambda: statuses.append(ask(service, ENDLESS).status_code))
        asker.start()
        until(lambda: running_queries(service.pool) == 1)
        nursery = service.pool._workforce.processes._nursery.pid
        until(lambda: len(children(nursery)) > 1)
        processes = [nursery, *children(nursery)]
    asker.join()
    assert len(processes) > 1
    assert [] == [process for process in processes if is_alive(process)]
    assert [503] == statuses


def test_what_a_format_cannot_hold(service: Service) -> None:
    """A graph that cannot be written in RDF/XML is no fault of ours: 406, with what can be done."""
    query = "CONSTRUCT { ?s <http://example.org/1> ?o } { ?s ?p ?o }"
    response = ask(service, query, Accept="application/rdf+xml")
    assert (406, "Ask for Turtle.") == (response.status_code, response.json()["hint"])
