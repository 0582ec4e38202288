"""The validator: one disclosure's graph, merged with the ontology and the code lists, run by pySHACL.

No inference and no rules that add statements: what is published is what is checked. Shapes and ontology are read
once per process.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyshacl
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse
from rdflib import Graph, Literal, URIRef, Variable
from rdflib.namespace import SH
from rdflib.term import Node

from budgetgraph.errors import InvalidRdf, ValidationFailed
from budgetgraph.listed.concepts import about
from budgetgraph.validation.cents import with_cents
from budgetgraph.validation.checks import count_checks
from budgetgraph.validation.messages import Sentences
from budgetgraph.validation.report import Report, Result
from budgetgraph.validation.rule_graph import Row, RuleGraph
from budgetgraph.validation.severity import Severity
from budgetgraph.validation.shapes import Shapes, read_shapes
from budgetgraph.validation.terms import to_oxigraph
from budgetgraph.vocabulary import CODE_IRI, ontology_quads

_VALUE, _PATH = Variable("value"), Variable("path")


def validate(quads: Iterable[Quad], *, shapes: Shapes | None = None) -> Report:
    """The report on a graph (in whichever named graphs its quads are).

    Raises `ValidationFailed` when the validator itself fails, which is never taken for conformance. A graph
    that breaks shapes raises nothing: see `Report.violations`.
    """
    shapes = shapes or read_shapes()
    with _uncollected():
        graph = merged(quads)
        report = _run(graph, shapes)
        results = tuple(sorted(_Reader(graph, shapes).results(report), key=_order(shapes)))
        return Report(results, count_checks(graph, shapes, results))


def validate_file(path: Path) -> Report:
    """The report on an RDF file in any format; its statements are merged with our ontology and code lists.

    Raises `InvalidRdf`, which names line and column, for a file that does not parse, cannot be read, or has a
    suffix that no RDF format has; and what `validate` raises.
    """
    return validate(_parsed(path))


def _parsed(path: Path) -> list[Quad]:
    format = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if format is None:
        raise InvalidRdf(
            "No RDF format has this suffix.",
            where=path,
            hint="Name it .ttl, .nt, .nq, .trig, .rdf or .jsonld.",
        )
    try:
        return list(parse(path=path, format=format, base_iri=path.resolve().as_uri()))
    except OSError as error:
        raise InvalidRdf(f"This file cannot be read ({error.strerror}).", where=path) from error
    except SyntaxError as error:
        place = f"{path}, line {error.lineno}, column {error.offset}" if error.lineno else path
        raise InvalidRdf(
            f"This is not valid RDF: {error.msg}.", where=place, hint="Mend that place."
        ) from error


def merged(quads: Iterable[Quad]) -> RuleGraph:
    """The quads with the ontology and the code lists, which rules look up.

    Of the long code lists only what they say of the concepts that the quads name, and of those above them: with all
    of it, a validation would take several times as long.
    """
    own = list(quads)
    return RuleGraph([*ontology_quads(), *_listed(own), *own])


def _listed(quads: Iterable[Quad]) -> Iterator[Triple]:
    nodes = {node for quad in quads for node in (quad.subject, quad.object) if isinstance(node, NamedNode)}
    yield from about(node for node in nodes if node.value.startswith(CODE_IRI))


def _run(graph: Graph, shapes: Shapes) -> Graph:
    try:
        _, report, text = pyshacl.validate(graph, shacl_graph=shapes.graph, inplace=True)
    except Exception as error:  # pySHACL and rdflib raise anything from TypeError to RecursionError
        raise _failure(error) from error
    if not isinstance(report, Graph):  # pySHACL returns some of its failures instead of raising them
        raise _failure(text)
    return report


@contextmanager
def _uncollected() -> Iterator[None]:
    """Holds the garbage collector off: it would search what validation makes over and over, a quarter of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _failure(reason: object) -> ValidationFailed:
    return ValidationFailed(
        f"The validator gave up: {reason}.",
        hint="Nothing was validated. This is a defect of a shape or of the graph, not of the source.",
    )


class _Reader:
    """Reads pySHACL's report, and adds what the rules' own rows say."""

    def __init__(self, graph: RuleGraph, shapes: Shapes) -> None:
        self._graph = graph
        self._shapes = shapes
        self._sentences = Sentences(graph)
        self._used: dict[tuple[Node, ...], int] = {}

    def results(self, report: Graph) -> Iterator[Result]:
        for node in report.objects(None, SH.result):
            yield self._result(dict(report.predicate_objects(node)))

    def _result(self, said: dict[Node, Node]) -> Result:
        reporter, focus = said[SH.sourceShape], said[SH.focusNode]
        source = said.get(SH.sourceConstraint, reporter)
        path, value = said.get(SH.resultPath), said.get(SH.value)
        values = self._values(source, focus, path, value)
        shape = self._shapes.owner(reporter)
        return Result(
            shape=NamedNode(shape),
            component=NamedNode(str(said[SH.sourceConstraintComponent])),
            severity=Severity.of(str(said[SH.resultSeverity])),
            focus=to_oxigraph(focus),
            path=_named(path),
            value=to_oxigraph(value) if value is not None and value != focus else None,
            messages=self._messages(source, values),
            dimension=_named(self._shapes.dimension(shape)),
            stated=_number(values, "stated"),
            computed=_number(values, "computed"),
            difference=_number(values, "difference"),
            facts=tuple(NamedNode(iri) for iri in sorted(str(values.get("facts", "")).split())),
        )

    def _messages(self, source: Node, values: dict[str, Node]) -> dict[str, str]:
        templates = self._shapes.messages(source)
        return {tag: self._sentences.fill(text, tag, values) for tag, text in templates.items()}

    def _values(self, source: Node, focus: Node, path: Node | None, value: Node | None) -> dict[str, Node]:
        row = self._row(source, focus, path, value) or {}
        values: dict[str, Any] = {str(variable): found for variable, found in row.items()}
        return values | {"this": focus}

    def _row(self, source: Node, focus: Node, path: Node | None, value: Node | None) -> Row | None:
        # A result keeps only focus, path and value of the row that it was made of. Rows that share all three
        # make as many results, so that each is used once.
        select = self._shapes.select(source)
        if select is None:
            return None
        rows = self._graph.rows(select, focus)
        alike = [row for row in rows if row.get(_PATH) == path and (row.get(_VALUE) or focus) == value]
        key = (source, focus, path or focus, value or focus)
        turn = self._used[key] = self._used.get(key, -1) + 1
        return alike[turn] if turn < len(alike) else None


def _order(shapes: Shapes) -> Any:
    def key(result: Result) -> tuple[object, ...]:
        rank = shapes.order(URIRef(result.shape.value))
        return (
            result.severity,
            rank,
            result.shape.value,
            str(result.focus),
            str(result.path),
            str(result.value),
        )

    return key


def _named(node: Node | None) -> NamedNode | None:
    return NamedNode(str(node)) if isinstance(node, URIRef) else None


def _number(values: Mapping[str, Node], name: str) -> Decimal | None:
    node = values.get(name)
    value = node.value if isinstance(node, Literal) else None
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        return None
    return with_cents(Decimal(value)) if "unit" in values else Decimal(value)
