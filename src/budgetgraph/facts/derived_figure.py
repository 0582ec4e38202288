"""Figures that follow from what is stated. They are stated nowhere, so they may never be told as if they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgetgraph.facts.figure import Change, Figure


@dataclass(frozen=True)
class DerivedFigure:
    """Last year's amount in yuan: this year's figure less its change."""

    line_item: str
    year: int
    amount: Decimal


def derived_figures(
    figures: Sequence[Figure], changes: Sequence[Change], fiscal_year: int
) -> Iterator[DerivedFigure]:
    """The figures of the years compared with, where both this year's amount and its change are stated.

    A change against final accounts or execution gives none: a budget less such a change is neither. Nor does
    one within the year, one of a class, or one whose amount is not stated.
    """
    amounts = {f.line_item: f.money.amount for f in figures if _is_plain(f)}
    for change in changes:
        if change.money and change.line_item in amounts and _leads_to_another_year(change):
            year = change.base_year or fiscal_year - 1
            yield DerivedFigure(change.line_item, year, amounts[change.line_item] - change.money.amount)


def _is_plain(figure: Figure) -> bool:
    return figure.classification is None and figure.year is None and figure.phase is None


def _leads_to_another_year(change: Change) -> bool:
    return change.base_phase is None and change.classification is None and change.incomparable is None
