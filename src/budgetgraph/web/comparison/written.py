"""A comparison in CSV, a line for each figure, and in JSON."""

from __future__ import annotations

import json
from typing import Any

from budgetgraph.web.comparison.choices import key_of
from budgetgraph.web.comparison.comparison import Comparison
from budgetgraph.web.comparison.item import Item
from budgetgraph.web.comparison.record import record
from budgetgraph.web.spreadsheet import written

COLUMNS = (
    "department",
    "department_name",
    "year",
    "phase",
    "caliber",
    "item",
    "item_name",
    "class_name",
    "amount",
    "missing",
    "missing_statement",
    "stated_value",
    "stated_unit",
    "rank",
    "kind",
    "scope",
    "disclosure",
    "disclosure_year",
    "figure",
    "passage",
    "document",
    "page",
    "findings",
    "change_amount",
    "change_percent",
    "change_base_year",
    "change_base_phase",
    "notes",
)
"""The header of the CSV, in this order; columns are only ever added at its end."""


def as_csv(comparison: Comparison) -> str:
    """A line for each figure or lack of one; several values of a field stand between spaces."""
    names = {item: name_of(comparison, item)["zh"] for item in comparison.asked.items}
    notes = " ".join(note.slug for note in comparison.notes)
    return written(
        COLUMNS,
        ({**_flat(record(line)), "item_name": names[line.item], "notes": notes} for line in comparison.lines),
    )


def as_json(comparison: Comparison, release: str) -> str:
    """As /compare/schema.json describes it."""
    asked = comparison.asked
    answer = {
        "release": release,
        "asked": {
            "departments": asked.departments,
            "years": asked.years,
            "items": [item.path for item in asked.items],
            "phase": asked.phase or None,
            "caliber": asked.caliber or None,
        },
        "currency": "CNY",
        "departments": [
            {"department": key, "iri": thing.iri, "name": thing.label}
            for key, thing in zip(asked.departments, comparison.departments, strict=True)
        ],
        "items": [{"item": item.path, "name": name_of(comparison, item)} for item in asked.items],
        "notes": [note._asdict() for note in comparison.notes],
        "lacking": [
            {
                "department": key_of(slot.department),
                "year": slot.year,
                "phase": slot.phase or None,
                "caliber": slot.caliber or None,
            }
            for slot in comparison.lacking
        ],
        "rows": [record(line) for line in comparison.lines],
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def name_of(comparison: Comparison, item: Item) -> dict[str, str]:
    """What an item is called in both languages; of a class by its latest name."""
    names = [comparison.choices.line_item(item)]
    names += comparison.choices.classes(item)[-1:]
    code = f" {item.code}" if item.code else ""
    return {
        "zh": "：".join(one.label for one in names) + code,
        "en": ": ".join(one.english or one.label for one in names) + code,
    }


def _flat(values: dict[str, Any]) -> dict[str, Any]:
    """The same in one value for each column."""
    passages, changes = values.pop("passages"), values.pop("changes")
    first = changes[0] if changes else {}
    return {
        **values,
        "passage": " ".join(one["passage"] for one in passages),
        "document": " ".join(dict.fromkeys(one["document"] for one in passages)),
        "page": " ".join(dict.fromkeys(str(one["page"]) for one in passages if one["page"])),
        "findings": " ".join(values["findings"]),
        **{f"change_{name}": first.get(name) for name in ("amount", "percent", "base_year", "base_phase")},
    }
