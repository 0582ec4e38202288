"""Cuts a query into tokens, in time that grows with its length alone.

There is one reading of a query, but for what begins with `<`: `?a<?b&&?c='>` may hold an IRI or a comparison. As
long as it holds neither `'` nor `#`, both readings agree on everything that follows. Where it does, the token is
`doubtful`, and nothing behind it can be relied on.
"""

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
    STRING,
    VARIABLE,
)

_LOCAL = rf"(?:{LOCAL_SIGN}(?:{LOCAL_SIGN}|\.++(?={LOCAL_SIGN}))*+)?+"
_EXPONENT = r"[eE][+-]?[0-9]++"
_TOKEN = re.compile(
    rf"(?P<gap>(?:{SPACE}|{COMMENT})++)"
    rf"|(?P<string>{STRING})"
    rf"|(?P<iri>{IRI})"
    rf"|(?P<variable>{VARIABLE})"
    r"|(?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+(?:--[a-z]++)?+)"
    rf"|(?P<blank>_:[{NAME}][{NAME}.-]*+)"
    rf"|(?P<number>[0-9]++\.[0-9]*+{_EXPONENT}|[0-9]*+\.[0-9]++(?:{_EXPONENT})?+|[0-9]++(?:{_EXPONENT})?+)"
    rf"|(?P<name>(?:{RUN})?+:{_LOCAL})"
    rf"|(?P<word>{RUN})"
    r"|(?P<sign>.)",
    re.DOTALL,
)
VARIABLE_NAME = re.compile(rf"[{NAME}]+")


class Token(NamedTuple):
    """A token: what it is (a group of `_TOKEN`), its text and where it stands."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def doubtful(self) -> bool:
        """Whether it may be a comparison, with a string or a comment that begins inside."""
        return self.kind == "iri" and bool({"'", "#"} & {*self.text}) and not CERTAIN_IRI.match(self.text)

    def is_word(self, word: str) -> bool:
        """Whether it is this keyword, in any case."""
        return self.kind == "word" and self.text.isascii() and self.text.lower() == word

    def is_sign(self, sign: str) -> bool:
        """Whether it is this sign."""
        return self.kind == "sign" and self.text == sign


def tokens(query: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of (a part of) a query, without the gaps between them.

    They end with a quotation mark that begins no string, for what is behind it cannot be told.
    """
    for match in _TOKEN.finditer(query, start, len(query) if end is None else end):
        kind = match.lastgroup or "sign"
        if kind != "gap":
            yield Token(kind, match[0], match.start(), match.end())
        if kind == "sign" and match[0] in "'\"":
            return
