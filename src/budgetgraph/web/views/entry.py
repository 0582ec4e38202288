"""A disclosure as lists know it: whose it is, of which region, year and kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from budgetgraph.identifiers import DisclosureKey
from budgetgraph.vocabulary import BG, DCTERMS
from budgetgraph.web.thing import Reader, Thing


@dataclass(frozen=True)
class Entry:
    """A disclosure with the body that disclosed it and the region of both; `key` is None where it names none."""

    disclosure: Thing
    body: Thing | None
    region: Thing | None
    key: DisclosureKey | None

    @property
    def year(self) -> int:
        """Its fiscal year, 0 where it is not known."""
        return self.key.year if self.key else 0

    @property
    def kind(self) -> str:
        """`budget` or `final`."""
        return self.key.kind if self.key else ""

    @property
    def caliber(self) -> str:
        """`department` or `unit`."""
        return self.key.caliber if self.key else ""

    @property
    def region_code(self) -> str:
        """The code of its region, which its key has, too."""
        return code_of(self.region) or (self.key.region if self.key else "")


def entries(reader: Reader) -> list[Entry]:
    """All disclosures, the latest years first; nothing is read of each alone, so that there may be many."""
    bodies, regions = _objects(reader, BG.disclosingBody), _objects(reader, BG.region)
    identifiers = {
        triple.subject: triple.object.value
        for triple in reader.store.triples(None, DCTERMS.identifier)
        if isinstance(triple.object, Literal)
    }
    found = [
        Entry(
            one,
            bodies.get(one.node),
            regions.get(one.node),
            DisclosureKey.read(identifiers.get(one.node, "")),
        )
        for one in reader.instances(BG.Disclosure)
    ]
    return latest_first(found)


def entries_of(body: Thing) -> list[Entry]:
    """The disclosures of one body, the latest years first."""
    return latest_first(map(_entry, body.pointing(BG.disclosingBody)))


def latest_first(found: Iterable[Entry]) -> list[Entry]:
    """By year; within a year they stay in their order."""
    return sorted(found, key=lambda entry: -entry.year)


def code_of(region: Thing | None) -> str:
    """A region's code, six digits; empty for none."""
    return region.last if region else ""


def _entry(disclosure: Thing) -> Entry:
    key = DisclosureKey.read(disclosure.text(DCTERMS.identifier) or "")
    return Entry(disclosure, disclosure.thing(BG.disclosingBody), disclosure.thing(BG.region), key)


def _objects(reader: Reader, predicate: NamedNode) -> dict[NamedNode, Thing]:
    return {
        triple.subject: reader.thing(triple.object)
        for triple in reader.store.triples(None, predicate)
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode)
    }
