"""The other places of a document that give the amount or the percentage of the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from budgetgraph.facts.number import Number
from budgetgraph.facts.restatement import Restatement
from budgetgraph.identifiers import part
from budgetgraph.triples.writer import Writer, decimal
from budgetgraph.vocabulary import BG


def restatements(writer: Writer, node: NamedNode, restated: Sequence[Restatement]) -> None:
    """Each other place, with what it gives."""
    for position, restatement in enumerate(restated, 1):
        again = part(node, "restatement", position)
        writer.a(again, BG.Restatement)
        writer.say(again, BG.restates, node)
        writer.part_of(again, node, position)
        if restatement.money:
            writer.money(again, restatement.money, clause=restatement.quote)
        change_percent(writer, again, restatement.percent)
        writer.quote(again, restatement.quote)


def change_percent(writer: Writer, node: NamedNode, percent: Number | None) -> None:
    """By how many per cent something changed, exact and as printed."""
    if percent:
        writer.say(node, BG.changePercent, decimal(percent.value))
        writer.say(node, BG.statedPercent, Literal(percent.stated.text))
