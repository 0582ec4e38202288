"""RDF answers of the server as graphs of rdflib, and the numbers that they publish beside queries for each."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph, Namespace, URIRef
from starlette.testclient import TestClient

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
BASE = "http://localhost:8000"
DATASET = URIRef(f"{BASE}/.well-known/void#dataset")


def graph_at(client: TestClient, path: str) -> Graph:
    """What is said at an address, asked for as Turtle."""
    response = client.get(path, headers={"Accept": "text/turtle"})
    assert 200 == response.status_code, f"{path}: {response.status_code}"
    return Graph().parse(data=response.content, format="turtle")


def published_numbers(said: Graph, dataset: URIRef, graph: str | None) -> Iterator[tuple[str, int]]:
    """A COUNT query for each number of a data set's description, and the number."""
    for predicate, expression, pattern in (
        (VOID.triples, "*", "?s ?p ?o"),
        (VOID.entities, "DISTINCT ?s", "?s a ?c FILTER(isIRI(?s))"),
        (VOID.classes, "DISTINCT ?c", "?s a ?c FILTER(isIRI(?c))"),
        (VOID.properties, "DISTINCT ?p", "?s ?p ?o"),
        (VOID.distinctSubjects, "DISTINCT ?s", "?s ?p ?o"),
        (VOID.distinctObjects, "DISTINCT ?o", "?s ?p ?o"),
    ):
        yield _query(expression, pattern, graph), _number(said, dataset, predicate)
    yield from _by_property(said, dataset, "", graph)
    for part in said.objects(dataset, VOID.classPartition):
        typed = f"?s a <{said.value(part, VOID['class'])}> . "
        yield _query("DISTINCT ?s", f"{typed} FILTER(isIRI(?s))", graph), _number(said, part, VOID.entities)
        yield _query("*", f"{typed} ?s ?p ?o", graph), _number(said, part, VOID.triples)
        yield from _by_property(said, part, typed, graph)


def _by_property(said: Graph, whole: URIRef, typed: str, graph: str | None) -> Iterator[tuple[str, int]]:
    for part in said.objects(whole, VOID.propertyPartition):
        pattern = f"{typed}?s <{said.value(part, VOID.property)}> ?o"
        yield _query("*", pattern, graph), _number(said, part, VOID.triples)
        yield _query("DISTINCT ?s", pattern, graph), _number(said, part, VOID.distinctSubjects)
        yield _query("DISTINCT ?o", pattern, graph), _number(said, part, VOID.distinctObjects)


def _query(expression: str, pattern: str, graph: str | None) -> str:
    where = f"GRAPH <{graph}> {{ {pattern} }}" if graph else pattern
    return f"SELECT (COUNT({expression}) AS ?n) WHERE {{ {where} }}"


def _number(said: Graph, subject: object, predicate: URIRef) -> int:
    """The one value; raises when there are several, or none."""
    (value,) = said.objects(subject, predicate)
    return int(value)
