"""Refuses what the engine must not see: calls, and queries that are too long or too deep for it."""

from __future__ import annotations

import re

from budgetgraph.errors import QueryTooLong, RefusedQuery
from budgetgraph.query_guard.excess import MAX_NESTING, MAX_OPERATORS, OPENING, OPERATORS, Worst
from budgetgraph.query_guard.tokens import PREFIXED_NAME, Token, Tokens
from budgetgraph.sparql_text.position import position
from budgetgraph.sparql_text.terminals import COMMENT, IRI, SPACE, VARIABLE

# Longer texts are lists of values rather than questions; this one is read in well below a second.
MAX_LENGTH = 100_000

# Possessive, or `####…` could be divided into comments in more ways than there is time to try.
_GAP = rf"(?:{SPACE}|{COMMENT})*+"
_CALL = re.compile(
    rf"SERVICE{_GAP}(?:SILENT{_GAP})?({VARIABLE}|{IRI}|{PREFIXED_NAME}){_GAP}\{{", re.IGNORECASE
)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})")
_LONGEST_SHOWN = 100  # characters of an address in a message


def check_query(query: str) -> None:
    """Raises `RefusedQuery` for a query with a SERVICE clause or too deep to be safe, `QueryTooLong` for a long one."""
    if len(query) > MAX_LENGTH:
        raise QueryTooLong(
            f"The query has {len(query):,} characters; at most {MAX_LENGTH:,} are answered.",
            hint="Ask in smaller parts.",
        )
    # SPARQL says that \uXXXX is replaced before anything is read; the engine replaces it in IRIs and strings.
    for text in {query, _CODE_POINT.sub(_character, query)}:
        if not is_plainly_harmless(text):
            Scan(text).check()


def is_plainly_harmless(text: str) -> bool:
    """Whether there is nothing to look for: true of nearly every query, and quick to tell."""
    brackets, operators = (sum(map(text.count, signs)) for signs in (OPENING, OPERATORS))
    return "service" not in text.lower() and brackets <= MAX_NESTING and operators <= MAX_OPERATORS


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1] or escape[2], 16))


class Scan:
    """One pass from left to right over every place where a token can begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = Tokens(text)
        self._worst = {0: Worst()}

    def check(self) -> None:
        """Raises `RefusedQuery` as soon as one reading comes to a call, or to too much."""
        for place in range(len(self._text)):
            worst = self._worst.pop(place, None)
            if worst is not None:
                self._step(place, worst)

    def _step(self, place: int, worst: Worst) -> None:
        for token in self._tokens.at(place):
            self._refuse_call(place, token, worst)
            after = worst.after(token.kind, self._text[place : token.end])
            after.check()
            self._worst[token.end] = after.or_worse(self._worst.get(token.end, after))

    def _refuse_call(self, place: int, token: Token, worst: Worst) -> None:
        if token.kind not in ("word", "name") or (token.kind == "name" and not worst.plain):
            return
        # Keywords need no space around them: `trueSERVICE<http://…>{` and `SERVICESILENTex:a{` are calls.
        end = token.end if token.kind == "word" else self._text.find(":", place, token.end)
        for start in range(place, end):
            call = _CALL.match(self._text, start)
            if call:
                raise _refusal(call[1], position(self._text, start))


def _refusal(endpoint: str, where: str) -> RefusedQuery:
    shown = endpoint if len(endpoint) <= _LONGEST_SHOWN else f"{endpoint[:_LONGEST_SHOWN]}…"
    return RefusedQuery(
        f"SERVICE {shown} may not be called: a query here can call search:index (the full-text search, see /search)"
        " and the endpoints that the publisher lists, and nothing else."
        f" 不能调用 {shown}：只能调用 search:index（全文检索，见 /search）和发布者列出的端点。",
        where=where,
        hint="The address must be the listed one to the letter. Ask any other endpoint by itself and join the answers.",
    )
