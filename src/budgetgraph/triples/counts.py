"""Counts: groups and visits, vehicles, receptions, projects."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal

from budgetgraph.facts.count import Count
from budgetgraph.triples.cubes import Cube, fiscal_year, member, phase
from budgetgraph.triples.writer import Writer, chinese, decimal
from budgetgraph.vocabulary import BG, OBEU_DIMENSION, concept


def write_counts(writer: Writer, counts: Sequence[Count]) -> None:
    """Each thing once, in the disclosure's year and phase."""
    for count in counts:
        node = writer.under("count", count.counted)
        member(writer, node, Cube.COUNTS)
        writer.say(node, OBEU_DIMENSION.fiscalYear, fiscal_year(writer.key.year))
        writer.say(node, OBEU_DIMENSION.budgetPhase, phase(writer))
        writer.say(node, BG.countedThing, concept("counted-thing", count.counted))
        writer.say(node, BG.countedNumber, decimal(count.number.value))
        writer.say(node, BG.statedQuantity, Literal(count.number.stated.text))
        writer.say(node, BG.countUnit, chinese(count.unit.plain))
        writer.quote(node, count.quote, *count.again)
