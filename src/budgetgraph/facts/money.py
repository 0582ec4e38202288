"""Amounts of money: read from 万元 or 元, kept as an exact decimal in yuan beside what is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Value
from budgetgraph.facts.number import NUMBER_PATTERN, parse_number, read_number

UNIT_FACTORS = {
    "亿元": Decimal(100_000_000),
    "百万元": Decimal(1_000_000),
    "万元": Decimal(10_000),
    "千元": Decimal(1_000),
    "百元": Decimal(100),
    "元": Decimal(1),
}
"""Yuan in each printed unit."""

_UNITS = "|".join(UNIT_FACTORS)
# A number that goes on to the left (1 234.56, 499. 33), is the end of a range (5-10) or the second of a pair
# (4125.49,4143.91) is not read from its middle. More than 15 digits before the unit are no amount.
_START = r"(?<!\d\s)(?<![.．]\s)(?:(?<![\d.．,，])[-－−]\s?|(?<![\d.．,，\-－−~～]))"
MONEY = re.compile(rf"(?P<number>{_START}{NUMBER_PATTERN})(?<!\d{{16}})\s*+(?P<unit>{_UNITS})")
_UNIT_NOTE = re.compile(rf"单\s*位\s*[：:]\s*(?:人民币)?\s*(?P<unit>{_UNITS})")


@dataclass(frozen=True)
class Money(Value):
    """`amount` in yuan; `stated` is the passage of the number, `unit` the unit that it was printed in."""

    amount: Decimal
    stated: Passage
    unit: str

    @classmethod
    def of(cls, value: Decimal, stated: Passage, unit: str) -> Money:
        """`value` in `unit`, printed in the passage `stated`."""
        return cls(value * UNIT_FACTORS[unit], stated, unit)


def money_of(passage: Passage, match: re.Match[str]) -> Money:
    """The amount that a match of `MONEY` in the passage's text stands for."""
    return Money.of(parse_number(match["number"]), passage.group(match, "number"), match["unit"])


def read_money(cell: Passage, unit: str) -> Money | None:
    """The amount in a table cell whose unit the table names, or None when the cell holds no number."""
    number = read_number(cell)
    return None if number is None else Money.of(number.value, number.stated, unit)


def unit_note(text: str) -> str | None:
    """The unit that a note like `单位：万元` names."""
    match = _UNIT_NOTE.search(text)
    return match["unit"] if match else None
