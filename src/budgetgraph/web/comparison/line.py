"""The lines of a comparison: for each department, year, phase, caliber and item its figures, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from budgetgraph.vocabulary import BG
from budgetgraph.web.comparison.asked import CALIBERS, PHASES, Asked
from budgetgraph.web.comparison.disclosed import Disclosed, disclosures_of
from budgetgraph.web.comparison.gap import Gap, gap
from budgetgraph.web.comparison.item import Item
from budgetgraph.web.thing import Thing
from budgetgraph.web.views.facts import findings_about

LATER = 2
"""How many years later a disclosure may be that states a year's figures again."""

Figures = Mapping[str, Thing]


class Slot(NamedTuple):
    """A column of the comparison. `phase` and `caliber` are empty where no disclosure tells them."""

    department: Thing
    year: int
    phase: str
    caliber: str


@dataclass(frozen=True)
class Line:
    """One figure, or the lack of one.

    Of several disclosures that state the same the year's own has the `rank` 1, the next one 2. `disclosed` is the
    disclosure that states the figure, or the one that ought to; None where there is none.
    """

    slot: Slot
    item: Item
    rank: int
    disclosed: Disclosed | None
    figure: Thing | None = None
    gap: Gap | None = None

    @property
    def is_from_another(self) -> bool:
        """Whether the figure was not stated by the year's own disclosure, but by one of another year or kind."""
        return (
            self.figure is not None and self.disclosed is not None and not _is_own(self.disclosed, self.slot)
        )

    @property
    def findings(self) -> list[Thing]:
        """What the checks found about the figure."""
        return findings_about(self.figure) if self.figure else []

    @property
    def changes(self) -> list[Thing]:
        """How the figure changed, as stated."""
        return self.figure.pointing(BG.changeOf) if self.figure else []


def lines(
    asked: Asked, departments: Sequence[Thing], stored: Callable[[Iterable[str]], Figures]
) -> list[Line]:
    """All lines, by department, year, phase, caliber and item; `stored` tells which of many figures there are."""
    corpus = [(department, disclosures_of(department)) for department in departments]
    figures = stored(_candidates(asked, (disclosed for _, disclosed in corpus)))
    return [
        line
        for department, disclosed in corpus
        for year in asked.years
        for slot in _slots(asked, _Year(department, year, disclosed, _phases(asked, year, corpus)), figures)
        for item in asked.items
        for line in _lines(slot, item, disclosed, figures)
    ]


def lacking(lines: Sequence[Line]) -> list[Slot]:
    """The slots for which there is no disclosure, and no other states anything of them."""
    there = {line.slot for line in lines if line.disclosed}
    return [slot for slot in dict.fromkeys(line.slot for line in lines) if slot not in there]


class _Year(NamedTuple):
    """A department's year; `phases` are those in which anybody who is compared disclosed for it."""

    department: Thing
    year: int
    disclosed: Sequence[Disclosed]
    phases: Sequence[str]


def _phases(asked: Asked, year: int, corpus: Iterable[tuple[Thing, Sequence[Disclosed]]]) -> list[str]:
    there = {one.phase for _, disclosed in corpus for one in disclosed if one.year == year}
    return [phase for phase in PHASES if (phase == asked.phase if asked.phase else phase in there)]


def _slots(asked: Asked, of: _Year, figures: Figures) -> Iterator[Slot]:
    """The columns of a department's year: each that has a disclosure or a figure, and one for what is not there."""
    any_slot = False
    for phase in PHASES if not asked.phase else [asked.phase]:
        slots = [Slot(of.department, of.year, phase, caliber) for caliber in CALIBERS]
        shown = [
            slot
            for slot in slots
            if asked.caliber in ("", slot.caliber) and _is_there(slot, asked, of.disclosed, figures)
        ]
        if not shown and phase in of.phases:
            shown = [Slot(of.department, of.year, phase, asked.caliber)]
        any_slot = any_slot or bool(shown)
        yield from shown
    if not any_slot:
        yield Slot(of.department, of.year, asked.phase, asked.caliber)


def _is_there(slot: Slot, asked: Asked, disclosed: Sequence[Disclosed], figures: Figures) -> bool:
    of_caliber = [one for one in disclosed if one.caliber == slot.caliber]
    return any(_is_own(one, slot) for one in of_caliber) or any(
        one.figure_iri(item, slot.year, slot.phase) in figures
        for one in _stating(slot.year, of_caliber)
        for item in asked.items
    )


def _lines(slot: Slot, item: Item, disclosed: Sequence[Disclosed], figures: Figures) -> Iterator[Line]:
    of_caliber = [one for one in disclosed if one.caliber == slot.caliber]
    nearest_first = sorted(
        _stating(slot.year, of_caliber), key=lambda one: (not _is_own(one, slot), one.year)
    )
    found = [
        (one, figure)
        for one in nearest_first
        if (figure := figures.get(one.figure_iri(item, slot.year, slot.phase)))
    ]
    for rank, (one, figure) in enumerate(found, 1):
        yield Line(slot, item, rank, one, figure)
    if not found:
        own = next((one for one in of_caliber if _is_own(one, slot)), None)
        yield Line(slot, item, 1, own, gap=gap(item, own))


def _is_own(disclosed: Disclosed, slot: Slot) -> bool:
    return (disclosed.year, disclosed.phase) == (slot.year, slot.phase)


def _stating(year: int, disclosed: Iterable[Disclosed]) -> Iterator[Disclosed]:
    """The disclosures that can state a year's figures: its own and those of the years after it."""
    return (one for one in disclosed if year <= one.year <= year + LATER)


def _candidates(asked: Asked, corpus: Iterable[Sequence[Disclosed]]) -> Iterator[str]:
    """Every figure that may be stated of what is asked."""
    phases = [asked.phase] if asked.phase else PHASES
    for disclosed in corpus:
        for year in asked.years:
            for one in _stating(year, disclosed):
                for item in asked.items:
                    yield from (one.figure_iri(item, year, phase) for phase in phases)
