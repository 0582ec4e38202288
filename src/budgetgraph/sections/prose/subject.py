"""What sentences speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from budgetgraph.facts.classification import Classification

_OF_FUND = re.compile(
    "(?:revenue|expenditure)-(?:fiscal-appropriation|general-public-budget|government-fund|state-capital)"
)
_PAIR = 2
_CARRIED_OVER = ("revenue-carried-over",)
_CARRIED_OVER_OF_APPROPRIATIONS = ("revenue-carried-over-fiscal-appropriation",)
_WITH_ITS_BASIC = ("fiscal-appropriation", "general-public-budget")
_PARTS = {
    "expenditure-basic": "expenditure-{}-basic",
    "expenditure-basic-personnel": "expenditure-{}-basic-personnel",
    "expenditure-basic-public": "expenditure-{}-basic-public",
    "expenditure-project": "expenditure-{}-project",
    "revenue-carried-over": "revenue-carried-over-{}",
    "expenditure-carried-forward": "expenditure-carried-forward-{}",
}
"""What a fund has of what there is of all: patterns of line items, by the line item of all."""


@dataclass(frozen=True)
class Subject:
    """What sentences speak of: line items, and the class of them."""

    names: tuple[str, ...]
    classification: Classification | None = None

    @property
    def is_of_fund(self) -> bool:
        """Whether it is all revenue or expenditure of one fund."""
        is_whole = self.classification is None and len(self.names) == 1
        return is_whole and _OF_FUND.fullmatch(self.names[0]) is not None

    def ranked(self, rank: int | None) -> tuple[str, ...]:
        """The names that one number is of: all, or of two names that two numbers are given for the one of its rank."""
        if rank is None:
            return self.names
        return self.names[rank : rank + 1] if len(self.names) == _PAIR else ()

    def carried_over_of(self, whole: Subject) -> Subject:
        """The same of one fund, where it is what was carried over: 一般公共预算本年收入5万元、上年结转2万元."""
        flow, _, fund = whole.names[0].partition("-")
        is_one = flow == "revenue" and self.names in (_CARRIED_OVER, _CARRIED_OVER_OF_APPROPRIATIONS)
        return Subject((f"revenue-carried-over-{fund}",)) if is_one and whole.is_of_fund else self

    def within(self, whole: Subject) -> Subject | None:
        """The same of one fund or class: its basic expenditure; None where it has no such part."""
        return self._within_class(whole) if whole.classification else self._within_fund(whole.names[0])

    def _within_class(self, whole: Subject) -> Subject | None:
        """A class is divided into classes of its scheme, and into basic and project expenditure."""
        assert whole.classification is not None
        if self.classification:
            return self if self.classification.scheme == whole.classification.scheme else None
        is_use = len(self.names) == 1 and self.names[0].endswith(("-basic", "-project"))
        return replace(self, classification=whole.classification) if is_use else None

    def _within_fund(self, whole: str) -> Subject | None:
        if len(self.names) != 1 or self.names[0] not in _PARTS:
            return self
        flow, _, fund = whole.partition("-")
        item = _PARTS[self.names[0]].format(fund)
        is_known = fund in _WITH_ITS_BASIC or not item.endswith(("-personnel", "-public"))
        return replace(self, names=(item,)) if item.startswith(flow) and is_known else None


def pair_of(first: Subject | None, second: Subject | None) -> tuple[str, ...]:
    """Revenue and the expenditure that is named right behind it: `收入总计5万元，支出总计5万元，各增加1万元`."""
    if first is None or second is None or len(first.names) != 1 or len(second.names) != 1:
        return ()
    (revenue,), (expenditure,) = first.names, second.names
    is_pair = revenue.removeprefix("revenue-") == expenditure.removeprefix("expenditure-")
    return (revenue, expenditure) if is_pair and revenue != expenditure else ()
