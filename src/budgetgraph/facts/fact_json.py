"""Facts as JSON, for review and for tools: every value beside the passage that it was read from."""

from __future__ import annotations

import datetime
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from budgetgraph.documents.passage import Passage


def as_json(thing: object) -> Any:
    """A fact as what `json.dumps` takes: `{"fact": "Figure", "line_item": …}`.

    Passages become `{"start", "end", "text"}`, decimals and days texts; what is None or empty is left out.
    """
    if isinstance(thing, Passage):
        return {"start": thing.start, "end": thing.end, "text": thing.text}
    if isinstance(thing, tuple | list):
        return [as_json(member) for member in thing]
    if isinstance(thing, Decimal):
        return f"{thing:f}"
    if isinstance(thing, datetime.date):
        return thing.isoformat()
    if is_dataclass(thing) and not isinstance(thing, type):
        return _object(thing)
    return thing


def _object(thing: Any) -> dict[str, Any]:
    members = {field.name: as_json(getattr(thing, field.name)) for field in fields(thing)}
    filled = {name: value for name, value in members.items() if not _is_empty(value)}
    return {"fact": type(thing).__name__, **filled}


def _is_empty(value: Any) -> bool:
    """Whether there is nothing to tell: nothing printed, no members, or a value of several parts with none of them."""
    return value is None or value == [] or (isinstance(value, dict) and value.keys() == {"fact"})
