"""Figures: an amount of a line item, and how much it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import FiscalYear
from budgetgraph.facts.classification import Classification
from budgetgraph.facts.direction import Direction
from budgetgraph.facts.fact import Fact, Value
from budgetgraph.facts.money import Money
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

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it one figure; another with the same identity states it again."""
        of = self.classification
        return (self.line_item, *((of.scheme, of.identity) if of else ()), self.year, self.phase)


@dataclass(frozen=True)
class Base(Value):
    """What a change is compared with: as printed (`2019年预算`, `上年`), and the year where one is printed.

    `is_budget` is False where the comparison is with final accounts or execution (决算, 执行).
    """

    stated: Passage
    year: FiscalYear | None
    is_budget: bool = True


@dataclass(frozen=True)
class Change(Fact):
    """By how much a line item changed, as stated; `money.amount` is negative for a decrease.

    `base` is what it is compared with, None where nothing is said of it; `reason` as stated.
    """

    line_item: str
    money: Money
    direction: Direction
    quote: Passage
    base: Base | None = None
    reason: Passage | None = None
    restated: tuple[Restatement, ...] = ()

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it one change; another with the same identity states it again."""
        return (self.line_item,)
