"""What sentences speak of."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.facts.classification import Classification

_TWO = 2


@dataclass(frozen=True)
class Subject:
    """What sentences speak of: line items, and the class of them."""

    names: tuple[str, ...]
    classification: Classification | None = None


def pair_of(first: Subject | None, second: Subject | None) -> tuple[str, ...]:
    """Revenue and the expenditure that is named right behind it: `收入总计5万元，支出总计5万元，各增加1万元`."""
    if first is None or second is None or len(first.names + second.names) > _TWO:
        return ()
    (revenue,), (expenditure,) = first.names, second.names
    is_pair = revenue.removeprefix("revenue-") == expenditure.removeprefix("expenditure-")
    return (revenue, expenditure) if is_pair and revenue != expenditure else ()
