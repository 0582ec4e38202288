"""The administrative division that a department belongs to (GB/T 2260)."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from budgetgraph.triples.writer import Writer, chinese, english
from budgetgraph.vocabulary import SKOS, is_listed, open_concept, scheme


def region(writer: Writer) -> NamedNode:
    """The concept of the registered code; one that the code list does not hold yet is stated by its code alone."""
    code = writer.key.region
    node = open_concept("region", code)
    if not is_listed(node):
        writer.a(node, SKOS.Concept)
        writer.say(node, SKOS.inScheme, scheme("region"))
        writer.say(node, SKOS.notation, Literal(code))
        labels = (chinese(f"行政区划{code}"), english(f"Administrative division {code}"))
        writer.say(node, SKOS.prefLabel, *labels)
    return node
