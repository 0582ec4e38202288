"""Things of the graph as a page sees them: their values, what they point to and what points to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.vocabulary import DCTERMS, FOAF, PREFIXES, RDF, RDFS, SH, SKOS

_NUMBER = re.compile(r"\d+")
CHINESE = "zh-hans"
ENGLISH = "en"


class Triples(Protocol):
    """What is needed of the store: its triples by pattern, each once."""

    def triples(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
    ) -> Iterator[Triple]:
        """The triples that match."""
        ...


class Reader:
    """Reads things, each once: make one for each page."""

    def __init__(self, store: Triples) -> None:
        self.store = store
        self._things: dict[str, Thing] = {}

    def thing(self, node: NamedNode) -> Thing:
        """The thing with this IRI, known to the graph or not."""
        thing = self._things.get(node.value)
        if thing is None:
            thing = self._things[node.value] = Thing(self, node)
        return thing

    def rows(self, thing: Thing) -> list[tuple[Thing, list[NamedNode | Literal]]]:
        """All properties of a thing with their values, each in a stable order."""
        rows = [
            (self.thing(p), sorted(v, key=lambda x: natural(x.value))) for p, v in thing.properties.items()
        ]
        return sorted(rows, key=lambda row: short(row[0].iri))

    def instances(self, kind: NamedNode) -> list[Thing]:
        """The things of a class, in the natural order of their IRIs."""
        return self.pointing(RDF.type, kind)

    def pointing(self, predicate: NamedNode, to: NamedNode | Literal) -> list[Thing]:
        """The things that point to `to` with `predicate`, in the natural order of their IRIs."""
        subjects = (triple.subject for triple in self.store.triples(None, predicate, to))
        return sorted((self.thing(s) for s in subjects if isinstance(s, NamedNode)), key=Thing.order)


class Thing:
    """A named node with its triples; nothing is read before it is asked for."""

    def __init__(self, reader: Reader, node: NamedNode) -> None:
        self.reader = reader
        self.node = node

    @property
    def iri(self) -> str:
        """Its IRI."""
        return self.node.value

    @property
    def last(self) -> str:
        """The last part of its IRI: a slug, a code, a year, a department's key."""
        return self.iri.rpartition("/")[2]

    @property
    def exists(self) -> bool:
        """Whether the graph says anything about it."""
        return bool(self.properties)

    @cached_property
    def properties(self) -> dict[NamedNode, list[NamedNode | Literal]]:
        """Its values by predicate."""
        found: dict[NamedNode, list[NamedNode | Literal]] = {}
        for triple in self.reader.store.triples(self.node):
            if isinstance(triple.object, NamedNode | Literal):
                found.setdefault(triple.predicate, []).append(triple.object)
        return found

    def values(self, predicate: NamedNode) -> list[NamedNode | Literal]:
        """All its values of a predicate."""
        return self.properties.get(predicate, [])

    def literals(self, predicate: NamedNode) -> list[Literal]:
        """Its literal values of a predicate, in a stable order."""
        literals = [value for value in self.values(predicate) if isinstance(value, Literal)]
        return sorted(literals, key=lambda literal: (literal.language or "", literal.value))

    def literal(self, predicate: NamedNode, language: str = CHINESE) -> Literal | None:
        """Its value in the language, else in none, else in any."""
        order = {language: 0, None: 1}
        return min(self.literals(predicate), key=lambda x: order.get(x.language, 2), default=None)

    def text(self, predicate: NamedNode, language: str = CHINESE) -> str | None:
        """The characters of `literal`."""
        literal = self.literal(predicate, language)
        return None if literal is None else literal.value

    def number(self, predicate: NamedNode) -> Decimal | None:
        """Its numeric value, exact."""
        text = self.text(predicate)
        return None if text is None else Decimal(text)

    def flag(self, predicate: NamedNode) -> bool:
        """Whether its value is true."""
        return self.text(predicate) in ("true", "1")

    def things(self, predicate: NamedNode) -> list[Thing]:
        """The things it points to, in the natural order of their IRIs."""
        nodes = (value for value in self.values(predicate) if isinstance(value, NamedNode))
        return sorted((self.reader.thing(node) for node in nodes), key=Thing.order)

    def thing(self, predicate: NamedNode) -> Thing | None:
        """The first of the things it points to."""
        return next(iter(self.things(predicate)), None)

    def pointing(self, predicate: NamedNode) -> list[Thing]:
        """The things that point to it, in the natural order of their IRIs."""
        return self.reader.pointing(predicate, self.node)

    def is_a(self, kind: NamedNode) -> bool:
        """Whether it is declared an instance of the class."""
        return kind in self.values(RDF.type)

    @cached_property
    def name(self) -> Literal | None:
        """What people call it, in Chinese if the graph says so."""
        return self._name(CHINESE)

    @cached_property
    def label(self) -> str:
        """What people call it, else a short form of its IRI."""
        return self.name.value if self.name else short(self.iri)

    @cached_property
    def english(self) -> str | None:
        """Its English name where the label is not English itself."""
        name = self._name(ENGLISH)
        return name.value if name and name.language == ENGLISH and name.value != self.label else None

    def order(self) -> str:
        """Its place in the natural order of IRIs: `project/2` before `project/10`."""
        return natural(self.iri)

    def _name(self, language: str) -> Literal | None:
        predicates = (SKOS.prefLabel, RDFS.label, DCTERMS.title, FOAF.name, SH.name)
        names = [name for predicate in predicates if (name := self.literal(predicate, language))]
        return next((name for name in names if name.language == language), names[0] if names else None)


def natural(text: str) -> str:
    """A sorting key that orders the numbers within a text by their value."""
    return _NUMBER.sub(lambda number: number[0].zfill(12), text)


def short(iri: str) -> str:
    """A prefixed name where one of our prefixes fits, else the last part of the IRI."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return re.split(r"[/#]", iri.rstrip("/#"))[-1] or iri
