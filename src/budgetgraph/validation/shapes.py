"""The shapes as a graph, and what they say about themselves: names, severities, messages, counting queries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from budgetgraph.validation.functions import Functions, declared_functions, written_out
from budgetgraph.validation.indexed_graph import IndexedGraph
from budgetgraph.vocabulary import PREFIXES, SHAPES_IRI, shapes_files

BGSH = Namespace(SHAPES_IRI)
_LINE_BREAK = re.compile(r"\s*\n\s*")
_IN_DIMENSION = URIRef(PREFIXES["dqv"] + "inDimension")


@dataclass(frozen=True)
class Shapes:
    """The shapes graph; everything about a shape is asked by its IRI, or by the node that reported a result."""

    graph: Graph

    def named(self) -> list[URIRef]:
        """The shapes that have an IRI of ours, sorted."""
        kinds = (SH.NodeShape, SH.PropertyShape)
        found = {shape for kind in kinds for shape in self.graph.subjects(RDF.type, kind)}
        return sorted(shape for shape in found if isinstance(shape, URIRef))

    def owner(self, shape: Node) -> URIRef:
        """The named shape that a reporting shape is, or is a part of."""
        while isinstance(shape, BNode):
            shape = next(iter(self.graph.subjects(None, shape)))
        return URIRef(str(shape))

    def messages(self, source: Node) -> dict[str, str]:
        """The messages of a shape or constraint, by language tag."""
        found = (
            message for message in self.graph.objects(source, SH.message) if isinstance(message, Literal)
        )
        return {message.language or "": str(message) for message in found}

    def select(self, constraint: Node) -> str | None:
        """The query of a SPARQL constraint."""
        return _text(self.graph.value(constraint, SH.select))

    def order(self, shape: Node) -> Decimal:
        """Where the results of a shape stand among others."""
        value = self.graph.value(shape, SH.order)
        return Decimal(str(value)) if value is not None else Decimal(0)

    def dimension(self, shape: Node) -> Node | None:
        """The quality dimension that a rule belongs to."""
        return self.graph.value(shape, _IN_DIMENSION)

    def counting_queries(self) -> dict[URIRef, str]:
        """The arithmetic rules, each with the query (prefixes included) that counts what it compares."""
        prefixes = self.prefixes()
        pairs = self.graph.subject_objects(BGSH.checks)
        return {URIRef(str(shape)): f"{prefixes}\n{query}" for shape, query in pairs}

    def across(self) -> Shapes:
        """The rules that compare disclosures, as if there were no others."""
        return self.only(subject for subject in self.graph.subjects(BGSH.acrossDisclosures, None))

    def only(self, shapes: Iterable[Node]) -> Shapes:
        """Some of the shapes, with all that they consist of and the prefixes of their queries."""
        part, waiting = IndexedGraph(), [*shapes, BGSH[""]]
        while waiting:
            for triple in self.graph.triples((waiting.pop(), None, None)):
                part.add(triple)
                if isinstance(triple[2], BNode):
                    waiting.append(triple[2])
        return Shapes(part)

    def prefixes(self) -> str:
        """The declared prefixes, as the head of a query."""
        declared = self.graph.objects(BGSH[""], SH.declare)
        pairs = ((self.graph.value(one, SH.prefix), self.graph.value(one, SH.namespace)) for one in declared)
        return "\n".join(sorted(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in pairs))


@cache
def read_shapes() -> Shapes:
    """The packaged shapes, read once per process, with the functions written out where queries call them."""
    read, ready = Graph(), IndexedGraph()
    for path in shapes_files():
        read.parse(path, format="turtle")
    functions = declared_functions(read)
    for subject, predicate, value in read:
        if subject not in functions:
            is_query = predicate == SH.select
            ready.add((subject, predicate, _ready(str(value), functions) if is_query else value))
    return Shapes(ready)


def _ready(query: str, functions: Functions) -> Literal:
    return Literal(_on_one_line(written_out(query, functions)))


def _on_one_line(query: str) -> str:
    """A rule's query on one line.

    For each focus node pySHACL looks a query over with patterns that are quadratic in its lines: with ten
    lines that is half a millisecond a node, more than the query itself takes.
    """
    return _LINE_BREAK.sub(" ", query)


def _text(node: Node | None) -> str | None:
    return None if node is None else str(node)
