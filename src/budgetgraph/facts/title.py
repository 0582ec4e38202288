"""The title of a disclosure."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import FiscalYear
from budgetgraph.facts.fact import Fact


@dataclass(frozen=True)
class Title(Fact):
    """The title as printed, over all its lines, and the fiscal year in it."""

    text: Passage
    year: FiscalYear | None
