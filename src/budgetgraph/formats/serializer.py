"""Writes triples in any of our formats, with our prefixes, in a stable order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import IO, Protocol, cast

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, Triple

from budgetgraph.errors import UnfitFormat
from budgetgraph.formats.format import Format
from budgetgraph.formats.jsonld import write_dataset_json_ld, write_json_ld
from budgetgraph.formats.prefixes import Prefixes
from budgetgraph.formats.turtle import TYPE, write_turtle

MOST_SORTED = 10_000
"""Triples: about a megabyte of Turtle, which takes some tens of milliseconds to sort and group."""

_ENDS_IN_A_NAME = re.compile(r"[^\W\d][\w.-]*\Z")
# Carriage returns XML could hold, but the engine writes them so that they are read as line feeds.
_NO_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def serialize(triples: Iterable[Triple], format: Format) -> bytes:
    """A document in UTF-8: each triple once, sorted, with only the prefixes that are in use.

    Raises `UnfitFormat` for a graph that RDF/XML cannot hold, which an odd CONSTRUCT can make.
    """
    if format is Format.TURTLE:
        return write_turtle(triples)
    if format is Format.JSON_LD:
        return write_json_ld(triples)
    if format.datasets:
        return serialize_dataset((Quad(t.subject, t.predicate, t.object) for t in triples), format)
    if format is Format.N_TRIPLES:
        return _sorted_lines(triples, format)
    ordered = sorted(set(triples), key=str)
    _check_for_xml(ordered)
    return _serialized(ordered, format)


class Output(Protocol):
    """What a document is written into."""

    def write(self, content: bytes, /) -> int:
        """Takes a piece."""


def stream(triples: Iterator[Triple], format: Format, output: Output) -> None:
    """Writes a document piece by piece.

    Up to `MOST_SORTED` triples make the same document as with `serialize`; more are written as they come, each as
    often as it comes, for which the memory is enough however many there are. Raises as `serialize` does.
    """
    first = list(islice(triples, MOST_SORTED + 1))
    if len(first) <= MOST_SORTED:
        output.write(serialize(first, format))
        return
    all_of_them = chain(first, triples)
    fit = _fit_for_xml(all_of_them) if format is Format.RDF_XML else all_of_them
    used = _prefixes(first) if format in (Format.TURTLE, Format.TRIG, Format.RDF_XML) else None
    pyoxigraph.serialize(fit, cast(IO[bytes], output), format=format.engine, prefixes=used)


def serialize_dataset(quads: Iterable[Quad], format: Format) -> bytes:
    """A document with named graphs (N-Quads, TriG, JSON-LD), each quad once, sorted by graph.

    Raises `ValueError` for a format that has no named graphs.
    """
    if format is Format.JSON_LD:
        return write_dataset_json_ld(quads)
    if format is Format.N_QUADS:
        return _sorted_lines(quads, format)
    return _serialized(sorted(set(quads), key=lambda quad: (str(quad.graph_name), str(quad))), format)


def _sorted_lines(statements: Iterable[Triple] | Iterable[Quad], format: Format) -> bytes:
    lines = (pyoxigraph.serialize(statements, format=format.engine) or b"").splitlines(keepends=True)
    return b"".join(sorted(set(lines)))


def _serialized(ordered: Sequence[Triple] | Sequence[Quad], format: Format) -> bytes:
    return pyoxigraph.serialize(ordered, format=format.engine, prefixes=_prefixes(ordered)) or b""


def _check_for_xml(triples: Iterable[Triple]) -> None:
    for _ in _fit_for_xml(triples):
        pass


def _fit_for_xml(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The same triples, each looked at: the engine would write what is no XML, and say nothing."""
    for triple in triples:
        for node in (triple.predicate, triple.object if triple.predicate == TYPE else None):
            if isinstance(node, NamedNode) and not _ENDS_IN_A_NAME.search(node.value):
                raise _unfit_for_xml(f"{node} ends in no name that an element could have")
        if isinstance(triple.object, Literal) and _NO_XML.search(triple.object.value):
            raise _unfit_for_xml(f"a text of {triple.subject} has a control character")
        yield triple


def _unfit_for_xml(reason: str) -> UnfitFormat:
    return UnfitFormat(f"RDF/XML cannot hold this graph: {reason}.", hint="Ask for Turtle.")


def _prefixes(statements: Iterable[Triple | Quad]) -> dict[str, str]:
    prefixes = Prefixes()
    for statement in statements:
        prefixes.shorten(statement.predicate.value)
        if isinstance(statement.object, NamedNode):
            prefixes.shorten(statement.object.value)
    return prefixes.used
