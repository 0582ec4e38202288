"""Keeps away queries that would call other addresses or break the engine, before the engine sees them.

The engine has no switch for `SERVICE`: it would call any address, also those of the machine it runs on. And it
reads and plans queries by recursion, so that one of a few kilobytes can end the process. So a query is cut into
tokens here, with nothing understood but what a token is.

Where the grammar decides what the tokens are (`?a<?b&&?c='>` may begin with an IRI or with a comparison, and
what is a string afterwards depends on it), every reading is followed, and the worst of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from budgetgraph.errors import QueryTooLong, RefusedQuery
from budgetgraph.sparql_terminals import (
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

# Longer texts are lists of values rather than questions; this one is read in well below a second.
MAX_LENGTH = 100_000
# The engine's stack (8 MB) is used up by 800 to 1,500 functions, EXISTS or sub-queries inside one another.
MAX_NESTING = 100
# Chains nest in the engine's tree, too: 1,500 to 3,000 MINUS, BIND or aggregates one after the other end it…
MAX_BRACKETS = 1_000
# … and 6,000 to 20,000 operators in one expression.
MAX_OPERATORS = 5_000

_PREFIX = rf"[{START}][{NAME}-]*(?:\.+[{NAME}-]+)*"
# Possessive, or `####…` could be divided into comments in more ways than there is time to try.
_GAP = rf"(?:{SPACE}|{COMMENT})*+"

_NAMED = rf"(?:{_PREFIX})?:{LOCAL_SIGN}*"
_PATTERNS = {
    "gap": re.compile(rf"{SPACE}|{COMMENT}"),
    "string": re.compile(STRING),
    "iri": re.compile(IRI),
    "variable": re.compile(VARIABLE),
    "language": re.compile(r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
    "blank node": re.compile(rf"_:[{NAME}][{NAME}-]*(?:\.+[{NAME}-]+)*"),
    "number": re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"),
    "word": re.compile(rf"[{START}]+"),
}
_RUN = re.compile(RUN)
_NAMED_PATTERN = re.compile(_NAMED)
# How far a name goes on behind dots is read differently by the engine and by SPARQL's grammar.
_DOTTED = re.compile(rf"(?<!\.)\.+{LOCAL_SIGN}+")
_CALL = re.compile(rf"SERVICE{_GAP}(?:SILENT{_GAP})?({VARIABLE}|{IRI}|{_NAMED}){_GAP}\{{", re.IGNORECASE)
# Behind these, a name such as `service:g` before a brace is a graph's.
_BEFORE_A_GRAPH = re.compile(r"(?:GRAPH|FROM|NAMED)\Z", re.IGNORECASE)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})")

_LONGEST_SHOWN = 100  # characters of an address in a message
_OPENING, _OPERATORS = "([{", "+-*/|&!=^<>"


class _Token(NamedTuple):
    kind: str
    end: int


class _Worst(NamedTuple):
    """The worst of all readings that lead to a place; `plain` when one of them names no graph here."""

    nesting: int = 0
    brackets: int = 0
    operators: int = 0
    plain: bool = True


def check_query(query: str) -> None:
    """Raises `RefusedQuery` for a query with a SERVICE clause or too deep to be safe, `QueryTooLong` for a long one."""
    if len(query) > MAX_LENGTH:
        raise QueryTooLong(
            f"The query has {len(query):,} characters; at most {MAX_LENGTH:,} are answered.",
            hint="Ask in smaller parts.",
        )
    # SPARQL says that \uXXXX is replaced before anything is read; the engine replaces it in IRIs and strings.
    for text in {query, _CODE_POINT.sub(_character, query)}:
        if not _is_plainly_harmless(text):
            _Scan(text).check()


def _is_plainly_harmless(text: str) -> bool:
    """Whether there is nothing to look for: true of nearly every query, and quick to tell."""
    brackets, operators = (sum(map(text.count, signs)) for signs in (_OPENING, _OPERATORS))
    return "service" not in text.lower() and brackets <= MAX_NESTING and operators <= MAX_OPERATORS


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1] or escape[2], 16))


class _Scan:
    """One pass from left to right over every place where a token can begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._worst = {0: _Worst()}
        self._nameless = 0

    def check(self) -> None:
        for place in range(len(self._text)):
            worst = self._worst.pop(place, None)
            if worst is not None:
                self._step(place, worst)

    def _step(self, place: int, worst: _Worst) -> None:
        for token in self._tokens(place):
            self._refuse_call(place, token, worst)
            after = _after(worst, token.kind, self._text[place : token.end])
            _refuse_excess(after)
            known = self._worst.get(token.end, after)
            self._worst[token.end] = _worse(after, known)

    def _tokens(self, place: int) -> Iterator[_Token]:
        """Every token that can begin here; a character that begins none is one by itself."""
        token = self._name(place) or self._other(place) or _Token("sign", place + 1)
        yield token
        if token.kind == "iri" and not CERTAIN_IRI.match(self._text, place):
            yield _Token("sign", place + 1)
        dotted = _DOTTED.match(self._text, place)
        if dotted:
            yield _Token("name", dotted.end())

    def _name(self, place: int) -> _Token | None:
        if place < self._nameless:
            return None
        name = _NAMED_PATTERN.match(self._text, place)
        if name:
            return _Token("name", name.end())
        run = _RUN.match(self._text, place)
        # Without this, `a.a.a.…` would be searched for its colon from every letter on.
        self._nameless = run.end() if run else place
        return None

    def _other(self, place: int) -> _Token | None:
        for kind, pattern in _PATTERNS.items():
            match = pattern.match(self._text, place)
            if match:
                return _Token(kind, match.end())
        return None

    def _refuse_call(self, place: int, token: _Token, worst: _Worst) -> None:
        if token.kind not in ("word", "name") or (token.kind == "name" and not worst.plain):
            return
        # Keywords need no space around them: `trueSERVICE<http://…>{` and `SERVICESILENTex:a{` are calls.
        end = token.end if token.kind == "word" else self._text.find(":", place, token.end)
        for start in range(place, end):
            call = _CALL.match(self._text, start)
            if call:
                raise _refusal(call[1], _position(self._text, start))


