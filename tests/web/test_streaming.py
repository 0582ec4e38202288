"""Answers piece by piece: memory does not grow with them, and no half answer passes for a whole one."""

from __future__ import annotations

import csv
import io
import json
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import RdfFormat, parse

from budgetgraph.queries.limits import Limits
from budgetgraph.queries.records import notice
from tests.queries.running import children, resident
from tests.web.running import Service, running
from tests.web.server import Server

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")

PRODUCT = "SELECT ?a ?b ?c ?d { ?a ?b ?c . ?d ?e ?f }"
GRAPH = "CONSTRUCT { ?a ?e ?f } { ?a ?b ?c . ?d ?e ?f }"
TEXTS = "CONSTRUCT { ?a <x:text> ?text } { ?a ?b ?c BIND (CONCAT(REPLACE(STR(?c), '.', '0123456789'), STR(?b), '0123456789') AS ?text) }"
MIB = 1 << 20


@pytest.fixture(scope="module")
def small(publication: Path) -> Iterator[Service]:
    """One whose answers may not be larger than a mebibyte."""
    with running(publication, Limits(query_size=1, client_seconds=100_000)) as service:
        yield service


def memory(server: Server) -> dict[int, int]:
    """MiB of the service and of each of its workers, by process."""
    service = server.process.pid
    nurseries = children(service)
    return {process: resident(process) for process in [service, *(w for n in nurseries for w in children(n))]}


def get(service: Service, query: str, **headers: str) -> httpx.Response:
    return httpx.get(f"{service.address}/sparql", params={"query": query}, headers=headers, timeout=60)


@pytest.mark.parametrize("coding", ["identity", "zstd"])
def test_memory_stays_flat(server: Server, coding: str) -> None:
    """More than a million rows, some 150 MB, go through; neither the service nor a worker grows by 60 MB."""
    params = {"query": f"{PRODUCT} LIMIT 1200000"}
    headers = {"Accept": "text/tab-separated-values", "Accept-Encoding": coding}
    httpx.get(f"{server.address}/sparql", params={"query": f"{PRODUCT} LIMIT 1000"}, headers=headers)
    before = memory(server)
    rows = size = pieces = 0
    most: dict[int, int] = {}
    with httpx.stream(
        "GET", f"{server.address}/sparql", params=params, headers=headers, timeout=60
    ) as response:
        for piece in response.iter_bytes(MIB):
            rows, size, pieces = rows + piece.count(b"\n"), size + len(piece), pieces + 1
            if pieces % 8 == 1:
                most = {**most, **{one: max(now, most.get(one, 0)) for one, now in memory(server).items()}}
    usual = max(before.values())
    assert 1_200_001 == rows
    assert size > 130 * MIB
    assert {} == {one: now for one, now in most.items() if now > before.get(one, usual) + 60}


def test_the_first_rows_come_at_once(server: Server) -> None:
    """Rows of an answer that would take for ever are there, and can be read, while it is still evaluated."""
    for coding in ("identity", "gzip", "br", "zstd"):
        headers = {"Accept": "text/csv", "Accept-Encoding": coding}
        params = {"query": f"{PRODUCT} # {coding}"}
        with httpx.stream("GET", f"{server.address}/sparql", params=params, headers=headers) as response:
            assert "content-length" not in response.headers
            assert next(response.iter_lines()) == "a,b,c,d"


@pytest.mark.parametrize("accept", ["text/csv", "application/sparql-results+json", "application/n-triples"])
def test_compressed_streams_say_the_same(server: Server, accept: str) -> None:
    """Every coding decodes to the same bytes, which are those of the answer as it is."""
    query = f"{GRAPH} LIMIT 30000" if "triples" in accept else f"{PRODUCT} LIMIT 10000"
    bodies = set()
    for coding in ("identity", "gzip", "br", "zstd"):
        headers = {"Accept": accept, "Accept-Encoding": coding}
        response = httpx.get(f"{server.address}/sparql", params={"query": query}, headers=headers, timeout=60)
        assert coding == response.headers.get("content-encoding", "identity")
        bodies.add(response.content)
    assert 1 == len(bodies)
    assert len(bodies.pop()) > MIB // 2


def test_cut_json(small: Service) -> None:
    """At the limit it ends well-formed, says so, and is not to be kept."""
    response = get(small, PRODUCT, Accept="application/sparql-results+json")
    answer = json.loads(response.content)
    assert {"limit": "size", "notice": notice("size")} == answer["truncated"]
    assert all({"a", "b", "c", "d"} == set(row) for row in answer["results"]["bindings"])
    assert 0.9 * MIB < len(response.content) < 1.1 * MIB
    assert ("no-store", None) == (response.headers["cache-control"], response.headers.get("etag"))


def test_cut_xml(small: Service) -> None:
    """XML has a comment for it."""
    response = get(small, PRODUCT, Accept="application/sparql-results+xml")
    assert notice("size") in response.text
    assert len(ET.fromstring(response.content)[1]) > 1000


@pytest.mark.parametrize(
    ("media_type", "format"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_cut_graphs(small: Service, media_type: str, format: RdfFormat) -> None:
    """So have Turtle, N-Triples and RDF/XML."""
    response = get(small, GRAPH, Accept=media_type)
    assert notice("size") in response.text
    assert len(list(parse(response.content, format=format))) > 1000


@pytest.mark.parametrize(
    ("query", "media_type"),
    [(PRODUCT, "text/csv"), (PRODUCT, "text/tab-separated-values"), (GRAPH, "application/ld+json")],
)
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_formats_without_a_notice_break_off(small: Service, query: str, media_type: str, coding: str) -> None:
    """Where the document cannot say that it is cut, the transfer is: every client notices."""
    with pytest.raises(httpx.RemoteProtocolError):
        get(small, query, Accept=media_type, **{"Accept-Encoding": coding})


@pytest.mark.parametrize("media_type", ["text/turtle", "application/ld+json"])
def test_what_is_known_before_stands_in_the_header(small: Service, media_type: str) -> None:
    """An answer that is cut before it begins has the limit in a header, in every format."""
    response = get(small, TEXTS, Accept=media_type)
    assert (200, "size") == (response.status_code, response.headers["budgetgraph-truncated"])
    assert 1000 < len(response.content) < 4 * MIB


def test_csv_is_read_by_csv_readers(server: Server) -> None:
    """A streamed answer is one document: as many records as rows, each with all columns."""
    response = httpx.get(
        f"{server.address}/sparql", params={"query": f"{PRODUCT} LIMIT 20000", "format": "csv"}, timeout=60
    )
    records = list(csv.reader(io.StringIO(response.text, newline="")))
    assert (20_001, {4}) == (len(records), set(map(len, records)))
