"""What a change says: its direction, and its values with their signs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.direction import Direction
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import Number
from budgetgraph.sections.prose.mention import Mention
from budgetgraph.sections.prose.wording import direction_said


def change_of(mention: Mention, verb: str) -> tuple[Direction, Money | None, Number | None] | None:
    """Direction and signed values; None where the words leave both directions, or contradict the sign.

    `增加-2.3万元` is a decrease; what `减少-2.3万元` is, nobody can tell.
    """
    value = (
        mention.money.amount if mention.money else mention.percent.value if mention.percent else Decimal(0)
    )
    if value == 0:
        return "maintain", mention.money and replace(mention.money, amount=Decimal(0)), mention.percent
    said = direction_said(verb)
    if said is None or (said == "decrease" and value < 0):
        return None
    direction: Direction = "decrease" if said == "decrease" or value < 0 else "increase"
    sign = -1 if direction == "decrease" else 1
    money = mention.money and replace(mention.money, amount=sign * abs(mention.money.amount))
    percent = mention.percent and replace(mention.percent, value=sign * abs(mention.percent.value))
    return direction, money, percent


def joined(quote: Passage, mention: Mention) -> Passage:
    """The quote of a change that goes on to its percentage."""
    paragraph = mention.lead.paragraph
    return paragraph.cut(quote.start - paragraph.start, mention.clause.end - paragraph.start)
