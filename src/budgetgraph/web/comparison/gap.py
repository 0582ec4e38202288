"""Why there is no figure: the disclosure is not there, its table is empty, or it does not say."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.web.comparison.disclosed import Disclosed
from budgetgraph.web.comparison.item import Item
from budgetgraph.web.thing import Thing

REASONS = {
    "no-disclosure": ("未收录", "the release has no such disclosure"),
    "table-empty": ("空表", "the table is said to be empty"),
    "not-stated": ("未列示", "the disclosure, of which every number is accounted for, does not state it"),
    "not-found": ("未读到", "not found in what was read of the disclosure; parts of it are unread"),
}
"""Each reason with its words in Chinese and English."""

# By the first that begins or is within the slug of a line item: the tables in which that is stated.
_TABLES = (
    ("three-public", ("table-three-public",)),
    ("conference", ("table-three-public",)),
    ("training", ("table-three-public",)),
    ("procurement", ("table-procurement",)),
    ("operating-funds", ("table-operating-funds",)),
    ("project-funds", ("table-projects",)),
    ("government-fund", ("table-government-fund",)),
    ("state-capital", ("table-state-capital",)),
    ("general-public-budget-basic", ("table-general-public-budget-basic",)),
    ("fiscal-appropriation-basic", ("table-fiscal-appropriation-basic",)),
)


@dataclass(frozen=True)
class Gap:
    """A reason, and for an empty table the statement that says so."""

    reason: str
    statement: Thing | None = None


def gap(item: Item, disclosed: Disclosed | None) -> Gap:
    """Why an item has no figure in the disclosure that ought to have it; None where that is not in the release."""
    if disclosed is None:
        return Gap("no-disclosure")
    said = _said_empty(item, disclosed)
    if said:
        return Gap("table-empty", said)
    return Gap("not-stated" if disclosed.is_wholly_read else "not-found")


def _said_empty(item: Item, disclosed: Disclosed) -> Thing | None:
    kinds = next((tables for words, tables in _TABLES if words in item.slug), ())
    found = [one for table in disclosed.tables if table.kind in kinds for one in table.empty]
    return found[0] if found else None
