"""Ratios that are stated for figures: completion rates, and shares of a whole."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from budgetgraph.facts.figure import Figure
from budgetgraph.facts.ratio import Ratio
from budgetgraph.triples.figures import figure_node
from budgetgraph.triples.writer import Writer, decimal
from budgetgraph.vocabulary import BG

_CLASSES = {"completion": BG.CompletionRate, "share": BG.StatedShare}


def write_ratios(writer: Writer, ratios: Sequence[Ratio], figures: Sequence[Figure]) -> None:
    """Each ratio in the order of the document, with the figure that it is stated for, where that is stated."""
    nodes = {figure.identity: figure_node(writer, figure) for figure in figures}
    for position, ratio in enumerate(ratios, 1):
        _ratio(writer, position, ratio, nodes.get(ratio.figure))


def _ratio(writer: Writer, position: int, ratio: Ratio, figure: NamedNode | None) -> None:
    node = writer.under("ratio", position)
    writer.a(node, BG.StatedRatio, _CLASSES[ratio.kind])
    writer.part_of(node, writer.root)
    writer.say(node, BG.ratioPercent, decimal(ratio.percent.value))
    writer.say(node, BG.statedPercent, Literal(ratio.percent.stated.text))
    writer.say(node, BG.ratioOf, figure)
    writer.text(node, BG.ratioBase, ratio.of)
    writer.quote(node, ratio.quote)
