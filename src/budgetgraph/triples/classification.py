"""The classes of expenditure that figures are of."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from budgetgraph.facts.classification import Classification
from budgetgraph.identifiers import opaque_code
from budgetgraph.triples.writer import Writer
from budgetgraph.vocabulary import SKOS, is_listed, open_concept, scheme


def classification(writer: Writer, stated: Classification) -> NamedNode:
    """The concept of a class in the scheme of the disclosure's year; stated where the code list has none."""
    node = open_concept(f"{stated.scheme}/{writer.key.year}", class_key(stated))
    if not is_listed(node):
        writer.a(node, SKOS.Concept)
        writer.say(node, SKOS.inScheme, scheme(stated.scheme))
        if stated.code:
            writer.say(node, SKOS.notation, Literal(stated.code))
        if stated.name:
            writer.name(node, stated.name)
    return node


def class_key(stated: Classification) -> str:
    """The code of a class, or an opaque one made from its name where no code is printed."""
    return stated.code or opaque_code(stated.identity or "")
