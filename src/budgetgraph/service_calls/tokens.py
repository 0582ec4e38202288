"""Cuts a query into tokens, in time that grows with its length alone.

There is one reading of a query, but for what begins with `<`: `?a<?b&&?c='>` may hold an IRI or a comparison. As
long as it holds neither `'` nor `#`, both readings agree on everything that follows. Where it does, the token is
`doubtful`, and nothing behind it can be relied on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# The terminals of https://www.w3.org/TR/sparql11-query/#sparqlGrammar; possessive, for none ever gives back.
_START = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = rf"{_START}_0-9\u00b7\u0300-\u036f\u203f-\u2040"
_RUN = rf"[{_START}][{_NAME}.-]*+"
_LOCAL_SIGN = rf"(?:[{_NAME}:-]|%[0-9A-Fa-f]{{2}}|\\[_~.!$&'()*+,;=/?#@%-])"
_LOCAL = rf"(?:{_LOCAL_SIGN}(?:{_LOCAL_SIGN}|\.++(?={_LOCAL_SIGN}))*+)?+"
_ESCAPE = r"\\(?:[tbnrf\"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
_EXPONENT = r"[eE][+-]?[0-9]++"
_TOKEN = re.compile(
    r"(?P<gap>(?:[ \t\r\n]++|#[^\r\n]*+)++)"
    rf"|(?P<string>'''(?:'{{0,2}}+(?:[^'\\]|{_ESCAPE}))*+'''|\"\"\"(?:\"{{0,2}}+(?:[^\"\\]|{_ESCAPE}))*+\"\"\""
    rf"|'(?:[^'\\\n\r]|{_ESCAPE})*+'|\"(?:[^\"\\\n\r]|{_ESCAPE})*+\")"
    r"|(?P<iri><(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)"
    rf"|(?P<variable>[?$][{_NAME}]++)"
    r"|(?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+(?:--[a-z]++)?+)"
    rf"|(?P<blank>_:[{_NAME}][{_NAME}.-]*+)"
    rf"|(?P<number>[0-9]++\.[0-9]*+{_EXPONENT}|[0-9]*+\.[0-9]++(?:{_EXPONENT})?+|[0-9]++(?:{_EXPONENT})?+)"
    rf"|(?P<name>(?:{_RUN})?+:{_LOCAL})"
    rf"|(?P<word>{_RUN})"
    r"|(?P<sign>.)",
    re.DOTALL,
)
# In no reading is this a comparison: `//` would have to be two divisions.
_CERTAIN_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
VARIABLE_NAME = re.compile(rf"[{_NAME}]+")


class Token(NamedTuple):
    """A token: what it is (a group of `_TOKEN`), its text and where it stands."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def doubtful(self) -> bool:
        """Whether it may be a comparison, with a string or a comment that begins inside."""
        return self.kind == "iri" and bool({"'", "#"} & {*self.text}) and not _CERTAIN_IRI.match(self.text)

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


def position(query: str, place: int) -> str:
    """`line 2, column 7`, counted from 1."""
    return f"line {query.count(chr(10), 0, place) + 1}, column {place - query.rfind(chr(10), 0, place)}"
