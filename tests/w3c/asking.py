"""How a test of the suites is asked: of the endpoint by the protocol, or of the engine itself."""

from __future__ import annotations

import zlib
from pathlib import Path

import httpx
from pyoxigraph import NamedNode, Store

from tests.w3c.answers import Answer, answer_of
from tests.w3c.suite import Case

EMPTY = "http://www.w3.org/2009/sparql/docs/tests/empty"
"""A graph that is not there: the default graph of a test that has none."""

_FORMATS = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".srj": "application/sparql-results+json",
}
_TABLES = ("application/sparql-results+json", "application/sparql-results+xml", "text/tab-separated-values")
_GRAPHS = ("text/turtle", "application/n-triples")


def ask(client: httpx.Client, case: Case) -> httpx.Response:
    """The endpoint's response: the query with the IRI of its file as the base, of the test's graphs."""
    query = case.text if case.kind == "refused" else f"BASE <{case.iri}>\n{case.text}"
    return client.post(
        "/sparql",
        params=_dataset(case),
        content=query.encode(),
        headers={"Content-Type": "application/sparql-query", "Accept": _accept(case)},
    )


def ask_engine(store: Path, case: Case) -> Answer:
    """What the engine itself says of the same store; raises `SyntaxError` for what it cannot read."""
    dataset = _dataset(case)
    default, named = dataset["default-graph-uri"], dataset["named-graph-uri"]
    chosen = bool(default or named)
    result = Store.read_only(str(store)).query(
        case.text,
        base_iri=case.iri,
        default_graph=[NamedNode(graph) for graph in default] if chosen else None,
        named_graphs=[NamedNode(graph) for graph in named] if chosen else None,
    )
    return answer_of(result)


def _dataset(case: Case) -> dict[str, list[str]]:
    """The graphs in the words of the protocol; nothing for a query that names its graphs itself."""
    if case.has_own_dataset:
        return {"default-graph-uri": [], "named-graph-uri": []}
    default = list(case.default_graphs) or [EMPTY]
    return {"default-graph-uri": default, "named-graph-uri": list(case.named_graphs)}


def _accept(case: Case) -> str:
    """The format that the test is about; otherwise one of several, always the same for a test."""
    suffix = case.result.suffix if case.result else ""
    if suffix in _FORMATS:
        return _FORMATS[suffix]
    number = zlib.crc32(case.name.encode())
    return f"{_TABLES[number % 3]}, {_TABLES[0]};q=0.5, {_GRAPHS[number % 2]}"
