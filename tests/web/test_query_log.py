"""The log of queries."""

from __future__ import annotations

import json
import logging
import signal
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from budgetgraph.errors import SettingsError
from budgetgraph.queries.clients import Client
from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.job import End, Head, Job
from budgetgraph.queries.limits import Limits
from budgetgraph.web.app import create_app
from budgetgraph.web.monitoring.entry import Entry, entry_of
from budgetgraph.web.monitoring.query_log import (
    QueryLog,
    QueryLogSettings,
    line,
    open_query_log,
    read_query_log,
)
from tests.web.server import COMMAND, serving

LOGGER = "budgetgraph.query_log"
SMALL = "SELECT * { ?s ?p ?o } LIMIT 3"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?a != ?i) }"
NOW = datetime(2026, 11, 26, 12, 0, 0, 5_000, tzinfo=UTC)
ENTRY = Entry(
    query=SMALL,
    outcome="answered",
    status=200,
    kind="solutions",
    format="json",
    encoding=None,
    lane="quick",
    seconds=0.0012345678,
    waited=0.0,
    rows=3,
    size=700,
    limit=None,
    cut=False,
)


def entry(query: str) -> Entry:
    exchange = Exchange(Job(query), Client("192.0.2.1", 0.0), Path("store"), asked=1.0)
    exchange.fail("malformed")
    return entry_of(exchange, 1.0)


@pytest.fixture
def client(
    publication: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    monkeypatch.delenv("BUDGETGRAPH_QUERY_LOG", raising=False)
    caplog.set_level(logging.INFO, LOGGER)
    with TestClient(create_app(publication, Limits(query_timeout=3, query_size=1))) as client:
        yield client


@pytest.fixture
def opened() -> Iterator[None]:
    """Has the log as it was, afterwards."""
    yield
    open_query_log(QueryLogSettings("off"))


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [json.loads(record.getMessage()) for record in caplog.records if record.name == LOGGER]


def test_an_evaluated_query_is_one_line(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """With figures, and without the query or whoever asked it; the cached answer after it is none."""
    size = len(client.get("/sparql", params={"query": SMALL}).content)
    client.get("/sparql", params={"query": SMALL})
    (said,) = lines(caplog)
    measured = {name: said.pop(name) for name in ("time", "seconds", "waited", "lane")}
    expected = {
        "query": blake2b(SMALL.encode(), digest_size=8).hexdigest(),
        "outcome": "answered",
        "status": 200,
        "kind": "solutions",
        "format": "json",
        "encoding": None,
        "rows": 3,
        "size": size,
        "limit": None,
        "cut": False,
    }
    assert expected == said
    assert 0 < measured["seconds"] < 30
    assert 0 <= measured["waited"] < 30
    assert UTC.utcoffset(None) == datetime.fromisoformat(measured["time"]).utcoffset()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (ENDLESS, ("time", 504, "time")),
        (LARGE, ("truncated", 200, "size")),
        ("SELECT", ("malformed", 400, None)),
        ("ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", ("refused", 403, None)),
        ("CONSTRUCT WHERE { ?s ?p 0 }", ("not_acceptable", 406, None)),
    ],
)
def test_what_became_of_it(
    client: TestClient,
    caplog: pytest.LogCaptureFixture,
    query: str,
    expected: tuple[str, int, str | None],
) -> None:
    """Outcome, status and the limit that was met."""
    accept = {"Accept": "application/sparql-results+json"}
    response = client.get("/sparql", params={"query": query}, headers=accept)
    (said,) = lines(caplog)
    assert expected == (said["outcome"], response.status_code, said["limit"])
    assert response.status_code == said["status"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("memory", ("memory", 507, "memory")),
        ("unfit", ("not_acceptable", 406, None)),
        ("service", ("service", 502, None)),
        ("overloaded", ("overloaded", 503, "overloaded")),
        ("too many", ("too_many", 429, "too_many")),
        ("gone", ("gone", None, "gone")),
        ("crashed", ("crashed", 500, None)),
        ("damaged", ("failed", 500, None)),
    ],
)
def test_failures_have_names(name: str, expected: tuple[str, int | None, str | None]) -> None:
    """Each way to fail is told from the others; what nobody foresaw is a failure, too."""
    exchange = Exchange(Job(SMALL), Client("192.0.2.1", 0.0), Path("store"), asked=1.0)
    exchange.fail(name)
    made = entry_of(exchange, 3.0)
    assert (*expected, None, 2.0) == (made.outcome, made.status, made.limit, made.seconds, made.waited)


@pytest.mark.parametrize(
    ("end", "cut"), [(None, True), (End(whole=False, truncated="size"), True), (End(), False)]
)
def test_an_answer_that_broke_off_is_marked(end: End | None, cut: bool) -> None:
    """It began with 200; whether it came to its end is another matter."""
    exchange = Exchange(Job(SMALL), Client("192.0.2.1", 0.0), Path("store"), asked=1.0)
    exchange.head, exchange.end = Head("JSON_LD", "gzip"), end
    if end is None:
        exchange.fail("gone")
    made = entry_of(exchange, 3.0)
    assert (200, "graph", "jsonld", "gzip", cut) == (
        made.status,
        made.kind,
        made.format,
        made.encoding,
        made.cut,
    )


