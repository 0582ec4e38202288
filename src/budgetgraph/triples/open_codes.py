"""Codes of lists that grow from what documents print."""

from __future__ import annotations

from pyoxigraph import NamedNode

from budgetgraph.documents.passage import Passage
from budgetgraph.triples.writer import Writer
from budgetgraph.vocabulary import SKOS, is_listed, open_concept, scheme


def open_code(writer: Writer, list_name: str, slug: str, printed: Passage) -> NamedNode:
    """The concept of a code; one that the list does not hold is stated as the document names it."""
    node = open_concept(list_name, slug)
    if not is_listed(node):
        writer.a(node, SKOS.Concept)
        writer.say(node, SKOS.inScheme, scheme(list_name))
        writer.name(node, printed)
    return node
