"""Terms as they were stated, as far as the store lets one know: it keeps a number's value and not how it was written."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from budgetgraph.vocabulary import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple

_DECIMAL = PREFIXES["xsd"] + "decimal"
_NARROWER = {PREFIXES["dcat"] + "byteSize": NamedNode(PREFIXES["xsd"] + "nonNegativeInteger")}


def restored(triple: Triple) -> Triple:
    """The triple as it was stated: an integer of a narrower type, which comes back as xsd:integer, by its property."""
    narrower, term = _NARROWER.get(triple.predicate.value), triple.object
    if narrower and isinstance(term, Literal):
        return Triple(triple.subject, triple.predicate, Literal(term.value, datatype=narrower))
    pointed = with_point(term)
    return triple if pointed is term else Triple(triple.subject, triple.predicate, pointed)


def with_point(term: Term) -> Term:
    """A decimal with its point: 4993300.00 comes back as 4993300, which is what XML Schema 1.1 calls canonical.

    Turtle could write that only in quotation marks; 4993300.0 was canonical in XML Schema 1.0.
    """
    if isinstance(term, Literal) and "." not in term.value and term.datatype.value == _DECIMAL:
        return Literal(f"{term.value}.0", datatype=term.datatype)
    return term
