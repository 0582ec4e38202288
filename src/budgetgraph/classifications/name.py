"""Names of classes, compared: which spellings are one name."""

from __future__ import annotations

import re

_MARKED_LEVEL = re.compile(r"（[类款项]）$")
_PASSED_OVER = re.compile(r"[\s、，,“”\"]")
_AND = "和与及"  # 社会保障与就业 is 社会保障和就业
_OTHER_SPELLINGS = str.maketrans(
    {"(": "（", ")": "）", "它": "他"} | dict.fromkeys(_AND, "和")
)  # 其它 is 其他


def name_key(name: str) -> str:
    """What the spellings of one name have in common.

    社会保障和就业 and 社会保障与就业支出（类） have, and so have 其它 and 其他.
    """
    plain = _MARKED_LEVEL.sub("", _PASSED_OVER.sub("", name.translate(_OTHER_SPELLINGS)))
    return plain.removesuffix("支出") or plain


def any_spelling(pattern: str) -> str:
    """A pattern of names, without sets of characters, that takes each of the words for “and” where one stands in it."""
    return re.sub(f"[{_AND}]", f"[{_AND}]", pattern)
