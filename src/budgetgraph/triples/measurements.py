"""The account of numbers as quality measurements (DQV)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from budgetgraph.facts.account import Account
from budgetgraph.identifiers import below
from budgetgraph.triples.writer import decimal, integer
from budgetgraph.vocabulary import DQV, RDF, concept

_PLACES = Decimal("0.0001")


def account_measurements(account: Account, disclosure: NamedNode, graph: NamedNode) -> list[Quad]:
    """How many numbers the document prints, what became of them, and the share that is accounted for."""
    counts = account.counts
    printed = sum(counts.values())
    share = Decimal(printed - counts["unread"]) / printed if printed else Decimal(1)
    measured = {
        "numbers-printed": integer(printed),
        "numbers-read": integer(counts["read"]),
        "numbers-quoted": integer(counts["quoted"]),
        "numbers-not-facts": integer(counts["not-a-fact"]),
        "numbers-unread": integer(counts["unread"]),
        "numbers-accounted-share": decimal(share.quantize(_PLACES)),
    }
    return [
        quad for metric, value in measured.items() for quad in _measurement(disclosure, metric, value, graph)
    ]


def _measurement(disclosure: NamedNode, metric: str, value: Literal, graph: NamedNode) -> Iterator[Quad]:
    node = below(disclosure, "measurement", metric)
    yield Quad(node, RDF.type, DQV.QualityMeasurement, graph)
    yield Quad(node, DQV.computedOn, disclosure, graph)
    yield Quad(node, DQV.isMeasurementOf, concept("metric", metric), graph)
    yield Quad(node, DQV.value, value, graph)
