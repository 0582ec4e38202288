"""What bare words mean in a section: 支出 below a heading on the general public budget is of that fund."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Scheme
from budgetgraph.facts.figure import Base, Phase
from budgetgraph.sections.prose.grammar import Understood
from budgetgraph.sections.prose.lead import Lead
from budgetgraph.sections.prose.owner import Owner
from budgetgraph.sections.prose.words.funds import BARE_FUNDS, FUNDED, bare, totals_of
from budgetgraph.sections.prose.words.goals import GOALS
from budgetgraph.sections.prose.words.line_item import LineItemWords
from budgetgraph.sections.prose.words.operating_funds import OPERATING_FUNDS
from budgetgraph.sections.prose.words.procurement import AWARDED, PROCUREMENT
from budgetgraph.sections.prose.words.revenue import OWN_REVENUE
from budgetgraph.sections.prose.words.three_public import THREE_PUBLIC
from budgetgraph.sections.prose.words.totals import FINAL_TOTALS, TOTALS
from budgetgraph.sections.prose.words.uses import USES, uses_of
from budgetgraph.sections.section import Section

_PLAIN = (*FUNDED, *OWN_REVENUE, *USES, *TOTALS, *BARE_FUNDS)
_SPECIAL = (*THREE_PUBLIC[1:], *OPERATING_FUNDS, *PROCUREMENT[:1])
_LISTED_FUND = re.compile(
    r"(?P<fund>财政拨款|一般公共预算(?:财政)?(?:拨款)?)支出(?:预算|决算)?(?:的)?(?:主要内容|具体情况|主要用于)"
)


@dataclass(frozen=True)
class Words:
    """The line items that a kind of section names, and whose classes it lists.

    `classes` is the line item of which the section's classes are parts, `scheme` what they are classes of.
    """

    known: tuple[LineItemWords, ...]
    classes: str = "expenditure-total"
    scheme: Scheme = "function"


def _fund(fund: str, *, basic: bool = False) -> Words:
    item = f"expenditure-{fund}"
    known = (*totals_of(fund), *FUNDED, *uses_of(fund), *OWN_REVENUE, *bare(fund))
    return Words(known, f"{item}-basic", "economic") if basic else Words(known, item)


_OF_APPROPRIATIONS = _fund("fiscal-appropriation")
_EVERYTHING = Words((*_SPECIAL, *_PLAIN))
WORDS: Mapping[str, Words] = {
    "revenue-and-expenditure": Words(_PLAIN),
    "preparation-notes": _EVERYTHING,
    "preparation-basis": _EVERYTHING,
    "explanations": _EVERYTHING,
    "other-matters": _EVERYTHING,
    "revenue": Words(_PLAIN),
    "expenditure": Words(_PLAIN),
    "balances": Words(_PLAIN),
    "project-expenditure": Words(_PLAIN),
    "fiscal-appropriation": replace(_OF_APPROPRIATIONS, known=(*_OF_APPROPRIATIONS.known, *BARE_FUNDS)),
    "fiscal-appropriation-expenditure": _fund("fiscal-appropriation"),
    "fiscal-appropriation-basic": _fund("fiscal-appropriation", basic=True),
    "general-public-budget": _fund("general-public-budget"),
    "general-public-budget-basic": _fund("general-public-budget", basic=True),
    "government-fund": _fund("government-fund"),
    "state-capital": _fund("state-capital"),
    "three-public": Words(THREE_PUBLIC),
    "meetings-and-training": Words(THREE_PUBLIC[1:]),
    "operating-funds": Words(OPERATING_FUNDS, "operating-funds", "economic"),
    "procurement": Words((*AWARDED, *PROCUREMENT), "procurement-total"),
    "performance-management": Words(GOALS),
}
"""By kind of section."""


@dataclass(frozen=True)
class Context:
    """A section's words, the year and phase of its disclosure, and whose it is."""

    known: tuple[LineItemWords, ...]
    fiscal_year: int
    owner: Owner = field(default_factory=lambda: Owner(()))
    own_phase: Phase = "approved"
    classes: str = "expenditure-total"
    scheme: Scheme = "function"

    @classmethod
    def of(cls, section: Section, words: Words | None = None) -> Context:
        """The context that a section's kind and document give."""
        said = words or WORDS.get(section.kind, _EVERYTHING)
        owner = Owner.of(section.document)
        is_final = section.phase == "executed" and TOTALS[0] in said.known
        others = tuple(item for item in said.known if item not in TOTALS)
        known = (*others, *FINAL_TOTALS) if is_final else said.known
        return cls(known, section.fiscal_year, owner, section.phase, _classes(section, said), said.scheme)

    def own_name_left_out(self, lead: Lead) -> Lead | None:
        """A lead without the name of whose money it speaks of; None where it does not begin with the owner's."""
        rest = self.owner.left_out(lead)
        return self.owner.place_left_out(lead) if rest is None and self.is_three_public else rest

    @property
    def is_three_public(self) -> bool:
        """Whether the section is on the three public expenses."""
        return self.known == THREE_PUBLIC

    @property
    def is_of_fund(self) -> bool:
        """Whether the section is on the expenditure of one fund and its parts."""
        return self.classes != "expenditure-total"

    @property
    def lists_functions(self) -> bool:
        """Whether the section is on a fund's expenditure by function, so that bare names are those of its classes."""
        return self.is_of_fund and self.scheme == "function" and self.classes.startswith("expenditure-")

    def time_of(self, said: Understood, paragraph: Passage) -> tuple[int | None, Phase | None]:
        """The year, None for the disclosure's own, and the phase that a lead names.

        In final accounts the bare word 预算 means a budget where its paragraph speaks of 决算 beside it.
        """
        years = [self.fiscal_year - 1 if year == "before" else year for year in said.years]
        other = [year for year in years if year != self.fiscal_year]
        is_habit = said.is_budget_by_habit and self.own_phase == "executed" and "决算" not in paragraph.text
        return (other[-1] if other else None), None if is_habit and not other else said.phase

    def base_of(self, base: Base | None) -> tuple[int | None, Phase | None]:
        """The year and phase of what is compared with, where they are not the year before and the own phase."""
        if base is None:
            return None, None
        printed = base.year.year if base.year else None
        year = printed or (self.fiscal_year if base.is_same_year else self.fiscal_year - 1)
        return (None if year == self.fiscal_year - 1 else year), self.other_phase(base.phase)

    def figure_of(self, base: Base) -> tuple[int | None, Phase | None]:
        """The year and phase of the amount that is compared with, each None where it is the disclosure's own."""
        year, phase = self.base_of(base)
        said = self.fiscal_year - 1 if year is None else year
        return (None if said == self.fiscal_year else said), phase

    def other_phase(self, phase: Phase | None) -> Phase | None:
        """A phase where it is not the disclosure's own."""
        return None if phase == self.own_phase else phase


def _classes(section: Section, words: Words) -> str:
    """The line item whose classes a section lists: the fund that it announces (`财政拨款支出主要内容如下：`)."""
    if words.classes != "expenditure-total":
        return words.classes
    announced = next((m for text in section.paragraphs if (m := _LISTED_FUND.search(text.plain))), None)
    if announced is None:
        return words.classes
    is_whole = announced["fund"] == "财政拨款"
    return "expenditure-fiscal-appropriation" if is_whole else "expenditure-general-public-budget"
