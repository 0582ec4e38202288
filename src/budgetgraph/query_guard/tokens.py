"""The tokens that can begin at a place of a query, in whichever reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from budgetgraph.sparql_text.terminals import (
    CERTAIN_IRI,
    COMMENT,
    IRI,
    LOCAL_SIGN,
    NAME,
    RUN,
    SPACE,
    START,
    STRING,
    VARIABLE,
)

_PREFIX = rf"[{START}][{NAME}-]*(?:\.+[{NAME}-]+)*"
PREFIXED_NAME = rf"(?:{_PREFIX})?:{LOCAL_SIGN}*"

_NAME = re.compile(PREFIXED_NAME)
_RUN = re.compile(RUN)
# How far a name goes on behind dots is read differently by the engine and by SPARQL's grammar.
_DOTTED = re.compile(rf"(?<!\.)\.+{LOCAL_SIGN}+")
_OTHERS = {
    "gap": re.compile(rf"{SPACE}|{COMMENT}"),
    "string": re.compile(STRING),
    "iri": re.compile(IRI),
    "variable": re.compile(VARIABLE),
    "language": re.compile(r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
    "blank node": re.compile(rf"_:[{NAME}][{NAME}-]*(?:\.+[{NAME}-]+)*"),
    "number": re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"),
    "word": re.compile(rf"[{START}]+"),
}


class Token(NamedTuple):
    """What a token is (`name`, `sign` or one of the others), and where it ends."""

    kind: str
    end: int


class Tokens:
    """The tokens of a text, asked for from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._nameless = 0

    def at(self, place: int) -> Iterator[Token]:
        """Every token that can begin here; a character that begins none is one by itself."""
        token = self._name(place) or self._other(place) or Token("sign", place + 1)
        yield token
        if token.kind == "iri" and not CERTAIN_IRI.match(self._text, place):
            yield Token("sign", place + 1)
        dotted = _DOTTED.match(self._text, place)
        if dotted:
            yield Token("name", dotted.end())

    def _name(self, place: int) -> Token | None:
        if place < self._nameless:
            return None
        name = _NAME.match(self._text, place)
        if name:
            return Token("name", name.end())
        run = _RUN.match(self._text, place)
        # Without this, `a.a.a.…` would be searched for its colon from every letter on.
        self._nameless = run.end() if run else place
        return None

    def _other(self, place: int) -> Token | None:
        for kind, pattern in _OTHERS.items():
            match = pattern.match(self._text, place)
            if match:
                return Token(kind, match.end())
        return None
