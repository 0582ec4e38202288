"""Targets: what was read from them, always beside what is printed."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from budgetgraph.facts.calendar import Deadline
from budgetgraph.facts.target import (
    DeadlineTarget,
    PeriodTarget,
    QualitativeTarget,
    QuantitativeTarget,
    ReferenceTarget,
    Target,
)
from budgetgraph.triples.writer import Writer, boolean, chinese, decimal
from budgetgraph.vocabulary import BG, ODRL, QUDT, SCHEMA, UNIT, XSD, concept

_UNECE_CODES = {"PERCENT": "P1", "DAY": "DAY", "MO": "MON", "YR": "ANN", "DEG_C": "CEL", "M2": "MTK"}
"""UN/CEFACT Recommendation 20 codes, which search engines read, by the name of the QUDT unit."""


def write_target(writer: Writer, node: NamedNode, target: Target) -> None:
    """A target under its IRI; which kind it is decides what else is said."""
    writer.say(node, BG.statedTarget, chinese(target.printed))
    writer.quote(node, target.comparator_cell, target.stated, target.unit_cell)
    writer.text(node, BG.columnUnit, target.spare_unit)
    if isinstance(target, QuantitativeTarget):
        _quantity(writer, node, target)
    elif isinstance(target, DeadlineTarget):
        _deadline(writer, node, target)
    elif isinstance(target, PeriodTarget):
        writer.a(node, BG.PeriodTarget)
        writer.say(node, BG.periodBegin, _literal(target.begin))
        writer.say(node, BG.periodEnd, _literal(target.end))
    elif isinstance(target, QualitativeTarget):
        writer.a(node, BG.QualitativeTarget)
        if target.direction:
            writer.say(node, BG.intendedDirection, concept("direction", target.direction))
    elif isinstance(target, ReferenceTarget):
        writer.a(node, BG.ReferenceTarget)


def _quantity(writer: Writer, node: NamedNode, target: QuantitativeTarget) -> None:
    writer.a(node, BG.QuantitativeTarget)
    writer.say(node, BG.comparator, ODRL[target.comparator])
    writer.say(node, BG.comparatorStated, boolean(target.comparator_stated))
    writer.say(node, QUDT.numericValue, decimal(target.number))
    if target.stated_unit:
        writer.say(node, BG.statedUnit, chinese(target.stated_unit))
    if target.unit:
        writer.say(node, QUDT.hasUnit, UNIT[target.unit])
    _search_engine_copy(writer, node, target)


def _search_engine_copy(writer: Writer, node: NamedNode, target: QuantitativeTarget) -> None:
    bounds = {
        "gteq": [SCHEMA.minValue],
        "lteq": [SCHEMA.maxValue],
        "eq": [SCHEMA.minValue, SCHEMA.maxValue],
    }
    for bound in bounds.get(target.comparator, []):
        writer.say(node, bound, decimal(target.number))
    if target.unit in _UNECE_CODES:
        writer.say(node, SCHEMA.unitCode, Literal(_UNECE_CODES[target.unit]))


def _deadline(writer: Writer, node: NamedNode, target: DeadlineTarget) -> None:
    writer.a(node, BG.DeadlineTarget)
    writer.say(node, BG.deadline, _literal(target.deadline))
    writer.say(node, BG.yearInferred, boolean(target.deadline.year_inferred))


def _literal(day: Deadline) -> Literal:
    """An `xsd:date`, or an `xsd:gYearMonth` where only a month is named."""
    return Literal(day.date, datatype=XSD.gYearMonth if day.is_month else XSD.date)
