"""The disclosures of a department: which year each is of, which kind it is, and whose figures it has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from budgetgraph.identifiers import DisclosureKey
from budgetgraph.vocabulary import BG, DCTERMS, DQV
from budgetgraph.web.comparison.item import Item
from budgetgraph.web.thing import Thing
from budgetgraph.web.views.disclosure import measurements
from budgetgraph.web.views.public_tables import PublicTable, public_tables

_PHASES = {"budget": "approved", "final": "executed"}
_UNREAD = ("numbers-unread", "numbers-in-unread-sections")


@dataclass
class Disclosed:
    """A disclosure: `kind` is `budget` or `final`, `caliber` is `department` or `unit`."""

    disclosure: Thing
    year: int
    kind: str
    caliber: str

    @property
    def phase(self) -> str:
        """What its own figures are: `approved` or `executed`."""
        return _PHASES[self.kind]

    def figure_iri(self, item: Item, year: int, phase: str) -> str:
        """The IRI that a figure has if the disclosure states it; year and phase are named where not its own."""
        parts = [self.disclosure.iri, "figure", item.path]
        parts += [str(year)] if year != self.year else []
        return "/".join(parts + ([phase] if phase != self.phase else []))

    @cached_property
    def tables(self) -> list[PublicTable]:
        """Its public tables, with what is said of them."""
        return public_tables(self.disclosure)

    @cached_property
    def is_wholly_read(self) -> bool:
        """Whether every number that it prints is accounted for, so that what was not found is not there."""
        measured = measurements(self.disclosure)
        return all(slug in measured and not measured[slug].number(DQV.value) for slug in _UNREAD)

    @property
    def scope(self) -> str:
        """Whether it has the body's `own` figures or those `consolidated` with its units; empty where unknown."""
        scope = self.disclosure.thing(BG.scope)
        return scope.last if scope else ""


def disclosures_of(department: Thing) -> list[Disclosed]:
    """All that the release has of a department, in the order of their years."""
    found = (_disclosed(one) for one in department.pointing(BG.disclosingBody))
    return sorted((one for one in found if one), key=lambda one: (one.year, one.kind, one.caliber))


def _disclosed(disclosure: Thing) -> Disclosed | None:
    key = DisclosureKey.read(disclosure.text(DCTERMS.identifier) or "")
    return Disclosed(disclosure, key.year, key.kind, key.caliber) if key else None
