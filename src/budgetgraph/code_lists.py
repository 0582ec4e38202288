"""Code lists by their labels: which concept does a printed name stand for?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode

from budgetgraph.vocabulary import CODE_IRI, PREFIXES, RDF, SKOS, ontology_quads

_LABELS = (PREFIXES["skos"] + "prefLabel", PREFIXES["skos"] + "altLabel")


@cache
def code_list(scheme_name: str) -> dict[str, str]:
    """The slugs of a code list by each Chinese label that its concepts have."""
    prefix = f"{CODE_IRI}{scheme_name}/"
    return {label.value: concept.value.removeprefix(prefix) for concept, label in _labels(prefix)}


def _labels(prefix: str) -> Iterator[tuple[NamedNode, Literal]]:
    concepts = _concepts()
    for quad in ontology_quads():
        subject, label = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(label, Literal):
            continue
        is_chinese = quad.predicate.value in _LABELS and (label.language or "").startswith("zh")
        # Levels (一级指标) have labels too; they are no concepts.
        if is_chinese and subject.value.startswith(prefix) and subject in concepts:
            yield subject, label


@cache
def _concepts() -> frozenset[NamedNode]:
    quads = (quad for quad in ontology_quads() if quad.predicate == RDF.type and quad.object == SKOS.Concept)
    return frozenset(quad.subject for quad in quads if isinstance(quad.subject, NamedNode))
