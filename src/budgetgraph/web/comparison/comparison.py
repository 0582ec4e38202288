"""A comparison: what was asked, completed, and the lines that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from budgetgraph.web.comparison.asked import Asked
from budgetgraph.web.comparison.choices import Choices
from budgetgraph.web.comparison.item import Item
from budgetgraph.web.comparison.line import Line, Slot, lacking, lines
from budgetgraph.web.comparison.note import Note, notes
from budgetgraph.web.comparison.stored import stored
from budgetgraph.web.live import Live
from budgetgraph.web.thing import Reader, Thing


@dataclass
class Comparison:
    """`asked` has the keys, years and items that are compared, also where the request left them open."""

    asked: Asked
    choices: Choices
    departments: Sequence[Thing]
    lines: Sequence[Line]

    @cached_property
    def notes(self) -> list[Note]:
        """What is to be said about comparing them."""
        return notes(self.lines)

    @cached_property
    def slots(self) -> list[Slot]:
        """The columns of which the release has a disclosure or a figure, in order."""
        return list(dict.fromkeys(line.slot for line in self.lines if line.slot not in self.lacking))

    @cached_property
    def lacking(self) -> list[Slot]:
        """What is asked for but was not disclosed, or not to us: nothing can stand in these columns."""
        return lacking(self.lines)

    @cached_property
    def cells(self) -> dict[tuple[Slot, Item], list[Line]]:
        """The lines of each column and item, the first ranked first."""
        cells: dict[tuple[Slot, Item], list[Line]] = {}
        for line in self.lines:
            cells.setdefault((line.slot, line.item), []).append(line)
        return cells


def choices_of(live: Live, reader: Reader) -> Choices:
    """What the release that is served offers."""
    return Choices(live.store, reader, live.publisher.base)


def compare(live: Live, asked: Asked) -> Comparison:
    """Compares; raises a `Problem` for what there is not, and for too much at once."""
    reader = Reader(live.store)
    choices = choices_of(live, reader)
    departments = list(dict.fromkeys(choices.department(text) for text in asked.departments))
    settled = choices.settled(asked, departments)
    found = lines(settled, departments, lambda iris: stored(live.store, reader, iris))
    return Comparison(settled, choices, departments, found)
