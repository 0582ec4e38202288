"""Figures as the rows of a table: totals before their parts, each with its changes and last year's figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from budgetgraph.vocabulary import BG
from budgetgraph.web.thing import Thing
from budgetgraph.web.views.contents import Contents
from budgetgraph.web.views.pivot import is_own

_TOTALS = ("/figure/revenue-total", "/figure/expenditure-total")
# Line items that disclosures present together, in a section and a table of their own.
_THREE_PUBLIC = ("three-public", "conference", "training")


@dataclass(frozen=True)
class FigureRow:
    """A stated figure; `depth` below its total, its stated changes, and the year before as it follows from them.

    A disclosure can state a change without the figure: then `figure` is None.
    """

    item: Thing
    figure: Thing | None
    depth: int = 0
    changes: Sequence[Thing] = ()
    derived: Thing | None = None

    @property
    def is_three_public(self) -> bool:
        """Whether it belongs to the 三公 figures."""
        return self.item.last.startswith(_THREE_PUBLIC)


def figure_rows(contents: Contents) -> list[FigureRow]:
    """The stated figures and changes of a disclosure that are of its own year and phase."""
    figures = _totals_first(figure for figure in contents.observations(BG.FiguresStructure) if is_own(figure))
    changes = _by_item(
        [*contents.observations(BG.ChangesStructure), *contents.observations(BG.WordedChangesStructure)]
    )
    derived = _by_item(contents.observations(BG.DerivedStructure))
    rows = [
        FigureRow(
            item, figure, depth, changes.pop(item.node, ()), next(iter(derived.get(item.node, ())), None)
        )
        for figure, depth in tree(figures, sums(figures))
        if (item := figure.thing(BG.lineItem))
    ]
    return rows + [
        FigureRow(item, None, 0, found) for found in changes.values() if (item := found[0].thing(BG.lineItem))
    ]


def _totals_first(figures: Iterable[Thing]) -> list[Thing]:
    """The figures as printed, but the two totals before all: whoever comes looks for them."""
    return sorted(figures, key=lambda figure: not figure.iri.endswith(_TOTALS))


Parts = Mapping[NamedNode, Collection[NamedNode]]


def tree(things: Sequence[Thing], parts: Parts) -> Iterator[tuple[Thing, int]]:
    """The things in their order, but each whole followed by its parts, with their depth."""
    below = {part for children in parts.values() for part in children}
    seen: set[NamedNode] = set()
    for thing in things:
        if thing.node not in below:
            yield from _branch(thing, 0, things, parts, seen)
    # Totals that contain each other are a fault of the source; they are shown all the same.
    yield from ((thing, 0) for thing in things if thing.node not in seen)


def _branch(
    thing: Thing, depth: int, things: Sequence[Thing], parts: Parts, seen: set[NamedNode]
) -> Iterator[tuple[Thing, int]]:
    if thing.node in seen:
        return
    seen.add(thing.node)
    yield thing, depth
    for other in things:
        if other.node in parts.get(thing.node, ()):
            yield from _branch(other, depth + 1, things, parts, seen)


def sums(things: Iterable[Thing]) -> Parts:
    """Which of the observations are counted in which."""
    parts: dict[NamedNode, set[NamedNode]] = {}
    for thing in things:
        for part in thing.things(BG.sumOf):
            parts.setdefault(thing.node, set()).add(part.node)
        for whole in thing.things(BG.subsetOf):
            parts.setdefault(whole.node, set()).add(thing.node)
    return parts


def _by_item(observations: Iterable[Thing]) -> dict[NamedNode, list[Thing]]:
    found: dict[NamedNode, list[Thing]] = {}
    for observation in observations:
        if item := observation.thing(BG.lineItem):
            found.setdefault(item.node, []).append(observation)
    return found
