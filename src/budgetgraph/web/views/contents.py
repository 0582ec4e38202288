"""What belongs to a disclosure, by kind and in the order of the document."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from budgetgraph.vocabulary import BG, DCTERMS, QB, RDF
from budgetgraph.web.quotation import first_place
from budgetgraph.web.thing import Thing


class Contents:
    """The things that are part of a disclosure (or of a project, a goal, a measure).

    It knows which of them have been handed out, so that a page can show what it has no place for.
    """

    def __init__(self, whole: Thing) -> None:
        self._rest: dict[str, Thing] = {}
        self._by_kind: dict[NamedNode, list[Thing]] = {}
        self._by_structure: dict[NamedNode, list[Thing]] = {}
        for thing in whole.pointing(DCTERMS.isPartOf):
            self._add(thing)

    def of(self, kind: NamedNode) -> list[Thing]:
        """The parts of a class, by their position."""
        return self._handed_out(in_order(self._by_kind.get(kind, [])))

    def observations(self, structure: NamedNode) -> list[Thing]:
        """The observations of the cube with this structure, in the order in which they are printed."""
        found = self._by_structure.get(structure, [])
        return self._handed_out(sorted(found, key=lambda thing: (first_place(thing), thing.order())))

    def rest(self) -> list[Thing]:
        """What has not been handed out."""
        return in_order(self._rest.values())

    def _handed_out(self, things: list[Thing]) -> list[Thing]:
        for thing in things:
            self._rest.pop(thing.iri, None)
        return things

    def _add(self, thing: Thing) -> None:
        self._rest[thing.iri] = thing
        for kind in thing.values(RDF.type):
            if isinstance(kind, NamedNode):
                self._by_kind.setdefault(kind, []).append(thing)
        cube = thing.thing(QB.dataSet)
        structure = cube.thing(QB.structure) if cube else None
        if structure:
            self._by_structure.setdefault(structure.node, []).append(thing)


def in_order(things: Iterable[Thing]) -> list[Thing]:
    """Things by their `bg:position`, then in the natural order of their IRIs."""
    return sorted(things, key=lambda thing: (thing.number(BG.position) or 0, thing.order()))
