"""A division of China as a concept of `code/region`."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.regions import Region, successor
from budgetgraph.vocabulary import CODE_IRI, DCTERMS, OWL, RDF, SKOS, XSD

SCHEME = NamedNode(f"{CODE_IRI}region")


def region_concept(code: str) -> NamedNode:
    """The concept of a code, listed or not."""
    return NamedNode(f"{SCHEME.value}/{code}")


def region_triples(region: Region) -> Iterator[Triple]:
    """What the list says of a division: names, place in the hierarchy and, of one that is gone, what followed."""
    node = region_concept(region.code)
    yield Triple(node, RDF.type, SKOS.Concept)
    yield Triple(node, RDF.type, DCTERMS.Location)
    yield Triple(node, SKOS.inScheme, SCHEME)
    yield Triple(node, SKOS.notation, Literal(region.code))
    yield Triple(region_concept(f"level-{region.level}"), SKOS.member, node)
    yield from _place(node, region)
    yield from _names(node, region)
    yield from _validity(node, region)


def _place(node: NamedNode, region: Region) -> Iterator[Triple]:
    if region.parent:
        yield Triple(node, SKOS.broader, region_concept(region.parent))
    else:
        yield Triple(node, SKOS.topConceptOf, SCHEME)
        yield Triple(SCHEME, SKOS.hasTopConcept, node)


def _names(node: NamedNode, region: Region) -> Iterator[Triple]:
    yield Triple(node, SKOS.prefLabel, Literal(region.name, language="zh-Hans"))
    yield Triple(node, SKOS.prefLabel, Literal(region.english, language="en"))
    for name in region.names[1:]:
        yield Triple(node, SKOS.altLabel, Literal(name, language="zh-Hans"))
    if region.english_short != region.english:
        yield Triple(node, SKOS.altLabel, Literal(region.english_short, language="en"))


def _validity(node: NamedNode, region: Region) -> Iterator[Triple]:
    """The years in whose lists the code stands, as an interval of ISO 8601-2 (`1982/2014`, `../2014`, `2015/..`)."""
    if region.first or region.last:
        yield Triple(node, DCTERMS.valid, Literal(f"{region.first or '..'}/{region.last or '..'}"))
    if region.last:
        yield Triple(node, OWL.deprecated, Literal("true", datatype=XSD.boolean))
    follower = successor(region)
    if follower:
        yield Triple(node, DCTERMS.isReplacedBy, region_concept(follower.code))
