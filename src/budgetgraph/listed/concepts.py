"""What the long code lists say: of one concept, and altogether."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import NamedNode, Triple

from budgetgraph.listed.region import region_triples
from budgetgraph.regions import all_regions, by_code
from budgetgraph.vocabulary import CODE_IRI, SKOS


def about(nodes: Iterable[NamedNode]) -> Iterator[Triple]:
    """What the lists say of concepts and of those above them; nothing of a node that they do not hold."""
    waiting, seen = list(nodes), set[NamedNode]()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        found = triples_of(node)
        yield from found
        waiting += [
            t.object for t in found if t.predicate == SKOS.broader and isinstance(t.object, NamedNode)
        ]


@cache
def triples_of(node: NamedNode) -> tuple[Triple, ...]:
    """What the lists say of one concept."""
    name, _, code = node.value.removeprefix(CODE_IRI).rpartition("/")
    region = by_code(code) if name == "region" else None
    return tuple(region_triples(region)) if region else ()


def all_listed() -> Iterator[Triple]:
    """Everything that the lists say."""
    for region in all_regions():
        yield from region_triples(region)
