"""Compact JSON-LD with our context, of which each document carries the part that it uses.

Written natively, because compaction by the general algorithm takes ten times as long. A document needs no
other file to be understood, and reads the same with the whole context.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple

from budgetgraph.errors import InvalidRdf
from budgetgraph.formats.language import conventional
from budgetgraph.formats.prefixes import Prefixes
from budgetgraph.formats.subjects import Statements, Term, by_subject
from budgetgraph.formats.turtle import TYPE
from budgetgraph.vocabulary import PREFIXES, ontology_directory

CONTEXT_FILE = "context.jsonld"

_STRING = PREFIXES["xsd"] + "string"
_INTEGER = PREFIXES["xsd"] + "integer"
_BOOLEAN = PREFIXES["xsd"] + "boolean"
# Integers that JSON numbers say exactly everywhere: as xsd:integer writes them, and below 2**53.
_PLAIN_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!//)")

Node = dict[str, Any]


class _Ambiguous(InvalidRdf):
    """An IRI whose scheme is one of our prefixes: `unit:M` would be read as a short name."""


def write_json_ld(triples: Iterable[Triple]) -> bytes:
    """A JSON-LD document with its nodes in `@graph`; the same triples give the same bytes.

    Graphs that our context would make ambiguous are written in expanded form.
    """
    compactor, graph = _Compactor(), list(triples)
    try:
        nodes = list(compactor.nodes(graph))
    except _Ambiguous:
        return _expanded(sorted(set(graph), key=str))
    return _document(compactor, nodes)


def write_dataset_json_ld(quads: Iterable[Quad]) -> bytes:
    """A JSON-LD document with one named graph after the other, each with its nodes in `@graph`."""
    compactor, dataset = _Compactor(), list(quads)
    try:
        graphs = list(_graphs(dataset, compactor))
    except _Ambiguous:
        return _expanded(sorted(set(dataset), key=str))
    return _document(compactor, graphs)


def _expanded(statements: Sequence[Triple] | Sequence[Quad]) -> bytes:
    return pyoxigraph.serialize(statements, format=RdfFormat.JSON_LD) or b""


def _graphs(quads: Iterable[Quad], compactor: _Compactor) -> Iterator[Node]:
    graphs: defaultdict[object, list[Triple]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name].append(quad.triple)
    for name in sorted(graphs, key=str):
        yield from compactor.graph(name, graphs[name])


def json_ld_dump(datasets: Iterable[Iterable[Quad]]) -> Iterator[bytes]:
    """The pieces of one JSON-LD document with many datasets, of which only one is in memory at a time.

    It carries the whole context. Raises `InvalidRdf` for an IRI that our context would make ambiguous.
    """
    yield dump_head()
    is_first = True
    for graphs in map(dump_graphs, datasets):
        if graphs:
            yield graphs if is_first else DUMP_SEPARATOR + graphs
            is_first = False
    yield DUMP_TAIL


@cache
def dump_head() -> bytes:
    """How a dump begins; then come the graphs of its datasets with `DUMP_SEPARATOR` between, and `DUMP_TAIL`."""
    return f'{{"@context": {json.dumps(shipped_context())},\n"@graph": [\n'.encode()


DUMP_SEPARATOR = b",\n"
DUMP_TAIL = b"\n]}\n"


def dump_graphs(quads: Iterable[Quad]) -> bytes:
    """The graphs of a dataset as they stand in a dump; raises `InvalidRdf` as `json_ld_dump` does."""
    graphs = (json.dumps(graph, ensure_ascii=False).encode() for graph in _graphs(quads, _Compactor()))
    return DUMP_SEPARATOR.join(graphs)


@cache
def shipped_context() -> dict[str, Any]:
    """The content of `@context` in `ontology/context.jsonld`."""
    text = (ontology_directory() / CONTEXT_FILE).read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text)["@context"]
    return context


def _document(compactor: _Compactor, nodes: list[Node]) -> bytes:
    return (_lines({"@context": compactor.context(), "@graph": nodes}) + "\n").encode()


def _lines(node: Node, indent: str = "") -> str:
    """JSON with one line for each property: shorter to read than one for each bracket, and quicker to write."""
    inner = f"{indent}  "
    lines = (f"{inner}{json.dumps(key)}: {_line(key, value, inner)}" for key, value in node.items())
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


def _line(key: str, value: Any, indent: str) -> str:
    if key == "@context":
        return _lines(value, indent)
    if key == "@graph":
        return f"[{', '.join(_lines(node, indent) for node in value)}]"
    return json.dumps(value, ensure_ascii=False)


class _Compactor:
    """Says triples as JSON-LD nodes and remembers which part of the context that took."""

    def __init__(self) -> None:
        self._context = shipped_context()
        self._prefixes = Prefixes({name: iri for name, iri in self._context.items() if isinstance(iri, str)})
        self._coercions = {term: d["@type"] for term, d in self._context.items() if isinstance(d, dict)}
        self._terms: set[str] = set()
        self._names: dict[str, str] = {}

    def context(self) -> dict[str, Any]:
        """The prefixes and terms that the nodes so far need."""
        for term in self._terms:
            self._use_type(self._coercions[term])
        prefixes = {name: self._context[name] for name in sorted(self._prefixes.used)}
        return prefixes | {term: self._context[term] for term in sorted(self._terms)}

    def graph(self, name: object, triples: Iterable[Triple]) -> Iterator[Node]:
        """The nodes of the default graph, or one node for a named graph."""
        if isinstance(name, DefaultGraph):
            yield from self.nodes(triples)
        else:
            yield {"@id": self._id(name), "@graph": list(self.nodes(triples))}

    def nodes(self, triples: Iterable[Triple]) -> Iterator[Node]:
        """One node for each subject."""
        return (self._node(subject, statements) for subject, statements in by_subject(triples))

    def _node(self, subject: Term, statements: Statements) -> Node:
        node: Node = {"@id": self._id(subject)}
        types = sorted(self._id(type) for type in statements.get(TYPE, ()) if not isinstance(type, Literal))
        if types:
            node["@type"] = _single(types)
        # `@type` holds no texts; they are odd as types, but they can be stated.
        texts = {term for term in statements.get(TYPE, ()) if isinstance(term, Literal)}
        values = {self._key(p): objects for p, objects in (statements | {TYPE: texts}).items() if objects}
        for key in sorted(values):
            node[key] = _single([self._value(term, key) for term in sorted(values[key], key=str)])
        return node

    def _key(self, predicate: NamedNode) -> str:
        name = self._name(predicate)
        if name in self._coercions:
            self._terms.add(name)
        return name

    def _value(self, term: object, key: str) -> Any:
        coercion = self._coercions.get(key)
        if not isinstance(term, Literal):
            iri = self._id(term)
            return iri if coercion == "@id" else {"@id": iri}
        if term.language:
            return _in_language(term)
        return self._typed(term, coercion)

    def _typed(self, literal: Literal, coercion: str | None) -> Any:
        datatype = literal.datatype.value
        name = self._name(literal.datatype)
        if coercion is None and datatype == _STRING:
            return literal.value
        if coercion in (None, name):
            native = _native(literal.value, datatype)
            if native is not None:
                return native
        if coercion == name:
            return literal.value
        return {"@value": literal.value} if datatype == _STRING else {"@value": literal.value, "@type": name}

    def _id(self, term: object) -> str:
        return self._name(term) if isinstance(term, NamedNode) else str(term)

    def _name(self, node: NamedNode) -> str:
        iri = node.value
        if iri not in self._names:
            self._names[iri] = self._prefixes.shorten(iri) or self._whole(iri)
        return self._names[iri]

    def _whole(self, iri: str) -> str:
        scheme = _SCHEME.match(iri)
        if scheme and scheme[1] in self._context:
            raise _Ambiguous(
                f"<{iri}> would be read as a short name: {scheme[1]} is one of our prefixes.",
                hint="Use an http(s) IRI.",
            )
        return iri

    def _use_type(self, coercion: str) -> None:
        prefix, colon, name = coercion.partition(":")
        if colon:
            self._prefixes.shorten(self._context[prefix] + name)


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _native(value: str, datatype: str) -> int | bool | None:
    if datatype == _INTEGER and _PLAIN_INTEGER.fullmatch(value):
        return int(value)
    if datatype == _BOOLEAN and value in ("true", "false"):
        return value == "true"
    return None


def _in_language(literal: Literal) -> dict[str, str]:
    value = {"@value": literal.value, "@language": conventional(literal.language or "")}
    if literal.direction:
        value["@direction"] = literal.direction.value
    return value
