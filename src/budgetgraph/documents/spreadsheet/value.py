"""The value of a cell as text: exact, with no noise of binary fractions and no exponent."""

from __future__ import annotations

import datetime
import math
import re
from decimal import Decimal

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # a character that XML cannot hold (ECMA-376 Part 1, 22.9.2.19)


def text_of(value: Value) -> str:
    """A number as the shortest decimal of the 15 digits that a workbook keeps, a date in ISO 8601, a text as it is."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] == "000D" else match[0], value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return decimal_text(value)
    if isinstance(value, datetime.datetime):
        return _moment(value)
    return str(value)


def decimal_text(value: float) -> str:
    """A number as the shortest decimal of 15 digits: 0.1 + 0.2 is 0.3, and 12345678901234567 ends with zeros."""
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return ""
    exact = Decimal(f"{value:.15g}")
    text = f"{exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _moment(value: datetime.datetime) -> str:
    return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")


def percent_text(value: float) -> str:
    """A number that is shown as a percentage: 0.125 is 12.5%."""
    return f"{decimal_text(float(Decimal(f'{value:.15g}') * 100))}%"
