"""Code lists by their labels: which concept does a printed name stand for?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode

from budgetgraph.vocabulary import CODE_IRI, PREFIXES, ontology_quads

_LABELS = (PREFIXES["skos"] + "prefLabel", PREFIXES["skos"] + "altLabel")


@cache
def code_list(scheme_name: str) -> dict[str, str]:
    """The slugs of a code list by each Chinese label that its concepts have."""
    return dict(_labels(f"{CODE_IRI}{scheme_name}/"))


def _labels(prefix: str) -> Iterator[tuple[str, str]]:
    for quad in ontology_quads():
        subject, label = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(label, Literal):
            continue
        is_chinese = quad.predicate.value in _LABELS and (label.language or "").startswith("zh")
        if is_chinese and subject.value.startswith(prefix):
            yield label.value, subject.value.removeprefix(prefix)
