"""What is read of one paragraph so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import Number
from budgetgraph.sections.prose.bases import Bases


@dataclass
class Stated:
    """The facts of a paragraph in their order; `unread` are the places of numbers that are of nothing known.

    `nameless` are the places of the clauses that state a change and name nothing that changed.
    """

    paragraph: Passage
    bases: Bases
    facts: list[Fact] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    nameless: set[int] = field(default_factory=set)

    @property
    def last_change(self) -> Change | None:
        """The change that was stated last, None where the last fact is none."""
        last = self.facts[-1] if self.facts else None
        return last if isinstance(last, Change) else None

    @property
    def last_figure(self) -> Figure | None:
        """The figure that was stated last, changes and ratios behind it or not."""
        return next((fact for fact in reversed(self.facts) if isinstance(fact, Figure)), None)

    def is_unread_behind(self, quote: Passage) -> bool:
        """Whether an amount of nothing known stands behind a quote."""
        return bool(self.unread) and self.unread[-1] >= quote.end

    def open_change(self, rank: int | None) -> Change | None:
        """The change that was stated last; of two that one clause states of two things, the one of a rank."""
        last = self.last_change
        if last is None or rank is None:
            return last
        found = [self.facts[index] for index in _places(self.facts, last)][::-1]
        change = found[min(rank, len(found) - 1)]
        return change if isinstance(change, Change) else None

    def complete(self, money: Money | None, percent: Number | None, quote: Passage) -> None:
        """Gives the changes of the clause that stated the last one an amount and a percentage."""
        for index in list(_places(self.facts, self.facts[-1])):
            fact = self.facts[index]
            assert isinstance(fact, Change)
            self.facts[index] = replace(fact, money=money, percent=percent, quote=quote)

    def complete_one(self, change: Change, percent: Number | None, quote: Passage) -> None:
        """Gives one of the changes that a clause states of two things its own percentage."""
        place = next(index for index, fact in enumerate(self.facts) if fact is change)
        self.facts[place] = replace(change, percent=percent, quote=quote)


def _places(facts: Sequence[Fact], last: Fact) -> Iterator[int]:
    """Where at the end of some facts the changes stand that one clause states."""
    for index in range(len(facts) - 1, -1, -1):
        fact = facts[index]
        if not isinstance(fact, Change) or not isinstance(last, Change) or fact.quote != last.quote:
            return
        yield index
