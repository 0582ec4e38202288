"""The administrative division that a department belongs to (GB/T 2260)."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from budgetgraph.listed.region import region_concept
from budgetgraph.regions import by_code
from budgetgraph.triples.writer import Writer, chinese, english
from budgetgraph.vocabulary import SKOS, scheme


def region(writer: Writer) -> NamedNode:
    """The concept of the registered code; one that no list ever held is stated by its code alone."""
    code = writer.key.region
    node = region_concept(code)
    if by_code(code) is None:
        writer.a(node, SKOS.Concept)
        writer.say(node, SKOS.inScheme, scheme("region"))
        writer.say(node, SKOS.notation, Literal(code))
        labels = (chinese(f"行政区划{code}"), english(f"Administrative division {code}"))
        writer.say(node, SKOS.prefLabel, *labels)
    return node
