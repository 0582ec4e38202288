"""Changes of parts that a reason gives: `主要原因是基本支出增加1447.63万元、项目支出减少200万元`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from budgetgraph.facts.figure import Change

_ROUNDED = Decimal(100)
"""Yuan by which printed parts may miss their sum: 0.01 of ten thousand."""


def parts_of(whole: Change, parts: Sequence[Change]) -> list[Change]:
    """The changes that a reason states as parts of the change that it explains, compared with the same base.

    Only where it is certain that they are its parts: each is of a part of the line item, none of them twice, and
    together they make up the whole. What a class's reason says (`人员经费增加8万元`) is said of the class's part.
    """
    is_certain = whole.classification is None and _are_below(whole, parts) and _make_up(whole, parts)
    return [_compared_as(whole, part) for part in parts] if is_certain else []


def _are_below(whole: Change, parts: Sequence[Change]) -> bool:
    stem = whole.line_item.removesuffix("-total").removesuffix("-current-year")
    names = [part.line_item for part in parts]
    return len(set(names)) == len(names) > 0 and all(name.startswith(f"{stem}-") for name in names)


def _make_up(whole: Change, parts: Sequence[Change]) -> bool:
    amounts = [part.money.amount for part in parts if part.money]
    if whole.money is None or len(amounts) < len(parts):
        return False
    return abs(sum(amounts) - whole.money.amount) <= _ROUNDED


def _compared_as(whole: Change, part: Change) -> Change:
    return replace(part, base=whole.base, base_year=whole.base_year, base_phase=whole.base_phase)