@pytest.mark.parametrize(("detail", "expected"), [("off", []), ("summary", [None]), ("text", ["SELECT\n"])])
def test_the_publisher_decides_what_is_logged(
    publication: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    detail: str,
    expected: list[str | None],
) -> None:
    """Nothing, a line without the query, or with it."""
    monkeypatch.setenv("BUDGETGRAPH_QUERY_LOG", detail)
    caplog.set_level(logging.INFO, LOGGER)
    with TestClient(create_app(publication)) as client:
        client.get("/sparql", params={"query": "SELECT\n"})
    assert expected == [said.get("text") for said in lines(caplog)]
    assert "testclient" not in caplog.text


@given(st.text())
@example('ASK {}\n{"time": "2026-11-26", "outcome": "answered"}')
@example('"} \r\n\x85\u2028\u2029\x0b\x0c\x1b[2J\x9b2J\u202e\u200b\U000e0041')
@example("\ud800")
def test_no_query_can_forge_a_line(query: str) -> None:
    """Whatever the text is, it stays within its line, obeys no terminal, and can be read back."""
    said = line(entry(query), NOW, with_text=True)
    assert said.isprintable()
    assert [said] == said.splitlines()
    assert query == json.loads(said)["text"]


def test_chinese_stays_readable() -> None:
    """What can be printed is not escaped."""
    assert "秦皇岛" in line(entry("# 秦皇岛"), NOW, with_text=True)


def test_an_endless_text_is_cut() -> None:
    """No more of a query is written than a query may have."""
    assert len(line(entry("x" * 1_000_000), NOW, with_text=True)) < 101_000


def test_the_form_of_a_line() -> None:
    """JSON, the time first, in UTC."""
    assert (
        '{"time": "2026-11-26T12:00:00.005+00:00", "query": "63489611bdc1ab1d", "outcome": "answered", '
        '"status": 200, "kind": "solutions", "format": "json", "encoding": null, "lane": "quick", '
        '"seconds": 0.001235, "waited": 0.0, "rows": 3, "size": 700, "limit": null, "cut": false}'
    ) == line(ENTRY, NOW)


def test_a_file_may_be_moved_away(tmp_path: Path, opened) -> None:
    """As logrotate does it: the next line is the first of a new file."""
    file, moved = tmp_path / "queries.log", tmp_path / "queries.log.1"
    open_query_log(QueryLogSettings("summary", file))
    QueryLog().write(ENTRY)
    file.rename(moved)
    QueryLog().write(ENTRY)
    QueryLog().write(ENTRY)
    assert (1, 2) == tuple(len(path.read_text("utf-8").splitlines()) for path in (moved, file))


def test_settings_of_the_environment(tmp_path: Path) -> None:
    """Two variables; by default a summary on standard error."""
    environment = {"BUDGETGRAPH_QUERY_LOG": "text", "BUDGETGRAPH_QUERY_LOG_FILE": str(tmp_path / "log")}
    assert QueryLogSettings("text", tmp_path / "log") == read_query_log(environment)
    assert QueryLogSettings("summary", None) == read_query_log({})


def test_impossible_settings_are_told(tmp_path: Path, opened) -> None:
    """An unknown word, a folder that is not there: an error that names the variable."""
    with pytest.raises(SettingsError, match="BUDGETGRAPH_QUERY_LOG: 'all'"):
        read_query_log({"BUDGETGRAPH_QUERY_LOG": "all"})
    with pytest.raises(SettingsError, match="BUDGETGRAPH_QUERY_LOG_FILE: "):
        open_query_log(QueryLogSettings("text", tmp_path / "nowhere" / "log"))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_serve_writes_the_file(
    publication: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    """Each process of the server adds its lines to the file, and says nothing of queries on standard error."""
    file = tmp_path / "queries.log"
    monkeypatch.setenv("BUDGETGRAPH_QUERY_LOG", "text")
    monkeypatch.setenv("BUDGETGRAPH_QUERY_LOG_FILE", str(file))
    with serving(publication, "--workers", workers) as server:
        for number in range(6):
            httpx.get(f"{server.address}/sparql", params={"query": f"ASK {{ ?s ?p {number} }}"})
        _, _, errors = server.stop(signal.SIGTERM)
    texts = [json.loads(said)["text"] for said in file.read_text("utf-8").splitlines()]
    assert [f"ASK {{ ?s ?p {number} }}" for number in range(6)] == texts
    assert "" == errors


def test_serve_writes_to_standard_error(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless a file is named, as a line that is nothing but JSON."""
    monkeypatch.setenv("BUDGETGRAPH_QUERY_LOG", "summary")
    with serving(publication) as server:
        httpx.get(f"{server.address}/sparql", params={"query": "ASK {"})
        _, _, errors = server.stop(signal.SIGTERM)
    assert "malformed" == json.loads(errors)["outcome"]


def test_serve_tells_of_an_impossible_setting(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence and exit code 1, before it listens."""
    monkeypatch.setenv("BUDGETGRAPH_QUERY_LOG", "everything")
    command = [*COMMAND, str(publication), "--port", "0", "--workers", "2"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (1, "") == (done.returncode, done.stdout)
    assert "BUDGETGRAPH_QUERY_LOG: 'everything' is no way" in done.stderr
    assert "Traceback" not in done.stderr
