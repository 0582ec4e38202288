"""The page of a region: its departments, and the regions below it that have some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from budgetgraph.vocabulary import BG, ORG, SKOS, scheme
from budgetgraph.web.thing import Thing
from budgetgraph.web.views.body import Body
from budgetgraph.web.views.entry import entries_of

SHOWN = 100
"""How many departments the page of a region lists; `/departments` has all."""


class Below(NamedTuple):
    """A region below, and how many departments it has with all that is below it."""

    region: Thing
    departments: int


def is_region(thing: Thing) -> bool:
    """Whether a concept is one of the list of regions."""
    return scheme("region") in thing.values(SKOS.inScheme)


def region_context(region: Thing) -> dict[str, Any]:
    """What `region.html` shows."""
    below = [Below(one, sum(1 for _ in _departments_within(one))) for one in region.pointing(SKOS.broader)]
    own = list(_departments(region))
    return {
        "above": list(_above(region))[::-1],
        "bodies": [Body(one, tuple(entries_of(one))) for one in own[:SHOWN]],
        "total": len(own),
        "below": [one for one in below if one.departments],
        "others": [one.region for one in below if not one.departments],
    }


def _departments(region: Thing) -> Iterator[Thing]:
    """The departments of a region that disclosed something."""
    for one in region.pointing(BG.region):
        if one.is_a(ORG.FormalOrganization) and one.pointing(BG.disclosingBody):
            yield one


def _departments_within(region: Thing) -> Iterator[Thing]:
    yield from _departments(region)
    for one in region.pointing(SKOS.broader):
        yield from _departments_within(one)


def _above(region: Thing) -> Iterator[Thing]:
    """The regions that it is part of, the nearest first; no more than there are levels."""
    for _ in range(3):
        above = region.thing(SKOS.broader)
        if above is None:
            return
        yield above
        region = above
