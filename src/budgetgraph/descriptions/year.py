"""Fiscal years in all the digits in which they are printed: 2020年, ２０２０年, 二〇二〇年."""

from __future__ import annotations

import re

_HAN = "〇一二三四五六七八九"
_ZEROS = "零○ＯO◯"
_HAN_DIGIT = f"[{_HAN}{_ZEROS}]"
_DIGITS = str.maketrans(_HAN + _ZEROS, "0123456789" + "0" * len(_ZEROS))

# A day (2018年2月24日) is no fiscal year.
YEAR = re.compile(
    rf"(?<![\d{_HAN}])(?P<year>[2２][0０]\d\d|二[〇{_ZEROS}]{_HAN_DIGIT}{{2}})\s*+(?:年(?!\s*+\d{{1,2}}\s*+月)|财年)"
)
"""A year, wherever a text names one."""


def year_of(match: re.Match[str]) -> int:
    """The year that a match of `YEAR` names."""
    return int(match["year"].translate(_DIGITS))
