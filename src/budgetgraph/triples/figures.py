"""Figures, changes and derived figures: three Data Cubes, so that stated and computed never mix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from pyoxigraph import NamedNode

from budgetgraph.facts.derivation import DerivedFigure, derived_figures
from budgetgraph.facts.figure import Change, Figure, Use
from budgetgraph.facts.relation import Relation, summands
from budgetgraph.facts.restatement import Restatement
from budgetgraph.identifiers import part
from budgetgraph.triples.classification import class_key, classification
from budgetgraph.triples.cubes import Cube, fiscal_year, observation
from budgetgraph.triples.writer import Writer, boolean, chinese, yuan
from budgetgraph.vocabulary import (
    BG,
    OBEU_ATTRIBUTE,
    OBEU_MEASURE,
    PROV,
    SDMX_ATTRIBUTE,
    SDMX_CODE,
    concept,
)

_CUBES = {"function": Cube.FUNCTION_FIGURES, "economic": Cube.ECONOMIC_FIGURES}
_RELATIONS = {
    "sum": BG.sumOf,
    "sum-over-function": BG.sumOverFunctions,
    "sum-over-economic": BG.sumOverEconomicClasses,
    "subset": BG.subsetOf,
    "balance": BG.balancesWith,
}
_DIMENSIONS = {"function": BG.functionalClassification, "economic": BG.economicClassification}


def write_figures(
    writer: Writer, figures: Sequence[Figure], changes: Sequence[Change], related: Iterable[Relation]
) -> None:
    """The stated figures, the stated changes, last year's figures that follow from both, and what is related."""
    for figure in figures:
        _figure(writer, figure)
    for relation in related:
        node, other = figure_node(writer, relation.figure), figure_node(writer, relation.other)
        writer.say(node, _RELATIONS[relation.kind], other)
    for change in changes:
        _change(writer, change)
    _sums_of_changes(writer, {change.line_item for change in changes})
    whole = [figure for figure in figures if not (figure.classification or figure.year or figure.phase)]
    for derived in derived_figures(whole, changes, writer.key.year):
        _derived(writer, derived)


def _figure(writer: Writer, figure: Figure) -> None:
    node = figure_node(writer, figure)
    cube = _CUBES[figure.classification.scheme] if figure.classification else Cube.FIGURES
    observation(writer, node, cube, figure.line_item, figure.year or writer.key.year, figure.phase)
    if figure.classification:
        concept_of_class = classification(writer, figure.classification)
        writer.say(node, _DIMENSIONS[figure.classification.scheme], concept_of_class)
    writer.money(node, figure.money, clause=figure.quote)
    writer.text(node, BG.purposeText, figure.purpose)
    for position, use in enumerate(figure.uses, 1):
        _use(writer, node, position, use)
    restatements(writer, node, figure.restated)


def figure_node(writer: Writer, figure: Figure) -> NamedNode:
    """`figure/{line-item}`, with the class, and the year and phase where they are not the disclosure's own."""
    parts: list[str] = ["figure", figure.line_item]
    if figure.classification:
        parts += [figure.classification.scheme, class_key(figure.classification)]
    parts += [str(figure.year)] if figure.year else []
    parts += [figure.phase] if figure.phase else []
    return writer.under(*parts)


def _use(writer: Writer, figure: NamedNode, position: int, use: Use) -> None:
    node = part(figure, "use", position)
    writer.say(figure, BG.statedUse, node)
    writer.a(node, BG.StatedUse)
    writer.part_of(node, figure, position)
    writer.label(node, use.name)


def restatements(writer: Writer, node: NamedNode, restated: Sequence[Restatement]) -> None:
    """The other places that give the same thing's amount."""
    for position, restatement in enumerate(restated, 1):
        again = part(node, "restatement", position)
        writer.a(again, BG.Restatement)
        writer.say(again, BG.restates, node)
        writer.part_of(again, node, position)
        writer.money(again, restatement.money, clause=restatement.quote)


def _sums_of_changes(writer: Writer, stated: AbstractSet[str]) -> None:
    for total in sorted(stated):
        for summand in summands(total, stated):
            writer.say(writer.under("change", total), BG.sumOf, writer.under("change", summand))


def _change(writer: Writer, change: Change) -> None:
    node = writer.under("change", change.line_item)
    observation(writer, node, Cube.CHANGES, change.line_item, writer.key.year)
    printed = change.base.year if change.base else None
    writer.say(node, BG.comparisonYear, fiscal_year(printed.year if printed else writer.key.year - 1))
    writer.say(node, BG.comparisonYearInferred, boolean(printed is None))
    writer.say(node, BG.changeDirection, concept("direction", change.direction))
    writer.money(node, change.money, BG.changeAmount, change.quote)
    if change.base:
        writer.say(node, BG.statedBase, chinese(change.base.stated.plain))
        writer.quote(node, None if change.quote.covers(change.base.stated) else change.base.stated)
    writer.text(node, BG.reason, change.reason)
    writer.say(node, BG.changeOf, writer.under("figure", change.line_item))
    restatements(writer, node, change.restated)


def _derived(writer: Writer, derived: DerivedFigure) -> None:
    node = writer.under("derived", str(derived.year), derived.line_item)
    observation(writer, node, Cube.DERIVED, derived.line_item, derived.year)
    writer.say(node, OBEU_MEASURE.amount, yuan(derived.amount))
    writer.say(node, OBEU_ATTRIBUTE.currency, writer.currency)
    writer.say(node, SDMX_ATTRIBUTE.obsStatus, SDMX_CODE["obsStatus-I"])
    for source in ("figure", "change"):
        writer.say(node, PROV.wasDerivedFrom, writer.under(source, derived.line_item))
