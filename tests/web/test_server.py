"""`budgetgraph serve` as a process, asked over real connections."""

from __future__ import annotations

import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import rdflib

from tests.web.publication import KEY, release_sample
from tests.web.server import COMMAND, Server, serving

DOC = f"/doc/disclosure/{KEY}"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?a != ?i) }"


@pytest.fixture(scope="module")
def http(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.address, timeout=30) as http:
        yield http


def test_it_says_where_it_is_and_how_to_stop_it(server: Server) -> None:
    """The greeting has the release, the address and the key to press."""
    assert "Release 20" in server.greeting
    assert "http://localhost:" in server.greeting
    assert "Ctrl+C" in server.greeting
    assert "publish with BUDGETGRAPH_BASE=http://localhost:" in server.greeting, "its data is for port 8000"


def test_a_thing_is_dereferenced_over_http(http: httpx.Client) -> None:
    """From the IRI's path through the redirect to the Turtle of the thing."""
    response = http.get(f"/id/disclosure/{KEY}", headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert [303] == [step.status_code for step in response.history]
    assert "text/turtle; charset=utf-8" == response.headers["content-type"]
    assert f"<http://localhost:8000/id/disclosure/{KEY}>" in response.text


def test_a_library_follows_the_redirect(server: Server) -> None:
    """rdflib, given the IRI, finds the data by itself."""
    graph = rdflib.Graph().parse(f"{server.address}/id/disclosure/{KEY}/project/01")
    assert (rdflib.URIRef(f"http://localhost:8000/id/disclosure/{KEY}/project/01"), None, None) in graph


def test_head_sends_no_body(http: httpx.Client) -> None:
    """HEAD is answered with the length of what GET would send, and the connection stays usable."""
    length = http.head(f"{DOC}.ttl", headers={"Accept-Encoding": "identity"}).headers["content-length"]
    assert int(length) == len(http.get(f"{DOC}.ttl", headers={"Accept-Encoding": "identity"}).content)


def test_options_and_304_over_http(http: httpx.Client) -> None:
    """Preflights and revalidation have no body either."""
    etag = http.get(f"{DOC}.ttl").headers["etag"]
    again = http.get(f"{DOC}.ttl", headers={"If-None-Match": etag})
    assert (204, 304, b"") == (http.options(DOC).status_code, again.status_code, again.content)


def test_queries_over_http(http: httpx.Client) -> None:
    """POST of a query as it is."""
    headers = {"Content-Type": "application/sparql-query", "Accept": "text/csv"}
    response = http.post(
        "/sparql", content=f"ASK {{ <http://localhost:8000/id/disclosure/{KEY}> ?p ?o }}", headers=headers
    )
    assert (200, "true") == (response.status_code, response.text.strip())


def test_the_server_keeps_its_name_to_itself(http: httpx.Client) -> None:
    """No header tells which software to attack."""
    assert "server" not in http.get("/").headers


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_it_stops_cleanly(publication: Path, number: signal.Signals, workers: str) -> None:
    """Both signals end it with exit code 0 and a word, whether it is one process or several."""
    with serving(publication, "--workers", workers) as server:
        assert 200 == httpx.get(f"{server.address}/health").status_code
        assert (0, "Stopped.\n", "") == server.stop(number)


def test_an_endless_query_neither_blocks_nor_keeps_it_alive(publication: Path) -> None:
    """While it runs, pages and short queries are answered; told to stop, the server stops, and says so to the asker."""
    answers: list[int] = []
    with serving(publication) as server:

        def ask() -> None:
            answers.append(
                httpx.get(f"{server.address}/sparql", params={"query": ENDLESS}, timeout=60).status_code
            )

        asker = threading.Thread(target=ask)
        asker.start()
        short = httpx.get(
            f"{server.address}/sparql", params={"query": "ASK { ?s a bg:Disclosure }"}, timeout=10
        )
        page = httpx.get(f"{server.address}{DOC}", timeout=10)
        code, output, _ = server.stop(signal.SIGTERM)
        asker.join()
    assert (200, 200) == (short.status_code, page.status_code)
    assert (0, "Stopped.\n", [503]) == (code, output, answers)


def test_every_process_follows_a_new_release(tmp_path: Path) -> None:
    """With several processes, none of them goes on serving the old release."""
    publication = tmp_path / "publication"
    release_sample(publication, tmp_path / "first")
    with serving(publication, "--workers", "2") as server:
        before = httpx.get(f"{server.address}/health").json()["release"]
        release = release_sample(publication, tmp_path / "second")
        # A connection of its own each time, so that both processes get some.
        after = {httpx.get(f"{server.address}/health").json()["release"] for _ in range(20)}
    assert before != release.version
    assert {release.version} == after


def test_worker_processes_end_with_their_parent(publication: Path) -> None:
    """A supervisor that is killed leaves nobody behind on the port."""
    with serving(publication, "--workers", "2") as server:
        server.process.kill()
        # The workers hold the pipes too, so that these end only with the last of them.
        _, errors = server.process.communicate(timeout=30)
    assert "Traceback" not in errors
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.address}/health")


def failing(*arguments: str) -> tuple[int, str]:
    """The exit code and what is said of a server that cannot be started."""
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stderr


def test_without_a_release_it_says_how_to_publish(tmp_path: Path) -> None:
    """One sentence, exit code 1, no traceback."""
    code, error = failing(str(tmp_path))
    assert 1 == code
    assert "budgetgraph publish" in error
    assert "Traceback" not in error


def test_a_port_that_is_taken(publication: Path) -> None:
    """The message names the port and the option to choose another."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        code, error = failing(str(publication), "--port", port)
    assert 1 == code
    assert f"Port {port} on 127.0.0.1 is taken" in error
    assert "--port" in error


def test_a_host_that_is_none(publication: Path) -> None:
    """A name that leads nowhere is told as such."""
    code, error = failing(str(publication), "--host", "no.such.host.invalid", "--port", "0")
    assert 1 == code
    assert "no.such.host.invalid" in error
    assert "Traceback" not in error
