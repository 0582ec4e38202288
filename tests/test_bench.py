"""The benchmarks run: short, and with nothing asserted about speed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parents[1] / "bench"
SERVERS = ("budgetgraph", "oxigraph")  # the other peer would have to be fetched from a package index
BRIEFLY = {
    "triples": 1,
    "clients": 2,
    "rounds": 1,
    "seconds": 1,
    "rows": 10_000,
    "attack-seconds": 1,
    "wait": 1,
}


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCH / program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def measured(tmp_path_factory) -> dict[str, Any]:
    """What bench/serving.py writes."""
    folder = tmp_path_factory.mktemp("serving")
    briefly = [text for name, value in BRIEFLY.items() for text in (f"--{name}", value)]
    done = run(
        "serving.py", "--servers", *SERVERS, "--results", folder, "--cache", folder / "cache", *briefly
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    assert 4 == done.stdout.count("| --- |")
    return json.loads((folder / "serving.json").read_text(encoding="utf-8"))


@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    """A server that answers everything, and the list of what it has been asked for."""
    targets: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            targets.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    class Listener(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A load ends in the middle of a request."""

    with Listener(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, targets
        server.shutdown()


def test_the_trip_is_measured(tmp_path: Path) -> None:
    """bench/trip.py times every arrow, cold and warm, and writes what it prints."""
    done = run("trip.py", "--runs", 1, "--results", tmp_path)
    assert 0 == done.returncode, done.stderr
    figures = json.loads((tmp_path / "trip.json").read_text(encoding="utf-8"))
    for arrow in ("read", "extract", "map", "validate", "load", "whole trip", "memory"):
        assert figures["cold"][arrow] > 0
        assert figures["warm"][arrow] > 0
    assert "| whole trip |" in done.stdout


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="memory is read from /proc")
def test_many_disclosures_are_measured(tmp_path: Path) -> None:
    """bench/hundredfold.py publishes copies, weighs the release, and every page that it asks for answers."""
    done = run("hundredfold.py", "--disclosures", 2, "--results", tmp_path)
    assert 0 == done.returncode, done.stderr
    figures = json.loads((tmp_path / "hundredfold.json").read_text(encoding="utf-8"))
    assert (2, {}) == (figures["counts"]["disclosures"], figures["absent"])
    assert min(figures["seconds"].values()) > 0
    assert min(figures["mib"].values()) > 0


def test_the_servers_answer_every_question_under_load(measured) -> None:
    """bench/serving.py gets good answers to all six questions from both servers, and equally many rows."""
    assert 2 * 6 == len(measured["rates"])
    assert {0} == {load["failures"] for load in measured["rates"]}
    look_ups = [load["per_second"] for load in measured["rates"] if "look-up" in load["question"]]
    assert 4 == len(look_ups)
    assert min(look_ups) > 0
    rows = {name: answer["rows"] for name, answer in measured["answers"].items()}
    assert min(rows.values()) > 0
    assert rows["large CONSTRUCT, budgetgraph"] > 10_000  # the whole disclosure, not a few of its triples


def test_the_overhead_of_a_query_is_measured(measured) -> None:
    """The same queries are timed in the engine alone and over HTTP."""
    for question in ("look-up", "star join", "aggregate", "large CONSTRUCT"):
        assert measured["overhead"][f"{question}, in this process"] > 0
        assert measured["overhead"][f"{question}, over HTTP"] > 0


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="memory is read from /proc")
def test_the_memory_of_a_long_answer_is_measured(measured) -> None:
    """Both servers give all the rows that were asked for, and their memory is seen."""
    for server in SERVERS:
        assert 10_000 == measured["memory"][server]["rows"]
        assert measured["memory"][server]["peak_mib"] >= measured["memory"][server]["at_rest_mib"] > 0


def test_the_good_client_is_measured_at_rest_and_under_attack(measured) -> None:
    """At rest every question is answered; under attack the questions and the failures are counted."""
    for server in SERVERS:
        siege = measured["attack"][server]
        assert 0 == siege["at_rest"]["failed"]
        assert 0 < siege["at_rest"]["median_ms"] <= siege["at_rest"]["p99_ms"]
        assert siege["under_attack"]["asked"] > 0
        assert siege["told"]


@pytest.mark.parametrize("generator", ["wrk", "client.py"])
def test_no_question_is_asked_twice(generator, listener, monkeypatch) -> None:
    """Both load generators put another number into each request, within one load and in the next."""
    monkeypatch.syspath_prepend(BENCH)
    import load
    from variation import varied

    if generator == "wrk" and not shutil.which("wrk"):
        pytest.skip("wrk is not installed")
    monkeypatch.setattr(load.shutil, "which", lambda name: name if generator == "wrk" else None)
    port, targets = listener
    for _ in range(2):
        figures = load.put_load(
            port, "/?~NUMBER~/~DEPARTMENT~/~PROJECT~", "*/*", connections=2, seconds=1, departments=3
        )
        assert 0 == figures.failures
        assert figures.per_second > 0
    assert len(targets) == len(set(targets))
    for target in targets[:100]:
        number = int(re.match(r"/\?(\d+)/", target)[1])
        assert varied("/?~NUMBER~/~DEPARTMENT~/~PROJECT~", number, departments=3) == target


def test_a_peer_that_cannot_be_installed_says_why(tmp_path, monkeypatch) -> None:
    """Where no environment can be made, that is one sentence, and not the end of the run."""
    monkeypatch.syspath_prepend(BENCH)
    import peers

    monkeypatch.setattr(peers.sys, "executable", str(tmp_path / "no-python"))
    with pytest.raises(peers.NoPeers, match="environment cannot be made"):
        peers.peers_environment(tmp_path / "cache")


def test_the_peers_are_pinned_by_hash() -> None:
    """bench/peers.lock pins rdflib-endpoint and all that it needs, each with hashes and without an address."""
    lock = (BENCH / "peers.lock").read_text(encoding="utf-8")
    assert "rdflib-endpoint==0.6.3 \\\n    --hash=sha256:" in lock
    pinned = re.findall(r"^(\S+)==.*\\\n    --hash=sha256:", lock, re.MULTILINE)
    assert re.findall(r"^(\S+)==", lock, re.MULTILINE) == pinned
    assert "://" not in lock


@pytest.mark.parametrize("host", ["192.0.2.1", "example.org"])
def test_the_load_generator_stays_on_this_machine(host: str) -> None:
    """bench/client.py refuses every address that is not on loopback."""
    done = run("client.py", host, 80, "/", "*/*", 1, 1)
    assert 0 != done.returncode
    assert "loopback" in done.stderr
