"""Operators of other languages."""

from __future__ import annotations

from typing import NamedTuple

from budgetgraph.query_mistakes.mistake import Mistake
from budgetgraph.query_mistakes.reading import Reading
from budgetgraph.service_calls.tokens import Token

_WORDS = {
    "AND": "&&",
    "OR": "||",
    "NOT": "!",
    "XOR": "!=",
    "MOD": "an expression such as ?a - ?b * FLOOR(?a / ?b)",
    "LIKE": 'CONTAINS(?text, "word") or REGEX(?text, "pattern")',
    "IS": "BOUND(?x) or !BOUND(?x)",
    "BETWEEN": "?x >= 1 && ?x <= 2",
}
_SIGNS = {
    "==": "=",
    "===": "=",
    "=<": "<=",
    "=>": ">=",
    "=~": 'REGEX(?text, "pattern")',
    "<>": "!=",
    "&": "&&",
    "|": "||",
    "~": 'REGEX(?text, "pattern")',
    "%": "an expression such as ?a - ?b * FLOOR(?a / ?b)",
}


class _Foreign(NamedTuple):
    written: str
    place: int
    right: str


def operator_mistake(reading: Reading) -> Mistake | None:
    """AND, OR, NOT, ==, <> and the like where a condition is expected."""
    foreign = _reversed(reading) or (_in_expression(reading) if reading.open else None)
    if foreign is None:
        return None
    right = foreign.right
    return Mistake(
        foreign.place,
        f"SPARQL has no '{foreign.written}' here: write {right}",
        f"SPARQL 在这里没有“{foreign.written}”，应写成 {right}",
        f"Put {right} in the place of {foreign.written}.",
    )


def _reversed(reading: Reading) -> _Foreign | None:
    """`=<`: the engine takes its second sign for the beginning of an IRI, and looks for its end anywhere."""
    for token in reading.found[: reading.culprit]:
        following = reading.query[token.end : token.end + 2]
        if token.is_sign("=") and following[:1] == "<" and not following[1:].isalpha():
            return _Foreign("=<", token.start, "<=")
    return None


def _in_expression(reading: Reading) -> _Foreign | None:
    if not any(bracket.is_sign("(") for bracket in reading.open):
        return None
    return _sign(reading) or _word(reading.token) or _negation(reading)


def _sign(reading: Reading) -> _Foreign | None:
    before, token = reading.before, reading.token
    joined = before.text + token.text if before.end == token.start else ""
    following = reading.at(reading.culprit + 1)
    if joined == "==" and following.is_sign("=") and following.start == token.end:
        joined = "==="
    if before.text == "<>":  # an IRI, where there is a base
        return _Foreign("<>", before.start, "!=")
    if joined in _SIGNS:
        return _Foreign(joined, before.start, _SIGNS[joined])
    return _Foreign(token.text, token.start, _SIGNS[token.text]) if token.text in _SIGNS else None


def _word(token: Token) -> _Foreign | None:
    word = token.text.upper()
    return (
        _Foreign(token.text, token.start, _WORDS[word]) if token.kind == "word" and word in _WORDS else None
    )


def _negation(reading: Reading) -> _Foreign | None:
    """NOT is a beginning of NOT EXISTS and NOT IN, so that what follows it is the culprit."""
    before = reading.before
    return _Foreign(before.text, before.start, "!") if before.is_word("not") else None
