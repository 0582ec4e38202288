"""The data of the suites: every file a named graph of its own, called as the suites call the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from tests.w3c.suite import Suite, data_files

_Term = TypeVar("_Term")
_FORMATS: Mapping[str, RdfFormat] = {
    ".ttl": RdfFormat.TURTLE,
    ".n3": RdfFormat.N3,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
}


def suite_quads(suite: Suite) -> Iterator[Quad]:
    """Everything that the files say; the blank nodes of each are its own."""
    for number, path in enumerate(data_files(suite)):
        name = suite.iri(path)
        for triple in parse(path=path, format=_FORMATS[path.suffix], base_iri=name):
            subject, object = _own(triple.subject, number), _own(triple.object, number)
            yield Quad(subject, triple.predicate, object, NamedNode(name))


def _own(term: _Term, number: int) -> _Term | BlankNode:
    return BlankNode(f"f{number}x{term.value}") if isinstance(term, BlankNode) else term
