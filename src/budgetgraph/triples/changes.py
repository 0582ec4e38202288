"""Stated changes: with their amounts, or by a percentage or in words alone, of line items and of their classes."""

from __future__ import annotations

from pyoxigraph import NamedNode

from budgetgraph.facts.figure import Change
from budgetgraph.triples.classification import class_path, say_class
from budgetgraph.triples.cubes import Cube, fiscal_year, observation, phase
from budgetgraph.triples.restatements import change_percent, restatements
from budgetgraph.triples.writer import Writer, boolean, chinese
from budgetgraph.vocabulary import BG, OBEU_PHASE, concept

_CUBES = {
    (None, True): Cube.CHANGES,
    ("function", True): Cube.FUNCTION_CHANGES,
    ("economic", True): Cube.ECONOMIC_CHANGES,
    (None, False): Cube.WORDED_CHANGES,
    ("function", False): Cube.FUNCTION_WORDED_CHANGES,
    ("economic", False): Cube.ECONOMIC_WORDED_CHANGES,
}


def write_change(writer: Writer, change: Change, figure: NamedNode | None) -> None:
    """One change; `figure` is the stated figure that changed, None where it is not stated."""
    node = _node(writer, change)
    scheme = change.classification.scheme if change.classification else None
    observation(writer, node, _CUBES[scheme, change.money is not None], change.line_item, writer.key.year)
    say_class(writer, node, change.classification)
    _compared_with(writer, node, change)
    writer.say(node, BG.changeDirection, concept("direction", change.direction))
    if change.money:
        writer.money(node, change.money, BG.changeAmount, change.quote)
    change_percent(writer, node, change.percent)
    writer.quote(node, change.quote)
    writer.text(node, BG.reason, change.reason)
    writer.text(node, BG.comparabilityNote, change.incomparable)
    writer.say(node, BG.changeOf, figure)
    restatements(writer, node, change.restated)


def is_usual(change: Change) -> bool:
    """Whether a change is of a whole line item, with its amount, on the year before and in the same phase."""
    return not (change.classification or change.money is None or change.base_year or change.base_phase)


def _node(writer: Writer, change: Change) -> NamedNode:
    """`change/{line-item}`, with the class, and the year and phase of a base that is not the usual one."""
    parts = ["change", change.line_item, *class_path(change.classification)]
    parts += [str(change.base_year)] if change.base_year else []
    parts += [change.base_phase] if change.base_phase else []
    return writer.under(*parts)


def _compared_with(writer: Writer, node: NamedNode, change: Change) -> None:
    base = change.base
    is_printed = base is not None and base.year is not None
    writer.say(node, BG.comparisonYear, fiscal_year(change.base_year or writer.key.year - 1))
    writer.say(node, BG.comparisonYearInferred, boolean(not is_printed))
    compared = OBEU_PHASE[change.base_phase] if change.base_phase else phase(writer)
    writer.say(node, BG.comparisonPhase, compared)
    writer.say(node, BG.comparisonPhaseInferred, boolean(base is None or base.phase is None))
    if base:
        writer.say(node, BG.statedBase, chinese(base.stated.plain))
        writer.quote(node, None if change.quote.covers(base.stated) else base.stated)
