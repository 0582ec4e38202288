"""A refused query with everything that is looked at to tell its mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from budgetgraph.query_mistakes.beginnings import Beginnings
from budgetgraph.service_calls.prologue import Prologue
from budgetgraph.service_calls.tokens import Token, tokens

_OPERATORS = {"&&", "||", "!=", "<=", ">=", "^^", "<<", "<<(", ">>", ")>>", "{|", "|}"}
_CLOSING = {"(": ")", "[": "]", "{": "}"}
# Trying a repair reads the text once more; in longer ones only the place is looked for.
_LONGEST_REPAIRED = 20_000


@dataclass(frozen=True)
class Reading:
    """A query, its tokens, the number of the first that cannot stand where it does, and what is declared."""

    query: str
    found: Sequence[Token]
    culprit: int
    prologue: Prologue
    beginnings: Beginnings

    @property
    def token(self) -> Token:
        """The token that cannot stand here; an empty one of kind `end` where the text ends too early."""
        return self.at(self.culprit)

    @property
    def before(self) -> Token:
        """The token before it; an empty one of kind `end` where there is none."""
        return self.at(self.culprit - 1)

    def at(self, number: int) -> Token:
        """The token of this number, or an empty one of kind `end`."""
        if 0 <= number < len(self.found):
            return self.found[number]
        end = self.found[-1].end if self.found and number > 0 else 0
        return Token("end", "", end, end)

    @cached_property
    def head(self) -> str:
        """The text before the culprit, which is in order as far as it goes."""
        return self.query[: self.before.end] if self.culprit else ""

    @cached_property
    def open(self) -> list[Token]:
        """The brackets that are open before the culprit, from the outermost to the innermost."""
        brackets: list[Token] = []
        for token in self.found[: self.culprit]:
            if is_opening(token):
                brackets.append(token)
            elif brackets and is_closing(token, brackets[-1]):
                brackets.pop()
        return brackets

    def is_within(self, bracket: str) -> bool:
        """Whether this is the innermost bracket that is open before the culprit."""
        return bool(self.open) and self.open[-1].is_sign(bracket)

    def can_continue(self, inserted: str, number: int, length: int) -> bool:
        """Whether the head, what is inserted and `length` tokens from `number` on could begin a query."""
        if len(self.query) > _LONGEST_REPAIRED:
            return False
        text = " ".join(token.text for token in self.found[number : number + length])
        return self.beginnings.can_begin(f"{self.head} {inserted} {text}")

    def end_of_brackets(self, number: int) -> int:
        """The number of the bracket that closes the one of this number, or of the last token."""
        depth = 0
        for place in range(number, len(self.found)):
            token = self.found[place]
            depth += is_opening(token) - (token.kind == "sign" and token.text in _CLOSING.values())
            if depth <= 0:
                return place
        return len(self.found) - 1


def is_opening(token: Token) -> bool:
    """Whether it is an opening bracket."""
    return token.kind == "sign" and token.text in _CLOSING


def is_closing(token: Token, opening: Token) -> bool:
    """Whether it is the bracket that closes this one."""
    return token.is_sign(_CLOSING[opening.text])


def whole_tokens(query: str) -> list[Token]:
    """The tokens of a query, with operators of several signs in one piece."""
    found: list[Token] = []
    for token in tokens(query):
        joined = _joined(found, token)
        if joined:
            found[-1] = joined
        else:
            found.append(token)
    return list(found)


def _joined(found: Sequence[Token], token: Token) -> Token | None:
    last = found[-1] if found else None
    if last is None or last.kind != "sign" or token.kind != "sign" or last.end != token.start:
        return None
    text = last.text + token.text
    return Token("sign", text, last.start, token.end) if text in _OPERATORS else None


def words(found: Sequence[Token]) -> Iterator[str]:
    """Those of the tokens that are words, in capitals."""
    return (token.text.upper() for token in found if token.kind == "word")
