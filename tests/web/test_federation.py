"""SERVICE, for endpoints that the publisher lists: another server of ours is the endpoint."""

from __future__ import annotations

import contextlib
import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from budgetgraph.errors import SettingsError
from budgetgraph.queries.federation import MOST_BYTES, read_services
from tests.web.server import serving

LABELS = "SELECT ?p ?label { ?p a bg:BudgetProject SERVICE <%s> { ?p skos:prefLabel ?label } }"
SILENT = "SELECT ?p ?label { ?p a bg:BudgetProject SERVICE SILENT <%s> { ?p skos:prefLabel ?label } }"
MOODS = ("moved", "broken", "nonsense", "nested", "packed", "dripping", "large", "nameless")
ONE_ROW = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"there"}}]}}'


class Stranger(BaseHTTPRequestHandler):
    """An endpoint with moods, by path; what it was asked is in `asked`."""

    asked: list[str]

    def do_POST(self) -> None:
        self.asked.append(self.path)
        self.rfile.read(int(self.headers["Content-Length"]))
        status = {"/moved": 302, "/broken": 500}.get(self.path, 200)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/secret")
        if self.path == "/packed":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.path == "/dripping":
            self._drip()
        self.wfile.write(self._content())

    def _drip(self) -> None:
        """A byte now and then, as long as anybody takes it."""
        with contextlib.suppress(OSError):
            while not self.server.over.wait(0.2):  # type: ignore[attr-defined]
                self.wfile.write(b" ")
                self.wfile.flush()

    def _content(self) -> bytes:
        if self.path == "/packed":
            return gzip.compress(ONE_ROW)
        if self.path == "/nested":
            return b'{"results":' * 100_000
        if self.path == "/nonsense":
            return b"<html>"
        if self.path == "/nameless":
            return ONE_ROW.replace(b'"literal"', b'"bnode"')
        return b" " * (MOST_BYTES + 1) if self.path == "/large" else ONE_ROW

    def log_message(self, *_args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def stranger() -> Iterator[str]:
    Stranger.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Stranger) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        server.over = threading.Event()  # type: ignore[attr-defined]
        yield f"http://127.0.0.1:{server.server_port}"
        server.over.set()  # type: ignore[attr-defined]
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def ours(publication: Path) -> Iterator[str]:
    with serving(publication) as server:
        yield f"{server.address}/sparql"


@pytest.fixture(scope="module")
def client(publication: Path, stranger: str, ours: str) -> Iterator[httpx.Client]:
    listed = [ours, "http://127.0.0.1:9/", *(f"{stranger}/{mood}" for mood in ("", *MOODS))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BUDGETGRAPH_SERVICES", " ".join(listed))
        patch.setenv("BUDGETGRAPH_QUERY_TIMEOUT", "2")
        with serving(publication) as server, httpx.Client(base_url=server.address, timeout=30) as client:
            yield client


def rows(response: httpx.Response) -> list[dict[str, str]]:
    assert 200 == response.status_code, response.text
    bindings = response.json()["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in bindings]


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.post("/sparql", data={"query": query})


def test_a_listed_endpoint_is_asked_and_joined(client: httpx.Client, ours: str) -> None:
    """Our own prefixes are declared for it, and what it gives is joined; projects without a label are none of it."""
    (row,) = rows(ask(client, LABELS % ours))
    assert "园区绿化费" == row["label"]


def test_what_it_says_may_change(client: httpx.Client, ours: str) -> None:
    """An answer that others had a part in has no validator."""
    response = ask(client, LABELS % ours)
    assert "etag" not in response.headers
    assert "no-store" == response.headers["cache-control"]


def test_an_endpoint_that_is_not_listed_is_not_asked(client: httpx.Client, stranger: str) -> None:
    """403, whether it is near the listed one or a variable's value; nothing is sent."""
    before = len(Stranger.asked)
    for query in (
        f"SELECT * {{ SERVICE <{stranger}/secret> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT <{stranger}/../secret> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ VALUES ?e {{ <{stranger}/> }} SERVICE ?e {{ ?s ?p ?o }} }}",
    ):
        assert 403 == ask(client, query).status_code
    assert before == len(Stranger.asked)


@pytest.mark.parametrize(
    ("mood", "said"),
    [
        ("moved", "status 302"),
        ("broken", "status 500"),
        ("nonsense", "JSON"),
        ("nested", "JSON"),
        ("packed", "compressed"),
        ("dripping", "within 2 seconds"),
        ("large", "4 MiB"),
        ("nameless", "blank node"),
    ],
)
def test_an_endpoint_that_fails(client: httpx.Client, stranger: str, mood: str, said: str) -> None:
    """The query fails with a sentence about it; a redirect is not followed."""
    response = ask(client, f"SELECT * {{ SERVICE <{stranger}/{mood}> {{ ?x ?y ?z }} }}")
    assert 502 == response.status_code
    assert said in response.json()["detail"]
    assert "/secret" not in Stranger.asked


def test_silent_calls_may_fail(client: httpx.Client) -> None:
    """SERVICE SILENT to where nobody listens is one empty solution, joined with the rest."""
    answered = rows(ask(client, SILENT % "http://127.0.0.1:9/"))
    assert 2 == len(answered)
    assert all("label" not in row for row in answered)


def test_nothing_is_listed_by_default(ours: str) -> None:
    """Without the setting, SERVICE is refused."""
    response = httpx.post(ours, data={"query": LABELS % ours})
    assert 403 == response.status_code


def test_the_list_is_checked() -> None:
    """What is no http(s) address is an error of the settings."""
    assert ("http://a.example/sparql", "https://b.example/") == read_services(
        {"BUDGETGRAPH_SERVICES": " http://a.example/sparql\n https://b.example/ "}
    )
    for wrong in ("file:///etc/passwd", "http://[x/", "http://a.example:port/", "http:///sparql"):
        with pytest.raises(SettingsError, match="SERVICES"):
            read_services({"BUDGETGRAPH_SERVICES": wrong})
