"""How much of a query has been read up to a place, and when it is too much for the engine."""

from __future__ import annotations

import re
from typing import NamedTuple

from budgetgraph.errors import RefusedQuery

# The engine's stack (8 MB) is used up by 800 to 1,500 functions, EXISTS or sub-queries inside one another.
MAX_NESTING = 100
# Chains nest in the engine's tree, too: 1,500 to 3,000 MINUS, BIND or aggregates one after the other end it…
MAX_BRACKETS = 1_000
# … and 6,000 to 20,000 operators in one expression.
MAX_OPERATORS = 5_000

OPENING, OPERATORS = "([{", "+-*/|&!=^<>"
_CLOSING = ")]}"
# Behind these, a name such as `service:g` before a brace is a graph's.
_BEFORE_A_GRAPH = re.compile(r"(?:GRAPH|FROM|NAMED)\Z", re.IGNORECASE)


class Worst(NamedTuple):
    """The worst of all readings that lead to a place; `plain` when one of them names no graph here."""

    nesting: int = 0
    brackets: int = 0
    operators: int = 0
    plain: bool = True

    def after(self, kind: str, text: str) -> Worst:
        """The same with one token more."""
        if kind == "gap":
            return self
        sign = text if kind == "sign" else " "
        opens = sign in OPENING
        return Worst(
            self.nesting + opens - (sign in _CLOSING),
            self.brackets + opens,
            self.operators + (sign in OPERATORS),
            not (kind == "word" and _BEFORE_A_GRAPH.search(text)),
        )

    def or_worse(self, other: Worst) -> Worst:
        """The worse of both in every respect."""
        return Worst(
            max(self.nesting, other.nesting),
            max(self.brackets, other.brackets),
            max(self.operators, other.operators),
            self.plain or other.plain,
        )

    def check(self) -> None:
        """Raises `RefusedQuery` where it is too much."""
        if self.nesting > MAX_NESTING:
            raise RefusedQuery(
                f"The query nests brackets more than {MAX_NESTING} deep.", hint="Make it flatter."
            )
        if self.brackets > MAX_BRACKETS:
            raise RefusedQuery(
                f"The query opens more than {MAX_BRACKETS:,} brackets.", hint="Ask in smaller parts."
            )
        if self.operators > MAX_OPERATORS:
            raise RefusedQuery(
                f"The query has more than {MAX_OPERATORS:,} operators.", hint="Ask in smaller parts."
            )
