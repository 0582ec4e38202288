"""Sentences of several bodies that nobody told apart: they give one line item one amount after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.identity import Identity

_MOST = 3  # amounts: a slip, and one of another caliber, beside the right one


def without_those_of_bodies(said: Sequence[Fact], tabled: Iterable[Fact]) -> list[Fact]:
    """What prose says, without the line items of which it states more amounts than one department can have.

    Such an amount is kept where a table states it too. A text that goes from one unit of a department to the next
    repeats its sentences for each.
    """
    amounts: defaultdict[Identity, set[Decimal]] = defaultdict(set)
    for fact in said:
        if isinstance(fact, Figure):
            amounts[fact.identity].add(fact.money.amount)
    unclear = {identity for identity, stated in amounts.items() if len(stated) > _MOST}
    known = {(fact.identity, fact.money.amount) for fact in tabled if isinstance(fact, Figure)}
    return [fact for fact in said if not _is_of_them(fact, unclear, known)]


def _is_of_them(fact: Fact, unclear: set[Identity], known: set[tuple[Identity, Decimal]]) -> bool:
    if isinstance(fact, Figure):
        return fact.identity in unclear and (fact.identity, fact.money.amount) not in known
    return isinstance(fact, Change) and fact.changed in unclear
