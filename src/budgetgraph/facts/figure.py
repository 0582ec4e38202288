"""Figures: an amount of a line item, and how much it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import FiscalYear
from budgetgraph.facts.classification import Classification
from budgetgraph.facts.direction import Direction
from budgetgraph.facts.fact import Fact, Value
from budgetgraph.facts.identity import Identity, identity_of
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import Number
from budgetgraph.facts.restatement import Restatement

Phase = Literal["approved", "revised", "executed"]
"""What was budgeted, what the budget was changed to within the year, and what was spent (OpenBudgets' phases)."""


@dataclass(frozen=True)
class Use:
    """What an amount is spent on, as named."""

    name: Passage


@dataclass(frozen=True)
class Figure(Fact):
    """The amount of a line item; `quote` is the clause or the cell that states it first.

    It is of the disclosure's fiscal year and phase (approved in a budget, executed in final accounts) unless
    `year` and `phase` name others: tables print last year's amounts, and final accounts what was budgeted.
    With `classification` it is the part of the line item that goes to a functional or economic class.
    `is_example` where it is only named among other parts (主要包括, 等) that need not be all there are.
    """

    line_item: str
    money: Money
    quote: Passage
    purpose: Passage | None = None
    uses: tuple[Use, ...] = ()
    restated: tuple[Restatement, ...] = ()
    classification: Classification | None = None
    year: int | None = None
    phase: Phase | None = None
    is_example: bool = False

    @property
    def identity(self) -> Identity:
        """What makes it one figure."""
        return identity_of(self.line_item, self.classification, self.year, self.phase)


@dataclass(frozen=True)
class Base(Value):
    """What a change is compared with: as printed (`2019年预算`, `上年`), and the year where one is printed.

    `phase` is what is said of it: a budget (预算), a revised one (调整预算, 全年预算), or execution and final
    accounts (执行, 决算); None where nothing is said. `is_same_year` marks the disclosure's own year (年初预算).
    """

    stated: Passage
    year: FiscalYear | None
    phase: Phase | None = None
    is_same_year: bool = False


@dataclass(frozen=True)
class Change(Fact):
    """How a line item changed, as stated: by an amount, by a percentage, by both, or in words alone.

    `money.amount` and `percent.value` are negative for a decrease. `base` is what it is compared with, None where
    nothing is said of it; `reason` as stated; `incomparable` the words that say that the two cannot be compared.
    `base_year` and `base_phase` are those of what it is compared with where they are not the usual ones: the year
    before, and the phase of the disclosure.
    """

    line_item: str
    money: Money | None
    direction: Direction
    quote: Passage
    base: Base | None = None
    reason: Passage | None = None
    restated: tuple[Restatement, ...] = ()
    percent: Number | None = None
    classification: Classification | None = None
    incomparable: Passage | None = None
    base_year: int | None = None
    base_phase: Phase | None = None

    @property
    def identity(self) -> Identity:
        """What makes it one change; a base of which no year and no phase is printed is the usual one."""
        return identity_of(self.line_item, self.classification, self.base_year, self.base_phase)

    @property
    def changed(self) -> Identity:
        """The identity of the figure that changed, which is of the disclosure's own year and phase."""
        return identity_of(self.line_item, self.classification)
