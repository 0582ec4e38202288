"""What a query gave or should give: a table, a truth value or a graph; read from files and from responses."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import httpx
from pyoxigraph import (
    BlankNode,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from tests.w3c.suite import Case

Row = Mapping[str, object]
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_RESULTS = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".tsv": QueryResultsFormat.TSV,
}
_GRAPHS = {".ttl": RdfFormat.TURTLE, ".rdf": RdfFormat.RDF_XML, ".n3": RdfFormat.N3}
_RESPONSES = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
_GRAPH_RESPONSES = {"text/turtle": RdfFormat.TURTLE, "application/n-triples": RdfFormat.N_TRIPLES}


@dataclass(frozen=True)
class Table:
    """Solutions: the variables, and a row for each with what is bound; `ordered` when their order counts."""

    variables: frozenset[str]
    rows: Sequence[Row]
    ordered: bool = False


Answer = Table | bool | Sequence[Triple]


def expected(case: Case) -> Answer:
    """What the file with the expected result says; the IRIs in it are relative to those of the query's folder."""
    path = case.result
    assert path is not None, f"{case.name} has no result"
    if path.suffix == ".csv":
        return _table_of_csv(path.read_text(encoding="utf-8"))
    if path.suffix in _RESULTS:
        return answer_of(parse_query_results(path=path, format=_RESULTS[path.suffix]))
    graph = Dataset(parse(path=path, format=_GRAPHS[path.suffix], base_iri=case.iri))
    return _ResultSet(graph).answer() if _ResultSet.is_in(graph) else [quad.triple for quad in graph]


def received(response: httpx.Response) -> Answer:
    """What the endpoint answered."""
    media_type = response.headers["content-type"].partition(";")[0]
    if media_type == "text/csv":
        return _table_of_csv(response.text)
    if media_type in _RESPONSES:
        return answer_of(parse_query_results(response.content, format=_RESPONSES[media_type]))
    return [quad.triple for quad in parse(response.content, format=_GRAPH_RESPONSES[media_type])]


def answer_of(result: QuerySolutions | QueryBoolean | QueryTriples) -> Answer:
    """What the engine gives, read from a file or evaluated."""
    if isinstance(result, QueryBoolean):
        return bool(result)
    if isinstance(result, QueryTriples):
        return list(result)
    names = [variable.value for variable in result.variables]
    rows = [{name: row[name] for name in names if row[name] is not None} for row in result]
    return Table(frozenset(names), rows)


def _table_of_csv(text: str) -> Table:
    """A table of texts; CSV does not tell what kind of term a cell is, but its blank nodes begin with `_:`."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    rows = [{name: _cell(value) for name, value in row.items()} for row in reader]
    return Table(frozenset(reader.fieldnames or ()), rows)


def _cell(value: str) -> object:
    return BlankNode(f"b{value[2:]}") if value.startswith("_:") else Literal(_plain_number(value))


def _plain_number(value: str) -> str:
    """A number in one spelling, as CSV has no types by which to compare it."""
    try:
        return repr(float(value))
    except ValueError:
        return value


class _ResultSet:
    """A table or a truth value said in RDF, in the vocabulary of the first test suites."""

    def __init__(self, graph: Dataset) -> None:
        self._graph = graph

    @staticmethod
    def is_in(graph: Dataset) -> bool:
        return any(quad.object == NamedNode(f"{_RS}ResultSet") for quad in graph)

    def answer(self) -> Answer:
        for quad in self._with("boolean"):
            return quad.object.value == "true"
        variables = frozenset(quad.object.value for quad in self._with("resultVariable"))
        solutions = [quad.object for quad in self._with("solution")]
        places = {
            solution: int(index.value) for solution in solutions for index in self._of(solution, "index")
        }
        ordered = len(places) == len(solutions) > 0
        if ordered:
            solutions.sort(key=places.__getitem__)
        return Table(variables, [self._row(solution) for solution in solutions], ordered)

    def _row(self, solution: object) -> Row:
        bindings = self._of(solution, "binding")
        return {self._of(b, "variable")[0].value: self._of(b, "value")[0] for b in bindings}

    def _with(self, name: str) -> Iterable[Quad]:
        return self._graph.quads_for_predicate(NamedNode(f"{_RS}{name}"))

    def _of(self, subject: object, name: str) -> list[object]:
        quads = self._graph.quads_for_subject(subject)
        return [quad.object for quad in quads if quad.predicate.value == f"{_RS}{name}"]
