"""The statistics of a graph in VoID (https://www.w3.org/TR/void/), without blank nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.identifiers import opaque_code, part
from budgetgraph.releases.counting import LINKED_SPACES
from budgetgraph.releases.statistics import ClassCount, PropertyCount, Statistics, Totals
from budgetgraph.vocabulary import DCTERMS, PREFIXES, RDF, VOID, XSD

_LOCAL_NAME = re.compile(r"[\w.-]+", re.ASCII)


def counts(dataset: NamedNode, entry: Totals) -> Iterator[Triple]:
    """The counts of a whole graph."""
    yield Triple(dataset, RDF.type, VOID.Dataset)
    yield from _numbers(
        dataset,
        {
            VOID.triples: entry.triples,
            VOID.entities: entry.entities,
            VOID.classes: entry.classes,
            VOID.properties: entry.properties,
            VOID.distinctSubjects: entry.subjects,
            VOID.distinctObjects: entry.objects,
        },
    )


def partitions(dataset: NamedNode, counted: Statistics, *, nested: bool) -> Iterator[Triple]:
    """A partition for each class and each property; `nested`: and for each property of each class."""
    for kind in counted.classes:
        yield from _class(dataset, kind, nested=nested)
    yield from _properties(dataset, dataset, "", counted.properties)


def vocabularies(dataset: NamedNode, counted: Statistics) -> Iterator[Triple]:
    """The vocabularies whose classes and properties are in use, by their namespaces."""
    terms = [*(one.kind for one in counted.classes), *(one.property for one in counted.properties)]
    for namespace in sorted({_namespace(term) for term in terms}):
        yield Triple(dataset, VOID.vocabulary, NamedNode(namespace))


def linksets(dataset: NamedNode, counted: Statistics) -> Iterator[Triple]:
    """The triples that lead to other publishers' data, by target and property."""
    for link in counted.links:
        target = part(_document(dataset), "target", opaque_code(link.space))
        node = part(_document(dataset), "links", opaque_code(link.space), _name(link.property))
        yield Triple(dataset, VOID.subset, node)
        yield Triple(node, RDF.type, VOID.Linkset)
        yield Triple(node, _void("linkPredicate"), NamedNode(link.property))
        yield Triple(node, _void("subjectsTarget"), dataset)
        yield Triple(node, _void("objectsTarget"), target)
        yield from _numbers(node, {VOID.triples: link.triples})
    for space in sorted({link.space for link in counted.links}):
        target = part(_document(dataset), "target", opaque_code(space))
        yield Triple(target, RDF.type, VOID.Dataset)
        yield Triple(target, DCTERMS.title, Literal(LINKED_SPACES.get(space, space), language="en"))
        yield Triple(target, VOID.uriSpace, Literal(space))


def _class(dataset: NamedNode, kind: ClassCount, *, nested: bool) -> Iterator[Triple]:
    name = f"class-{_name(kind.kind)}"
    node = part(_document(dataset), name)
    yield Triple(dataset, VOID.classPartition, node)
    yield Triple(node, VOID["class"], NamedNode(kind.kind))
    yield from _numbers(node, {VOID.entities: kind.entities, VOID.triples: kind.triples})
    if nested:
        yield from _properties(dataset, node, f"{name}-", kind.properties)


def _properties(
    dataset: NamedNode, whole: NamedNode, start: str, properties: Iterable[PropertyCount]
) -> Iterator[Triple]:
    for one in properties:
        node = part(_document(dataset), f"{start}property-{_name(one.property)}")
        yield Triple(whole, VOID.propertyPartition, node)
        yield Triple(node, VOID.property, NamedNode(one.property))
        numbers = {
            VOID.triples: one.triples,
            VOID.distinctSubjects: one.subjects,
            VOID.distinctObjects: one.objects,
        }
        yield from _numbers(node, numbers)


def _numbers(node: NamedNode, numbers: dict[NamedNode, int]) -> Iterator[Triple]:
    for predicate, number in numbers.items():
        yield Triple(node, predicate, Literal(str(number), datatype=XSD.integer))


def _document(dataset: NamedNode) -> NamedNode:
    return NamedNode(dataset.value.partition("#")[0])


def _name(iri: str) -> str:
    """A name for a term that can stand in a fragment: prefixed, or a hash where none of our prefixes fits."""
    namespace = _namespace(iri)
    local = iri.removeprefix(namespace)
    prefix = next((prefix for prefix, known in PREFIXES.items() if known == namespace), None)
    return f"{prefix}:{local}" if prefix and _LOCAL_NAME.fullmatch(local) else opaque_code(iri)


def _namespace(iri: str) -> str:
    known = [namespace for namespace in PREFIXES.values() if iri.startswith(namespace)]
    return max(known, key=len, default=re.sub(r"[^/#]*$", "", iri))


def _void(name: str) -> NamedNode:
    # These three are no terms of the published graph, which is what the closed namespace is for.
    return NamedNode(PREFIXES["void"] + name)
