"""Asks the engine how far it can read a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from budgetgraph.service_calls.tokens import Token

Complaint = Callable[[str], str]
"""The engine's message about a text that it does not accept as a query; empty for one that it accepts."""

_PLACE = re.compile(r"error at (\d+):(\d+): ")
# The engine compares a keyword with as many characters as it has and complains behind them, so that its place is
# up to this much too far; ENCODE_FOR_URI has 14. It is also cut off at the text's end, hence the spaces.
_LONGEST_KEYWORD = 16
_SPACES = 2 * _LONGEST_KEYWORD
# No query holds it outside strings, so that what is tried is read and never run.
_END = f"\n{' ' * _SPACES}\x01"


class Beginnings:
    """The beginnings of texts, and whether a query can begin so."""

    def __init__(self, complaint: Complaint) -> None:
        self._complaint = complaint

    def can_begin(self, text: str) -> bool:
        """Whether some query begins with these tokens, of which the last is whole."""
        found = self._place(text + _END)
        return found is not None and found[0] == text.count("\n") + 2 and found[1] > _SPACES

    def culprit(self, query: str, found: Sequence[Token]) -> int:
        """Which of the tokens is the first with which no query can go on; their number when it is the end.

        Takes as many readings as a few dozen characters have tokens, in halves.
        """
        place = self._place(query + _END)
        limit = _offset(query, *place) - _LONGEST_KEYWORD if place else 0
        first = min(bisect_left(found, limit, key=lambda token: token.end), max(len(found) - 1, 0))
        later = range(first, len(found))
        return first + bisect_left(
            later, True, key=lambda number: not self.can_begin(query[: found[number].end])
        )

    def expected(self, text: str) -> str:
        """What the engine says could follow a text that is no whole query."""
        return self._complaint(f"{text} ")

    def _place(self, text: str) -> tuple[int, int] | None:
        match = _PLACE.match(self._complaint(text))
        return (int(match[1]), int(match[2])) if match else None


def _offset(query: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = query.find("\n", start) + 1 or len(query)
    return start + column - 1
