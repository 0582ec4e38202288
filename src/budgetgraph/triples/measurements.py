"""The account of numbers and sections as quality measurements (DQV)."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from budgetgraph.facts.account import Account
from budgetgraph.quality_measurement import quality_measurement
from budgetgraph.triples.writer import decimal, integer

_PLACES = Decimal("0.0001")


class SectionsCovered(Protocol):
    """How many sections are recognised and how many are not, with the lengths of their texts in code points."""

    @property
    def recognised(self) -> int:
        """How many are recognised."""

    @property
    def unread(self) -> int:
        """How many nobody knows."""

    @property
    def unread_length(self) -> int:
        """The length of the texts that nobody can read."""


def account_measurements(
    account: Account, sections: SectionsCovered, disclosure: NamedNode, graph: NamedNode
) -> list[Quad]:
    """How many numbers the document prints, what became of them, and which of its sections are recognised."""
    measured = {
        **_numbers(account),
        "sections-recognised": integer(sections.recognised),
        "sections-unread": integer(sections.unread),
        "sections-unread-length": integer(sections.unread_length),
    }
    triples = (
        t for metric, value in measured.items() for t in quality_measurement(disclosure, metric, value)
    )
    return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples]


def _numbers(account: Account) -> dict[str, Literal]:
    counts = account.counts
    printed = sum(counts.values())
    missing = counts["unread"] + counts["in-unread-section"]
    return {
        "numbers-printed": integer(printed),
        "numbers-read": integer(counts["read"]),
        "numbers-quoted": integer(counts["quoted"]),
        "numbers-not-facts": integer(counts["not-a-fact"]),
        "numbers-in-unread-sections": integer(counts["in-unread-section"]),
        "numbers-unread": integer(counts["unread"]),
        "numbers-accounted-share": _share(printed - missing, printed),
        "numbers-read-share": _share(counts["read"], printed - counts["not-a-fact"]),
    }


def _share(part: int, whole: int) -> Literal:
    """A share of numbers; the whole of nothing is accounted for."""
    return decimal((Decimal(part) / whole if whole else Decimal(1)).quantize(_PLACES))
