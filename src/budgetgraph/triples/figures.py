"""Figures, changes and derived figures, in Data Cubes of their own, so that stated and computed never mix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from pyoxigraph import NamedNode

from budgetgraph.facts.derived_figure import DerivedFigure, derived_figures
from budgetgraph.facts.figure import Change, Figure, Use
from budgetgraph.facts.relation import Relation
from budgetgraph.facts.summands import summands
from budgetgraph.identifiers import part
from budgetgraph.triples.changes import is_usual, write_change
from budgetgraph.triples.classification import class_path, say_class
from budgetgraph.triples.cubes import Cube, observation
from budgetgraph.triples.restatements import restatements
from budgetgraph.triples.writer import Writer, yuan
from budgetgraph.vocabulary import (
    BG,
    OBEU_ATTRIBUTE,
    OBEU_MEASURE,
    PROV,
    SDMX_ATTRIBUTE,
    SDMX_CODE,
)

_CUBES = {"function": Cube.FUNCTION_FIGURES, "economic": Cube.ECONOMIC_FIGURES}
_RELATIONS = {
    "sum": BG.sumOf,
    "sum-over-function": BG.sumOverFunctions,
    "sum-over-economic": BG.sumOverEconomicClasses,
    "subset": BG.subsetOf,
    "balance": BG.balancesWith,
}


def write_figures(
    writer: Writer, figures: Sequence[Figure], changes: Sequence[Change], related: Iterable[Relation]
) -> None:
    """The stated figures, the stated changes, last year's figures that follow from both, and what is related."""
    for figure in figures:
        _figure(writer, figure)
    for relation in related:
        node, other = figure_node(writer, relation.figure), figure_node(writer, relation.other)
        writer.say(node, _RELATIONS[relation.kind], other)
    nodes = {figure.identity: figure_node(writer, figure) for figure in figures}
    for change in changes:
        write_change(writer, change, nodes.get(change.changed))
    _sums_of_changes(writer, {change.line_item for change in changes if is_usual(change)})
    whole = [figure for figure in figures if not (figure.classification or figure.year or figure.phase)]
    for derived in derived_figures(whole, changes, writer.key.year):
        _derived(writer, derived)


def _figure(writer: Writer, figure: Figure) -> None:
    node = figure_node(writer, figure)
    cube = _CUBES[figure.classification.scheme] if figure.classification else Cube.FIGURES
    observation(writer, node, cube, figure.line_item, figure.year or writer.key.year, figure.phase)
    say_class(writer, node, figure.classification)
    writer.money(node, figure.money, clause=figure.quote)
    writer.text(node, BG.purposeText, figure.purpose)
    for position, use in enumerate(figure.uses, 1):
        _use(writer, node, position, use)
    restatements(writer, node, figure.restated)


def figure_node(writer: Writer, figure: Figure) -> NamedNode:
    """`figure/{line-item}`, with the class, and the year and phase where they are not the disclosure's own."""
    parts = ["figure", figure.line_item, *class_path(figure.classification)]
    parts += [str(figure.year)] if figure.year else []
    parts += [figure.phase] if figure.phase else []
    return writer.under(*parts)


def _use(writer: Writer, figure: NamedNode, position: int, use: Use) -> None:
    node = part(figure, "use", position)
    writer.say(figure, BG.statedUse, node)
    writer.a(node, BG.StatedUse)
    writer.part_of(node, figure, position)
    writer.label(node, use.name)


def _sums_of_changes(writer: Writer, stated: AbstractSet[str]) -> None:
    for total in sorted(stated):
        for summand in summands(total, stated):
            writer.say(writer.under("change", total), BG.sumOf, writer.under("change", summand))


def _derived(writer: Writer, derived: DerivedFigure) -> None:
    node = writer.under("derived", str(derived.year), derived.line_item)
    observation(writer, node, Cube.DERIVED, derived.line_item, derived.year)
    writer.say(node, OBEU_MEASURE.amount, yuan(derived.amount))
    writer.say(node, OBEU_ATTRIBUTE.currency, writer.currency)
    writer.say(node, SDMX_ATTRIBUTE.obsStatus, SDMX_CODE["obsStatus-I"])
    other_year = [derived.year] if derived.year != writer.key.year - 1 else []
    writer.say(node, PROV.wasDerivedFrom, writer.under("figure", derived.line_item))
    writer.say(node, PROV.wasDerivedFrom, writer.under("change", derived.line_item, *other_year))
