"""What the long code lists say: of one concept, and altogether."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import NamedNode, Triple

from budgetgraph import classifications
from budgetgraph.classifications import SCHEMES, YEARS
from budgetgraph.listed.classes import class_triples
from budgetgraph.listed.region import region_triples
from budgetgraph.listed.schemes import all_class_triples, scheme_triples
from budgetgraph.regions import all_regions, by_code
from budgetgraph.vocabulary import CODE_IRI, SKOS

_FOLLOWED = (SKOS.broader, SKOS.inScheme)


def about(nodes: Iterable[NamedNode]) -> Iterator[Triple]:
    """What the lists say of concepts, of those above them and of their schemes; nothing of what they do not hold."""
    waiting, seen = list(nodes), set[NamedNode]()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        found = triples_of(node)
        yield from found
        waiting += [t.object for t in found if t.predicate in _FOLLOWED and isinstance(t.object, NamedNode)]


@cache
def triples_of(node: NamedNode) -> tuple[Triple, ...]:
    """What the lists say of one concept or scheme."""
    name, *rest = node.value.removeprefix(CODE_IRI).split("/")
    if name == "region" and len(rest) == 1:
        region = by_code(rest[0])
        return tuple(region_triples(region)) if region else ()
    if name in SCHEMES and rest and rest[0].isdecimal() and int(rest[0]) in YEARS:
        return tuple(_of_classification(name, int(rest[0]), *rest[1:]))
    return ()


def _of_classification(scheme: str, year: int, code: str = "", *deeper: str) -> Iterator[Triple]:
    listed = classifications.by_code(scheme, code, year)
    if not code:
        yield from scheme_triples(scheme, year)
    elif listed and listed.is_listed(year) and not deeper:
        yield from class_triples(listed, year)


def all_listed() -> Iterator[Triple]:
    """Everything that the lists say."""
    for region in all_regions():
        yield from region_triples(region)
    yield from all_class_triples()
