"""A line of a comparison as plain values, for CSV and JSON."""

from __future__ import annotations

from typing import Any

from budgetgraph.vocabulary import BG, OBEU_MEASURE
from budgetgraph.web.amounts import exact
from budgetgraph.web.comparison.choices import key_of
from budgetgraph.web.comparison.line import Line
from budgetgraph.web.comparison.note import base_of, class_of
from budgetgraph.web.quotation import quotations
from budgetgraph.web.thing import Thing


def record(line: Line) -> dict[str, Any]:
    """The values by name, None for what there is not; docs/comparing.md says what each means."""
    disclosed, gap = line.disclosed, line.gap
    return {
        "department": key_of(line.slot.department),
        "department_name": line.slot.department.label,
        "year": line.slot.year,
        "phase": line.slot.phase or None,
        "caliber": line.slot.caliber or None,
        "item": line.item.path,
        "class_name": class_.label if (class_ := class_of(line.figure)) else None,
        **_amount(line.figure),
        "missing": gap.reason if gap else None,
        "missing_statement": gap.statement.text(BG.statementText) if gap and gap.statement else None,
        "rank": line.rank,
        "kind": disclosed.kind if disclosed else None,
        "scope": disclosed.scope or None if disclosed else None,
        "disclosure": disclosed.disclosure.iri if disclosed else None,
        "disclosure_year": disclosed.year if disclosed else None,
        "figure": line.figure.iri if line.figure else None,
        "passages": _passages(line.figure),
        "findings": [finding.iri for finding in line.findings],
        "changes": [_change(change) for change in line.changes],
    }


def _amount(figure: Thing | None) -> dict[str, str | None]:
    return {
        "amount": exact(figure.number(OBEU_MEASURE.amount)) if figure else None,
        "stated_value": figure.text(BG.statedValue) if figure else None,
        "stated_unit": figure.text(BG.statedUnit) if figure else None,
    }


def _passages(figure: Thing | None) -> list[dict[str, Any]]:
    return [
        {"passage": one.iri, "document": one.iri.partition("#")[0], "page": one.page, "text": one.text}
        for one in (quotations(figure) if figure else [])
    ]


def _change(change: Thing) -> dict[str, Any]:
    year, phase = base_of(change)
    percent = change.number(BG.changePercent)
    return {
        "change": change.iri,
        "amount": exact(change.number(BG.changeAmount)),
        "percent": None if percent is None else f"{percent.normalize():f}",
        "base_year": int(year) if year.isdigit() else None,
        "base_phase": phase or None,
        "base_inferred": change.flag(BG.comparisonYearInferred),
    }
