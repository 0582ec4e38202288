"""The W3C's tests of the protocol, as its manifest says them: the names in both editions, the requests in the present one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import httpx
import pytest
from pyoxigraph import BlankNode, Dataset, NamedNode, RdfFormat, parse

from tests.w3c.suite import ABSENT, suite
from tests.web.protocol_requests import ANSWERED, BOOLEAN, GRAPH, REFUSED, TABULAR

FOUND = suite()
if FOUND is None:
    pytest.skip(ABSENT, allow_module_level=True)
HT, CNT = "http://www.w3.org/2011/http#", "http://www.w3.org/2011/content#"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
FORMATS = {"boolean": BOOLEAN, "tabular": TABULAR, "RDF": GRAPH}
MANIFEST = FOUND.folders["sparql11"] / "protocol" / "manifest.ttl"
STATED = Dataset(parse(path=MANIFEST, format=RdfFormat.TURTLE, base_iri=FOUND.iri(MANIFEST)))

Node = NamedNode | BlankNode


@dataclass(frozen=True)
class Exchange:
    """A request of the manifest, and what is expected of the answer."""

    request: Node

    def send(self, client: httpx.Client) -> httpx.Response:
        body = next(iter(objects(self.request, f"{HT}body")), None)
        return client.request(
            text(self.request, f"{HT}methodName"),
            text(self.request, f"{HT}absolutePath").replace("/sparql/", "/sparql"),
            headers=self._headers(),
            content=text(body, f"{CNT}chars").encode(text(body, f"{CNT}characterEncoding")) if body else None,
        )

    def expected(self, name: str) -> set[str]:
        response = objects(self.request, f"{HT}resp")[0]
        return {term.value for term in objects(response, f"{MF}{name}")}

    def _headers(self) -> Mapping[str, str]:
        heads = objects(self.request, f"{HT}headers")
        return {
            text(header, f"{HT}fieldName"): text(header, f"{HT}fieldValue")
            for head in heads
            for header in members(head)
        }


def objects(subject: Node, predicate: str) -> Sequence[Node]:
    quads = STATED.quads_for_subject(subject)
    return [quad.object for quad in quads if quad.predicate.value == predicate]


def text(subject: Node, predicate: str) -> str:
    return objects(subject, predicate)[0].value


def members(head: Node) -> Iterator[Node]:
    while head.value != f"{RDF}nil":
        yield from objects(head, f"{RDF}first")
        head = objects(head, f"{RDF}rest")[0]


def names() -> Iterator[NamedNode]:
    """The tests that are about queries, and those that every endpoint must refuse."""
    for quad in STATED.quads_for_object(NamedNode(f"{MF}ProtocolTest")):
        if short(quad.subject).startswith(("query_", "bad_")):
            yield quad.subject


def short(name: NamedNode) -> str:
    return name.value.rpartition("#")[2]


def exchanges() -> Iterator[object]:
    for name in sorted(names(), key=short):
        for action in objects(name, f"{MF}action"):
            [requests] = [members(head) for head in objects(action, f"{HT}requests")]
            yield from (pytest.param(Exchange(request), id=short(name)) for request in requests)


def test_our_table_has_every_test() -> None:
    """The requests that are sent whether or not the suites are here bear the names of all tests of queries."""
    assert {short(name) for name in names()} == ANSWERED.keys() | REFUSED.keys()


@pytest.mark.skipif(
    FOUND.edition == "recommendation", reason="this edition names the tests but has no requests"
)
@pytest.mark.parametrize("exchange", list(exchanges()))
def test_protocol(suite_client: httpx.Client, exchange: Exchange) -> None:
    """A request is answered with the status, the kind of format and the truth value that the manifest expects."""
    response = exchange.send(suite_client)
    statuses = {status.rpartition("#StatusCode")[2] for status in exchange.expected("expectedStatus")}
    assert f"{response.status_code // 100}xx" in statuses, response.text
    media_type = response.headers["content-type"].partition(";")[0]
    assert all(media_type in FORMATS[format] for format in exchange.expected("expectedFormat"))
    if exchange.expected("expectedBoolean"):
        assert {"true"} == exchange.expected("expectedBoolean")
        assert response.json()["boolean"]
