"""Whose change it is that names nothing and stands behind parts: the last part's, or that of what they are parts of.

`收入30万元，其中：财政拨款收入20万元，其他收入10万元，比上年增加2万元` leaves it open. It is the part's where other parts have
their own, or the whole has one already; else the one that the amounts allow; else nobody's, and stays unread.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.sections.prose.partition import Partition, Stated, is_of, partition_before, sorted_by_place
from budgetgraph.sections.prose.plausibility import is_percentage_of, is_possible


def attributed(facts: Sequence[Fact], paragraph: Passage, nameless: AbstractSet[int]) -> list[Fact]:
    """A paragraph's facts, each change that names nothing with what it is of; without those of which nobody can tell.

    `nameless` are the places in the document where the clauses of such changes begin.
    """
    if not nameless:
        return list(facts)
    stated = sorted_by_place(facts)
    owned = (
        _owned(fact, stated, paragraph) if isinstance(fact, Change) and fact.quote.start in nameless else fact
        for fact in facts
    )
    return [fact for fact in owned if fact is not None]


def _owned(change: Change, stated: Stated, paragraph: Passage) -> Change | None:
    partition = partition_before(change, stated, paragraph)
    if partition is None:
        return change
    of = _Choice(change, partition).owner
    return replace(change, line_item=of.line_item, classification=of.classification) if of else None


@dataclass(frozen=True)
class _Choice:
    """Between the last part and what is divided."""

    change: Change
    among: Partition

    @property
    def owner(self) -> Figure | None:
        """The figure that changed; None where nobody can tell."""
        figures = [self.among.last, *self.among.wholes]
        possible = [figure for figure in figures if is_possible(figure, self.change)]
        fitting = [figure for figure in possible if is_percentage_of(figure, self.change)]
        if len(fitting) == 1:
            return fitting[0]
        if self._is_own:
            return self.among.last if self.among.last in possible else None
        if self.among.is_single and self.among.last in possible:
            return self.among.last
        return possible[0] if self.among.wholes and len(possible) == 1 else None

    @property
    def _is_own(self) -> bool:
        """Whether parts have changes of their own here, or the whole's was told before."""
        whole = self.among.wholes[-1] if self.among.wholes else None
        changes = [change for change in self.among.changes if not is_of(change, self.among.last)]
        is_told = whole is not None and any(
            is_of(change, whole) and _is_same_time(change, self.change) for change in changes
        )
        is_of_parts = any(
            whole is None or not is_of(change, whole) for change in changes if self.among.is_behind(change)
        )
        return is_told or is_of_parts or self.among.goes_on


def _is_same_time(first: Change, second: Change) -> bool:
    return (first.base_year, first.base_phase) == (second.base_year, second.base_phase)
