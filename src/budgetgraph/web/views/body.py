"""The bodies that disclosed something, each with what it disclosed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from budgetgraph.web.thing import Thing
from budgetgraph.web.views.entry import Entry, code_of


@dataclass(frozen=True)
class Body:
    """A department with its disclosures, the latest first."""

    body: Thing
    disclosures: tuple[Entry, ...]

    @property
    def region(self) -> Thing | None:
        """The region of its latest disclosure."""
        return self.disclosures[0].region

    @property
    def years(self) -> list[int]:
        """The years that it disclosed, the latest first."""
        return list(dict.fromkeys(entry.year for entry in self.disclosures if entry.year))


def bodies(entries: Iterable[Entry]) -> list[Body]:
    """The bodies of disclosures, by the code of their region and then by their IRI."""
    found: dict[Thing, list[Entry]] = {}
    for entry in entries:
        if entry.body:
            found.setdefault(entry.body, []).append(entry)
    all_of_them = [Body(body, tuple(own)) for body, own in found.items()]
    return sorted(all_of_them, key=lambda one: (code_of(one.region), one.body.order()))
