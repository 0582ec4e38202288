"""When two graphs are the same, whoever read them."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from unittest import mock

import rdflib
from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from pyoxigraph import CanonicalizationAlgorithm as Algorithm

PLAIN = NamedNode("http://www.w3.org/2001/XMLSchema#string")


def same(quads: Iterable[Quad | Triple]) -> set[str]:
    """Canonical N-Quads: blank nodes are renamed, so that equal graphs give equal sets."""
    dataset = Dataset(q if isinstance(q, Quad) else Quad(q.subject, q.predicate, q.object) for q in quads)
    dataset.canonicalize(Algorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def read(content: bytes, format: RdfFormat) -> set[str]:
    """What the engine reads."""
    return same(parse(content, format=format))


def read_by_rdflib(content: bytes, format: str) -> set[str]:
    """What rdflib reads, with the spelling of numbers as it stands there."""
    graph = rdflib.Graph()
    with mock.patch.object(rdflib, "NORMALIZE_LITERALS", new=False), warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # about values that are none of their datatype; they are read all the same
        graph.parse(data=content, format=format)
    return same(Triple(_term(s), _term(p), _term(o)) for s, p, o in graph)


def _term(term: rdflib.term.Node) -> NamedNode | BlankNode | Literal:
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return BlankNode(f"b{term}")
    assert isinstance(term, rdflib.Literal)
    if term.language:
        return Literal(str(term), language=term.language)
    return Literal(str(term), datatype=NamedNode(str(term.datatype)) if term.datatype else PLAIN)
