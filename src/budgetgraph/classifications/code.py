"""Codes of classes: what their digits tell by themselves."""

from __future__ import annotations


def level_of(code: str) -> int:
    """1 for the three digits of a 类, 2 for the five of a 款, 3 for the seven of an 项."""
    return max(1, (len(code) - 1) // 2)


def above(code: str) -> str | None:
    """The code of the class that a code belongs to, None for one of three digits or fewer."""
    return code[:-2] if len(code) > 3 else None


def is_below(code: str, other: str) -> bool:
    """Whether a code is on a level below another one."""
    return code != other and code.startswith(other)


def is_well_formed(code: str) -> bool:
    """Whether a code has the length of a 类, a 款 or an 项."""
    return code.isascii() and code.isdigit() and len(code) in (3, 5, 7)