def _refusal(endpoint: str, where: str) -> RefusedQuery:
    shown = endpoint if len(endpoint) <= _LONGEST_SHOWN else f"{endpoint[:_LONGEST_SHOWN]}…"
    return RefusedQuery(
        f"SERVICE {shown} may not be called: a query here can call search:index (the full-text search, see /search)"
        " and the endpoints that the publisher lists, and nothing else."
        f" 不能调用 {shown}：只能调用 search:index（全文检索，见 /search）和发布者列出的端点。",
        where=where,
        hint="The address must be the listed one to the letter. Ask any other endpoint by itself and join the answers.",
    )


def _after(worst: _Worst, kind: str, text: str) -> _Worst:
    if kind == "gap":
        return worst
    sign = text if kind == "sign" else " "
    opening = sign in _OPENING
    return _Worst(
        worst.nesting + opening - (sign in ")]}"),
        worst.brackets + opening,
        worst.operators + (sign in _OPERATORS),
        not (kind == "word" and _BEFORE_A_GRAPH.search(text)),
    )


def _worse(one: _Worst, other: _Worst) -> _Worst:
    return _Worst(
        max(one.nesting, other.nesting),
        max(one.brackets, other.brackets),
        max(one.operators, other.operators),
        one.plain or other.plain,
    )


def _refuse_excess(worst: _Worst) -> None:
    if worst.nesting > MAX_NESTING:
        raise RefusedQuery(f"The query nests brackets more than {MAX_NESTING} deep.", hint="Make it flatter.")
    if worst.brackets > MAX_BRACKETS:
        raise RefusedQuery(
            f"The query opens more than {MAX_BRACKETS:,} brackets.", hint="Ask in smaller parts."
        )
    if worst.operators > MAX_OPERATORS:
        raise RefusedQuery(
            f"The query has more than {MAX_OPERATORS:,} operators.", hint="Ask in smaller parts."
        )


def _position(text: str, place: int) -> str:
    return f"line {text.count(chr(10), 0, place) + 1}, column {place - text.rfind(chr(10), 0, place)}"
