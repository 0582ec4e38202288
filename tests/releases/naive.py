"""The statistics of a graph counted once more, in the plainest way: over a list of its triples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Triple

from budgetgraph.releases.statistics import ClassCount, PropertyCount, Statistics
from budgetgraph.vocabulary import RDF


def naive_statistics(triples: Iterable[Triple], graph: str | None) -> Statistics:
    """What `count` should say, but for links."""
    said = set(triples)
    kinds = defaultdict(set)
    for triple in said:
        if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
            kinds[triple.object].add(triple.subject)
    return Statistics(
        graph=graph,
        triples=len(said),
        entities=len(
            {t.subject for t in said if t.predicate == RDF.type and isinstance(t.subject, NamedNode)}
        ),
        subjects=len({t.subject for t in said}),
        objects=len({t.object for t in said}),
        classes=tuple(
            _class(kind, instances, said)
            for kind, instances in sorted(kinds.items(), key=lambda entry: entry[0].value)
        ),
        properties=_properties(said),
    )


def _class(kind: NamedNode, instances: set[object], said: set[Triple]) -> ClassCount:
    about = {triple for triple in said if triple.subject in instances}
    entities = sum(isinstance(instance, NamedNode) for instance in instances)
    return ClassCount(kind.value, entities, len(about), _properties(about))


def _properties(said: set[Triple]) -> tuple[PropertyCount, ...]:
    by_property = defaultdict(set)
    for triple in said:
        by_property[triple.predicate.value].add(triple)
    return tuple(
        PropertyCount(iri, len(use), len({t.subject for t in use}), len({t.object for t in use}))
        for iri, use in sorted(by_property.items())
    )
