"""Terms of the two RDF libraries: pyoxigraph's at the border, rdflib's inside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Quad, Triple
from pyoxigraph import Literal as OxLiteral
from rdflib import BNode, Literal, URIRef
from rdflib.term import Identifier, Node

from budgetgraph.errors import ValidationFailed
from budgetgraph.validation.triple_index import TripleOfNodes

Term = NamedNode | BlankNode | OxLiteral

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def to_rdflib(quads: Iterable[Quad | Triple]) -> Iterator[TripleOfNodes]:
    """Quads and triples as rdflib triples, whatever graph they are in.

    Ten times faster than handing over N-Triples, and the same terms (a test holds that): rdflib takes
    `"a"^^xsd:string` and `"a"` for two things, so the datatype of plain strings is dropped.
    """
    convert = converter()
    for quad in quads:
        yield convert(quad.subject), convert(quad.predicate), convert(quad.object)


def to_oxigraph(node: Node) -> Term:
    """An rdflib node as a pyoxigraph term."""
    if isinstance(node, URIRef):
        return NamedNode(str(node))
    if isinstance(node, BNode):
        return BlankNode(str(node))
    if not isinstance(node, Literal):
        raise ValidationFailed(f"{node!r} is no RDF term.")
    if node.language:
        return OxLiteral(str(node), language=node.language)
    return OxLiteral(str(node), datatype=NamedNode(str(node.datatype or _STRING)))


def converter() -> Callable[[Term | Triple], Identifier]:
    """A function from a pyoxigraph term to the rdflib node, which remembers what it has made."""
    # Terms repeat: each is made once, which halves the time.
    known: dict[Term | Triple, Identifier] = {}

    def convert(term: Term | Triple) -> Identifier:
        node = known.get(term)
        if node is None:
            node = known[term] = _node(term)
        return node

    return convert


def _node(term: Term | Triple) -> Identifier:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, Triple):
        raise ValidationFailed(
            "A triple is used as a term, which the validator cannot read.",
            hint="Say it without RDF 1.2 triple terms.",
        )
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return Literal(term.value) if datatype == _STRING else Literal(term.value, datatype=URIRef(datatype))
