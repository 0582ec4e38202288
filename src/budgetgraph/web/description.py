"""What a document about a thing says: its own triples, its parts', and what a reader needs around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.vocabulary import BG, DCAT, DCTERMS, DQV, FOAF, OA, PROV, QB, RDF, RDFS, SKOS, XKOS
from budgetgraph.web.thing import Triples, natural

PAGE_SIZE = 500
"""How many things that belong to a thing one page of its description lists."""


@dataclass(frozen=True)
class Description:
    """The triples of a document, to be gone through once, and whether further pages list more of what belongs to it."""

    triples: Iterable[Triple]
    more: bool = False
    belonging: list[NamedNode] = field(default_factory=list)


def describe(store: Triples, node: NamedNode, page: int = 1) -> Description:
    """The description of `node`; empty when the graph says nothing about it.

    It holds its own triples from all graphs; its parts (`X#…`), which have no document of their own; the
    passages that these quote, with their selectors; what belongs to it (see `belonging_to`), `PAGE_SIZE` a
    page, by link, class and label; and labels of everything that is pointed to.
    """
    own = _with_parts(store, node)
    if not own:
        return Description([])
    quoted = [triple for passage in _quoted(own) for triple in _with_selectors(store, passage)]
    belonging = sorted(_belonging(store, node), key=lambda triple: natural(str(triple.subject)))
    shown = belonging[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    cards = [triple for link in shown for triple in (link, *_card(store, link.subject))]
    said = dict.fromkeys([*own, *quoted, *cards])
    labels = _labels(store, said)
    return Description(
        triples=list(dict.fromkeys([*said, *labels])),
        more=len(belonging) > page * PAGE_SIZE,
        belonging=[link.subject for link in shown if isinstance(link.subject, NamedNode)],
    )


def belonging_predicates() -> tuple[NamedNode, ...]:
    """The links by which something says that it belongs to, is about or follows from something else."""
    return (
        DCTERMS.isPartOf, QB.dataSet, DCAT.inSeries, BG.disclosingBody, BG.region, SKOS.inScheme, SKOS.broader,
        OA.hasTarget, PROV.wasDerivedFrom, DCTERMS.references, BG.changeOf, BG.sumOf, BG.forProject,
        XKOS.coreContentNote, DQV.computedOn,
    )  # fmt: skip


def _with_parts(store: Triples, node: NamedNode) -> list[Triple]:
    """A thing's own triples and those of its parts, found along links in both directions."""
    found: dict[NamedNode, list[Triple]] = {}
    waiting = [node]
    while waiting:
        subject = waiting.pop()
        if subject in found:
            continue
        found[subject] = list(store.triples(subject))
        waiting.extend(part for part in _neighbours(store, subject, found[subject]) if _is_part(part, node))
    return [triple for triples in found.values() for triple in triples]


def _neighbours(store: Triples, subject: NamedNode, own: Iterable[Triple]) -> Iterator[NamedNode]:
    yield from (triple.object for triple in own if isinstance(triple.object, NamedNode))
    for predicate in (DCTERMS.isPartOf, OA.hasSource):
        for triple in store.triples(None, predicate, subject):
            if isinstance(triple.subject, NamedNode):
                yield triple.subject


def _is_part(node: NamedNode, whole: NamedNode) -> bool:
    return node.value.startswith(f"{whole.value}#")


def _quoted(triples: Iterable[Triple]) -> dict[NamedNode, None]:
    quotes = (triple.object for triple in triples if triple.predicate == PROV.wasQuotedFrom)
    return dict.fromkeys(passage for passage in quotes if isinstance(passage, NamedNode))


def _with_selectors(store: Triples, passage: NamedNode) -> Iterator[Triple]:
    for triple in store.triples(passage):
        yield triple
        if triple.predicate == OA.hasSelector and isinstance(triple.object, NamedNode):
            yield from store.triples(triple.object)


def _belonging(store: Triples, node: NamedNode) -> Iterator[Triple]:
    for predicate in belonging_predicates():
        for triple in store.triples(None, predicate, node):
            if isinstance(triple.subject, NamedNode) and not _is_part(triple.subject, node):
                yield triple


def _card(store: Triples, subject: object) -> Iterator[Triple]:
    if isinstance(subject, NamedNode):
        yield from store.triples(subject, RDF.type)
        yield from _names(store, subject)


def _labels(store: Triples, said: Iterable[Triple]) -> Iterator[Triple]:
    triples = list(said)
    described = {triple.subject for triple in triples}
    targets = dict.fromkeys(triple.object for triple in triples if isinstance(triple.object, NamedNode))
    for target in targets:
        if target not in described:
            yield from _names(store, target)


def _names(store: Triples, node: NamedNode) -> Iterator[Triple]:
    for predicate in (SKOS.prefLabel, RDFS.label, DCTERMS.title, FOAF.name):
        yield from islice((t for t in store.triples(node, predicate) if isinstance(t.object, Literal)), 10)
