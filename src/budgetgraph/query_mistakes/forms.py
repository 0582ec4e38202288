"""How a query begins: declarations, and the word that says what kind of query it is."""

from __future__ import annotations

from difflib import get_close_matches

from budgetgraph.query_mistakes.mistake import Mistake, quoted
from budgetgraph.query_mistakes.reading import Reading
from budgetgraph.service_calls.tokens import Token

_DECLARATIONS = ("PREFIX", "BASE")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
)  # fmt: skip
_BEGINNING = "A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, after PREFIX and BASE lines."


def is_update(first: Token) -> bool:
    """Whether a request that goes on so after its declarations is an update."""
    return first.kind == "word" and first.text.upper() in _UPDATES


def first_after_declarations(reading: Reading) -> int:
    """The number of the first token behind the declarations that are in order."""
    ends = (number for number, token in enumerate(reading.found) if token.start >= reading.prologue.end)
    return next(ends, len(reading.found))


def form_mistake(reading: Reading) -> Mistake | None:
    """No query at all, a word that begins none, or a declaration that is not in order."""
    first = first_after_declarations(reading)
    if first == len(reading.found):
        return _nothing(reading)
    if reading.culprit == first:
        return _other_beginning(reading.token)
    opening = reading.at(first)
    is_declaration = opening.kind == "word" and opening.text.upper() in _DECLARATIONS
    return _declaration(reading, opening) if is_declaration and reading.culprit <= first + 2 else None


def _nothing(reading: Reading) -> Mistake:
    behind = " behind the declarations" if reading.found else ""
    chinese = "声明之后没有查询" if reading.found else "没有查询"
    example = "Write one, for instance: SELECT * WHERE { ?s ?p ?o } LIMIT 10"
    return Mistake(reading.prologue.end, f"there is no query{behind}", chinese, example)


def _other_beginning(token: Token) -> Mistake:
    if token.text.lower() in ("@prefix", "@base"):
        word = token.text[1:].upper()
        return Mistake(
            token.start, f"{quoted(token)} is Turtle: write {word}", f"{quoted(token)} 是 Turtle 的写法，应写 {word}",
            f"Write {word}, without the @ before it and the '.' at the end.",
        )  # fmt: skip
    if token.text in (".", ";", ","):
        return Mistake(
            token.start, f"{quoted(token)} ends no declaration", f"声明之后不写 {quoted(token)}",
            f"Leave out the {quoted(token)}.",
        )  # fmt: skip
    near = (
        get_close_matches(token.text.upper(), (*_FORMS, *_DECLARATIONS), n=1) if token.kind == "word" else []
    )
    if near:
        return Mistake(
            token.start, f"{token.text}: did you mean {near[0]}?", f"{token.text} 是不是 {near[0]}？",
            f"Write {near[0]}.",
        )  # fmt: skip
    return Mistake(
        token.start, f"{quoted(token)} begins no query", f"查询不能以 {quoted(token)} 开头", _BEGINNING
    )


def _declaration(reading: Reading, opening: Token) -> Mistake:
    pattern = "PREFIX name: <address>" if opening.is_word("prefix") else "BASE <address>"
    place = reading.token.start
    missing = reading.before.kind == "word" and reading.token.kind == "word" and opening.is_word("prefix")
    hint = f"Write {reading.token.text[:40]}: with a colon." if missing else f"Write {pattern}."
    word = opening.text.upper()
    return Mistake(place, f"this {word} declaration is not in order", f"{word} 声明的写法不对", hint)
