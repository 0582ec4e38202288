"""`/sparql/terms.json`: what the query editor completes, from the published ontology and how often each term is used."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypedDict

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.releases.statistics import used_terms
from budgetgraph.vocabulary import DCTERMS, PREFIXES, RDFS, SKOS, Namespace
from budgetgraph.web.http.rendition import Rendition, send
from budgetgraph.web.live import Live, serving
from budgetgraph.web.thing import CHINESE, ENGLISH, Reader, Thing

OWL = Namespace("owl")

_LABELS = (RDFS.label, SKOS.prefLabel, DCTERMS.title)
_COMMENTS = (SKOS.definition, RDFS.comment, DCTERMS.description)
_LANGUAGES = {CHINESE: "zh", "zh": "zh", "zh-cn": "zh", ENGLISH: "en"}

Texts = dict[str, str]


class Term(TypedDict):
    """A class or property. `label` and `comment` are by language (`zh`, `en`), as far as the graph has them.

    `count` is the number of instances of a class that have an IRI, and of the triples of a property.
    """

    iri: str
    label: Texts
    comment: Texts
    count: int


class Terms(TypedDict):
    """The document: `prefixes` leads from prefix to namespace; the terms most used come first."""

    release: str
    prefixes: dict[str, str]
    classes: list[Term]
    properties: list[Term]


async def terms(request: Request) -> Response:
    """The terms of the release that is served, with the counts that were made when it was."""
    live = await serving(request)

    def make() -> Rendition:
        body = json.dumps(published_terms(live), ensure_ascii=False, separators=(",", ":")).encode()
        return Rendition.of(body, "application/json", version=live.version, name="terms")

    return send(request, await live.rendition("/sparql/terms.json", make), live.modified)


def published_terms(live: Live) -> Terms:
    """Every class and property that the graph uses, or that its ontology declares and nothing uses yet (count 0)."""
    reader = Reader(live.store)
    classes, properties = used_terms(live.release)
    return {
        "release": live.version,
        "prefixes": PREFIXES,
        "classes": _terms(reader, {one.kind: one.entities for one in classes}, (OWL.Class,)),
        "properties": _terms(
            reader,
            {one.property: one.triples for one in properties},
            (OWL.ObjectProperty, OWL.DatatypeProperty),
        ),
    }


def _terms(reader: Reader, counts: dict[str, int], kinds: Iterable[NamedNode]) -> list[Term]:
    declared = {thing.iri: 0 for kind in kinds for thing in reader.instances(kind)}
    used = sorted((declared | counts).items(), key=lambda item: (-item[1], item[0]))
    return [_term(reader.thing(NamedNode(iri)), count) for iri, count in used]


def _term(thing: Thing, count: int) -> Term:
    label, comment = _texts(thing, _LABELS), _texts(thing, _COMMENTS)
    return {"iri": thing.iri, "label": label, "comment": comment, "count": count}


def _texts(thing: Thing, predicates: Iterable[NamedNode]) -> Texts:
    """In each language the first text that is in that language: an English one is not passed off as Chinese."""
    found: Texts = {}
    for predicate in predicates:
        for literal in thing.literals(predicate):
            if literal.language in _LANGUAGES:
                found.setdefault(_LANGUAGES[literal.language], literal.value)
    return found
