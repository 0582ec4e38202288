"""Projects with what they cost, as tables of project expenditure list them."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Phase
from budgetgraph.facts.money import Money
from budgetgraph.facts.performance import ProjectFunds
from budgetgraph.facts.procurement import Funding


@dataclass(frozen=True)
class ProjectBudget(Fact):
    """A project, its amount in all, and the parts of it by their sources.

    `code` is the project's code, `category` its kind (人员类, 运转类, 特定目标类), each None where none is printed.
    """

    name: Passage
    amount: Money
    funding: tuple[Funding, ...] = ()
    code: Passage | None = None
    category: Passage | None = None

    def funds(self, phase: Phase) -> tuple[ProjectFunds, ...]:
        """Its money as forms state it too; `phase` is that of the disclosure, which tables do not repeat."""
        parts = (ProjectFunds(funding.money, phase, funding.source) for funding in self.funding)
        return (ProjectFunds(self.amount, phase), *parts)
