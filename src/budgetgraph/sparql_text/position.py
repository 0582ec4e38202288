"""Places in a query as people count them."""

from __future__ import annotations


def line_of(query: str, offset: int) -> int:
    """The number of the line, from 1, in which a character stands."""
    return query.count("\n", 0, offset) + 1


def position(query: str, offset: int) -> str:
    """`line 2, column 7`, both counted from 1, of the character at an offset."""
    return f"line {line_of(query, offset)}, column {offset - query.rfind(chr(10), 0, offset)}"
