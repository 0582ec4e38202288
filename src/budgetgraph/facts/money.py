"""Amounts of money: read from 万元 or 元, kept as an exact decimal in yuan beside what is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Value
from budgetgraph.facts.number import NUMBER_PATTERN, NUMBER_START, last_place, parse_number, read_number
from budgetgraph.money_units import YUAN_IN

_UNITS = "|".join(sorted(YUAN_IN, key=len, reverse=True))
# In sentences the sign of the yuan is often left out (1170.00万), and lines end inside a unit. Tens of thousands
# of something else (12万人) are no money.
_SAID_UNITS = r"(?:亿|百\s*+万|[万萬]|千|百)?\s*+元|[万萬亿](?=\s*+(?:[，,。；;、：:（()）]|$|左右|余元))"
# More than 15 digits before the unit are no amount, and a rate (100元/人, 40元每人) is none.
_NO_RATE = r"(?!\s*+(?:[/／]|每))"
MONEY = re.compile(
    rf"(?P<number>{NUMBER_START}{NUMBER_PATTERN})(?<!\d{{16}})\s*+(?P<unit>{_SAID_UNITS}){_NO_RATE}"
)
_BLANK = re.compile(r"\s+")
_UNIT_NOTE = re.compile(rf"单\s*位\s*[：:]\s*(?:人民币)?\s*(?P<unit>{_UNITS})(?![\u4e00-\u9fff])")


@dataclass(frozen=True)
class Money(Value):
    """`amount` in yuan; `stated` is the passage of the number, `unit` the unit that it was printed in.

    The unit is spelled as in `YUAN_IN`, however it is printed (万, 萬元).
    """

    amount: Decimal
    stated: Passage
    unit: str

    @classmethod
    def of(cls, value: Decimal, stated: Passage, unit: str) -> Money:
        """`value` in `unit`, printed in the passage `stated`."""
        return cls(value * YUAN_IN[unit], stated, unit)

    @property
    def place(self) -> Decimal:
        """One unit of the last printed decimal, in yuan: 100 of `12.34` in 万元."""
        return last_place(self.stated.plain) * YUAN_IN[self.unit]


def money_of(passage: Passage, match: re.Match[str]) -> Money:
    """The amount that a match of `MONEY` in the passage's text stands for."""
    return Money.of(parse_number(match["number"]), passage.group(match, "number"), _unit(match["unit"]))


def _unit(printed: str) -> str:
    spelled = _BLANK.sub("", printed).replace("萬", "万")
    return spelled if spelled.endswith("元") else f"{spelled}元"


def read_money(cell: Passage, unit: str) -> Money | None:
    """The amount in a table cell whose unit the table names, or None when the cell holds no number."""
    number = read_number(cell)
    return None if number is None else Money.of(number.value, number.stated, unit)


def unit_note(text: str) -> str | None:
    """The unit that a note like `单位：万元` names."""
    match = _UNIT_NOTE.search(text)
    return match["unit"] if match else None
