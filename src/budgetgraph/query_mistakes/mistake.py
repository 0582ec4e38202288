"""A mistake in a query, in words."""

from __future__ import annotations

from typing import NamedTuple

from budgetgraph.errors import MalformedQuery
from budgetgraph.service_calls.tokens import Token
from budgetgraph.sparql_text.position import position

_LONGEST_QUOTATION = 40


class Mistake(NamedTuple):
    """What is wrong (a clause without its full stop, in two languages), at which character, and what to do next."""

    place: int
    english: str
    chinese: str
    hint: str

    def as_error(self, query: str) -> MalformedQuery:
        """The error to tell, with line and column."""
        english = self.english if self.english.endswith("?") else f"{self.english}."
        chinese = self.chinese if self.chinese.endswith("？") else f"{self.chinese}。"
        return MalformedQuery(
            f"The query does not parse: {english} 查询有语法错误：{chinese}",
            where=position(query, self.place),
            hint=self.hint,
        )


def quoted(token: Token) -> str:
    """A token as sentences show it: `'SELEKT'`, cut when it is long; in double quotation marks where it has others."""
    text = " ".join(token.text.split())
    shown = text if len(text) <= _LONGEST_QUOTATION else f"{text[:_LONGEST_QUOTATION]}…"
    return shown if shown[:1] in "'\"" and len(shown) > 1 else f"'{shown}'"
