"""Counts: how many groups went abroad, how many vehicles are kept, how many projects have goals."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.number import Number


@dataclass(frozen=True)
class Count(Fact):
    """How many there are of something in the disclosure's year; `counted` is a slug of `counted-thing`.

    `unit` is the printed measure word (个, 人次, 辆), `quote` the clause. `again` are the other places that give
    the same number.
    """

    counted: str
    number: Number
    unit: Passage
    quote: Passage
    again: tuple[Passage, ...] = ()
