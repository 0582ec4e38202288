"""Planned procurement: a line for each item of a project."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import Number
from budgetgraph.facts.restatement import Restatement


@dataclass(frozen=True)
class Funding:
    """The share of a line's amount that one source of funds (a slug of `funding-source`) pays."""

    source: str
    money: Money


@dataclass(frozen=True)
class ProcurementLine(Fact):
    """A line of the procurement table; what the table leaves empty is None.

    `method` is how the purchase is organised (采购组织形式: 政府集中采购, 分散自行组织), as printed.
    """

    project_name: Passage
    item: Passage
    amount: Money
    project_funds: Money | None
    quantity: Number | None
    unit_price: Money | None
    funding: tuple[Funding, ...]
    method: Passage | None = None


@dataclass(frozen=True)
class ProcurementSum(Fact):
    """A row that sums lines up."""

    label: Passage
    amount: Money
    project_funds: Money | None
    funding: tuple[Funding, ...]


@dataclass(frozen=True)
class ProcurementTotal(ProcurementSum):
    """The row that sums all lines up (合计, 总计, or the only 小计); `restated` are the sentences that say it too."""

    restated: tuple[Restatement, ...] = ()


@dataclass(frozen=True)
class ProcurementSubtotal(ProcurementSum):
    """A row that sums some lines up; the table does not say which."""
