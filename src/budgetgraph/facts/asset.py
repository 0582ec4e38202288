"""State-owned assets in stock at a day."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import Date
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import Number
from budgetgraph.facts.restatement import Restatement

SUMS = {"total": ("buildings", "vehicles", "equipment", "other")}
"""What each asset category is the sum of."""

SUBSETS = {"office-buildings": "buildings"}
"""What each asset category is a part of without being a summand."""


@dataclass(frozen=True)
class AssetStock(Fact):
    """How many of a category there are and what they are worth, at `date` where one is printed."""

    category: str
    label: Passage
    quantity: Number
    value: Money
    date: Date | None
    restated: tuple[Restatement, ...] = ()
