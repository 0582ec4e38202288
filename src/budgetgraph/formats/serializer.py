"""Writes triples in any of our formats, with our prefixes, in a stable order."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph
from pyoxigraph import NamedNode, Quad, Triple

from budgetgraph.formats.format import Format
from budgetgraph.formats.jsonld import write_dataset_json_ld, write_json_ld
from budgetgraph.formats.prefixes import Prefixes
from budgetgraph.formats.turtle import in_order, write_turtle


def serialize(triples: Iterable[Triple], format: Format) -> bytes:
    """A document in UTF-8: each triple once, sorted, with only the prefixes that are in use."""
    if format is Format.TURTLE:
        return write_turtle(triples)
    if format is Format.JSON_LD:
        return write_json_ld(triples)
    ordered = sorted(set(triples), key=in_order)
    if format.datasets:
        return serialize_dataset((Quad(t.subject, t.predicate, t.object) for t in ordered), format)
    return pyoxigraph.serialize(ordered, format=format.engine, prefixes=_prefixes(ordered)) or b""


def serialize_dataset(quads: Iterable[Quad], format: Format) -> bytes:
    """A document with named graphs (N-Quads, TriG, JSON-LD), each quad once, sorted by graph.

    Raises `ValueError` for a format that has no named graphs.
    """
    if format is Format.JSON_LD:
        return write_dataset_json_ld(quads)
    ordered = sorted(set(quads), key=lambda quad: (str(quad.graph_name), in_order(quad.triple)))
    return pyoxigraph.serialize(ordered, format=format.engine, prefixes=_prefixes(ordered)) or b""


def _prefixes(statements: Iterable[Triple | Quad]) -> dict[str, str]:
    prefixes = Prefixes()
    for statement in statements:
        prefixes.shorten(statement.predicate.value)
        if isinstance(statement.object, NamedNode):
            prefixes.shorten(statement.object.value)
    return prefixes.used
