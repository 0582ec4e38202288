"""What a search found, as the page shows it: by thing, with where it stands and the matched parts marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from time import monotonic

from pyoxigraph import NamedNode

from budgetgraph.search import Facets, Hit
from budgetgraph.search.index import CANDIDATES
from budgetgraph.search.wording import Wording
from budgetgraph.vocabulary import BG, DCAT, DCTERMS, OA, OBEU_DIMENSION, ORG, QB, RDF, SH, SKOS
from budgetgraph.web.http.problems import Problem
from budgetgraph.web.live import Live
from budgetgraph.web.thing import Reader, Thing

PAGE_SIZE = 20
"""How many hits a page has."""
KINDS_SHOWN = 12
"""How many classes the results can be narrowed to."""
LONGEST = 5.0
"""Seconds after which a search is broken off."""
_BEFORE, _LENGTH = 40, 200  # code points of a long text that are shown: before the first match, and in all
_CLIMB = 8  # how many links may lead from a thing to its disclosure


@dataclass(frozen=True)
class Asked:
    """What a request asks: the text as typed, the class to narrow to (an IRI, mostly empty), the page from 1."""

    text: str
    type: str = ""
    page: int = 1

    @property
    def wording(self) -> Wording:
        """What is looked for: a number in its other printed forms, too."""
        return Wording.of_amount(self.text)


@dataclass(frozen=True)
class Kind:
    """A class by the names that people know it by."""

    iri: str
    zh: str
    en: str


@dataclass(frozen=True)
class Piece:
    """A part of a text; `marked` where it was looked for."""

    text: str
    marked: bool


@dataclass
class Found:
    """A thing with its hits: its address here (None for things of others), its disclosure where it has one."""

    thing: Thing
    address: str | None
    disclosure: Thing | None
    hits: list[Hit] = field(default_factory=list)

    @property
    def title(self) -> Thing:
        """What gives it its name: itself, else what it is a figure of, else what it is part of."""
        bearers = (bearer for one in _wholes(self.thing) for bearer in (one, one.thing(BG.lineItem)))
        return next((one for one in islice(bearers, _CLIMB) if one and one.name), self.thing)

    @property
    def whole(self) -> Thing | None:
        """What it is part of below its disclosure, where that has another name."""
        above = islice(_wholes(self.thing), 1, _CLIMB)
        named = (one for one in above if one.name and one.label != self.title.label)
        return next((one for one in named if not one.is_a(BG.Disclosure)), None)

    @property
    def name_hit(self) -> Hit | None:
        """The hit that is its very name, or stands for one where it has none."""
        if not self.title.name:
            return self.hits[0]
        return next((hit for hit in self.hits if hit.text == self.title.label), None)

    @property
    def department(self) -> Thing | None:
        """The body that its disclosure is of."""
        return self.disclosure.thing(BG.disclosingBody) if self.disclosure else None

    @property
    def year(self) -> str:
        """The year of its disclosure, empty without one."""
        year = self.disclosure.thing(OBEU_DIMENSION.fiscalYear) if self.disclosure else None
        return year.last if year else ""

    @property
    def kinds(self) -> list[Kind]:
        """Its classes, as far as they have names."""
        return [kind for one in self.thing.things(RDF.type) if (kind := kind_of(one))]


@dataclass(frozen=True)
class Results:
    """A page of results. `total` counts all texts that were found; `pages` are those that can be looked at."""

    asked: Asked
    wording: Wording
    total: int
    pages: int
    kinds: list[tuple[Kind, int]]
    groups: list[Found]

    @property
    def first(self) -> int:
        """The number of the first hit of the page."""
        return (self.asked.page - 1) * PAGE_SIZE + 1

    @property
    def beyond(self) -> bool:
        """Whether more was found than can be looked at."""
        return self.total > CANDIDATES

    def pieces(self, hit: Hit) -> list[Piece]:
        """The text of a hit around its first match, in pieces."""
        places = self.wording.places(hit.text)
        begin = max(0, places[0][0] - _BEFORE) if places and len(hit.text) > _LENGTH else 0
        return list(_pieces(hit.text, places, begin, begin + _LENGTH))


def results(live: Live, asked: Asked) -> Results:
    """Searches; raises a 404 `Problem` for a release without an index and for a page that there is not.

    Raises a 504 `Problem` after `LONGEST` seconds.
    """
    try:
        return _results(live, asked, monotonic() + LONGEST)
    except TimeoutError as error:
        what = f"The search was stopped after {LONGEST:g} seconds, which is the longest that one may take."
        raise Problem(504, what, "Search for something rarer.") from error


def _results(live: Live, asked: Asked, deadline: float) -> Results:
    index = live.search
    if index is None:
        raise Problem(
            404, "This release cannot be searched.", "It has no index; publish it again to get one."
        )
    facets = Facets(types=[asked.type] if asked.type else [])
    wording = asked.wording
    total = index.count(wording, facets, deadline=deadline)
    pages = -(-min(total, CANDIDATES) // PAGE_SIZE)
    if asked.page > max(1, pages):
        raise Problem(404, f"There is no page {asked.page}.", "Follow the links from the first page.")
    offset = (asked.page - 1) * PAGE_SIZE
    hits = index.find(wording, facets, limit=PAGE_SIZE, offset=offset, deadline=deadline)
    reader = Reader(live.store)
    counts = index.kinds(wording, deadline=deadline).items()
    kinds = [(kind, count) for iri, count in counts if (kind := kind_of(reader.thing(NamedNode(iri))))]
    return Results(asked, wording, total, pages, kinds[:KINDS_SHOWN], _groups(live, reader, hits))


def _groups(live: Live, reader: Reader, hits: list[Hit]) -> list[Found]:
    """The hits by thing, in the order of the best of each."""
    groups: dict[str, Found] = {}
    for hit in hits:
        if hit.subject not in groups:
            thing = reader.thing(NamedNode(hit.subject))
            address = live.addresses.document(hit.subject)
            groups[hit.subject] = Found(thing, address, _disclosure(reader, thing, hit))
        groups[hit.subject].hits.append(hit)
    return list(groups.values())


def _disclosure(reader: Reader, thing: Thing, hit: Hit) -> Thing | None:
    """The disclosure that the text comes from: its graph is called so; findings lead to it."""
    named = [reader.thing(NamedNode(hit.graph))] if hit.graph else []
    candidates = [*named, *islice(_wholes(thing), _CLIMB)]
    return next((one for one in candidates if one.is_a(BG.Disclosure)), None)


def _wholes(thing: Thing) -> Iterator[Thing]:
    whole: Thing | None = thing
    while whole:
        yield whole
        links = (whole.thing(link) for link in (DCTERMS.isPartOf, QB.dataSet, OA.hasTarget))
        whole = next((link for link in links if link), None)


def _pieces(text: str, places: list[tuple[int, int]], begin: int, end: int) -> Iterator[Piece]:
    yield Piece("…" if begin else "", marked=False)
    place = begin
    for start, stop in places:
        if start >= end:
            break
        yield Piece(text[place:start], marked=False)
        yield Piece(text[start:stop], marked=True)
        place = stop
    yield Piece(text[place : max(place, end)], marked=False)
    yield Piece("…" if end < len(text) else "", marked=False)


def kind_of(thing: Thing) -> Kind | None:
    """A class with its names: those that the ontology gives, or ours for classes of others; None without any."""
    if thing.name:
        return Kind(thing.iri, thing.label, thing.english or "")
    names = _borrowed().get(thing.node)
    return Kind(thing.iri, *names) if names else None


@cache
def _borrowed() -> dict[NamedNode, tuple[str, str]]:
    """What classes of other vocabularies are for here. Those that say nothing to people are left out."""
    return {
        DCAT.Catalog: ("目录", "Catalogue"),
        OA.SpecificResource: ("原文段落", "Passage"),
        ORG.FormalOrganization: ("部门", "Department"),
        ORG.OrganizationalUnit: ("内设机构", "Unit"),
        QB.Observation: ("数字", "Figure"),
        SH.PropertyShape: ("核对规则", "Rule"),
        SKOS.Concept: ("代码", "Code"),
        SKOS.ConceptScheme: ("代码表", "Code list"),
    }
