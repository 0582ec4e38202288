"""Numbers as printed: full-width digits, thousands marks, signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Value

# Python's \d takes full-width digits too. A comma is a thousands mark only before exactly three digits.
NUMBER_PATTERN = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:[.．]\d++)?"
NUMBER = re.compile(NUMBER_PATTERN)
_SIGNED = re.compile(rf"\s*+(?P<sign>[-－−+＋]?+)\s*+(?P<number>{NUMBER_PATTERN})\s*+")
_PLAIN = str.maketrans("０１２３４５６７８９．－−＋", "0123456789.--+", ", ")
# A number that goes on to the left (1 234.56, 499. 33), is the end of a range (5-10) or the second of a pair
# (4125.49,4143.91) is not read from its middle.
NUMBER_START = r"(?<!\d\s)(?<![.．]\s)(?:(?<![\d.．,，])[-－−]\s?|(?<![\d.．,，\-－−~～]))"
# More than 15 digits are no percentage.
PERCENT = re.compile(rf"(?P<number>{NUMBER_START}{NUMBER_PATTERN})(?<!\d{{16}})\s*+[%％]")
"""A percentage in running text."""

_LONGEST = 20  # characters; more is a code or a fault, and would be rounded


@dataclass(frozen=True)
class Number(Value):
    """A number and the passage that prints it (sign included, nothing else)."""

    value: Decimal
    stated: Passage


def parse_number(text: str) -> Decimal:
    """The value of a text that matches `NUMBER_PATTERN`, with or without a sign before it."""
    return Decimal(text.translate(_PLAIN))


def last_place(printed: str) -> Decimal:
    """One unit of the last printed decimal of a number, with or without a sign: 0.01 of `12.34`."""
    exponent = parse_number(printed).as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def read_number(cell: Passage) -> Number | None:
    """The number of a table cell, or None when the cell holds anything but one number."""
    match = _SIGNED.fullmatch(cell.text)
    if match is None or len(match["number"]) > _LONGEST:
        return None
    return Number(parse_number(match["sign"] + match["number"]), cell.strip())
