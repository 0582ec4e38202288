"""The unit of an amount in a table: in the cell itself, in the head of its column, or noted for the table."""

from __future__ import annotations

import re

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.money import MONEY, Money, money_of, read_money
from budgetgraph.money_units import YUAN_IN

_UNIT_IN_HEADER = re.compile(rf"[（(/：:]\s*(?:人民币)?(?P<unit>{'|'.join(YUAN_IN)})\s*(?:[)）/]|$)")


def unit_in_header(path: str) -> str | None:
    """The unit that a column's own names give: `单价（元）`."""
    units = [match["unit"] for match in _UNIT_IN_HEADER.finditer(path)]
    return units[-1] if units else None


def read_amount(cell: Passage, unit: str | None) -> Money | None:
    """The amount in a cell, in the unit that it prints itself or else in `unit`; None without number or unit."""
    match = MONEY.fullmatch(cell.text)
    if match:
        return money_of(cell, match)
    return read_money(cell, unit) if unit else None
