"""Ratios that a document states: how much of a budget was spent, which share of a whole a part is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.identity import Identity, identity_of
from budgetgraph.facts.number import Number


@dataclass(frozen=True)
class Ratio(Fact):
    """A percentage that a line item is of something, as stated.

    `completion` is of its own budget (完成年初预算的98.5%), `share` of a whole that it is a part of (占85.3%).
    `of` is the other term as printed, None where nothing is said of it.
    """

    kind: Literal["completion", "share"]
    line_item: str
    percent: Number
    quote: Passage
    of: Passage | None = None
    classification: Classification | None = None

    @property
    def figure(self) -> Identity:
        """The identity of the figure that it is stated for, which is of the disclosure's own year and phase."""
        return identity_of(self.line_item, self.classification)
