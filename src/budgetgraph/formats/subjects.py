"""Triples by their subject: how Turtle and JSON-LD tell a graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term = NamedNode | BlankNode | Literal | Triple
Statements = dict[NamedNode, set[Term]]


def by_subject(triples: Iterable[Triple]) -> Iterator[tuple[Term, Statements]]:
    """Each subject with the objects of each predicate; a thing comes before what lies below it."""
    about: defaultdict[Term, defaultdict[NamedNode, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        about[triple.subject][triple.predicate].add(triple.object)
    for subject in sorted(about, key=_place):
        yield subject, about[subject]


def _place(subject: Term) -> str:
    # Without its brackets, because `>` sorts behind the `/` and `#` of what lies below.
    return str(subject).strip("<>")
