"""Restatements: another place in the document that gives the amount of the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import Number


@dataclass(frozen=True)
class Restatement:
    """An amount given again; it may differ from the first, which is then for a rule to say, not for us to mend.

    Of changes the percentage may be given with the amount or alone.
    """

    money: Money | None
    quote: Passage
    percent: Number | None = None
