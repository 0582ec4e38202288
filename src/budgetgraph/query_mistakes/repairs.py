"""What is missing, superfluous or misspelt at the culprit: each repair is tried on the engine before it is told."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from budgetgraph.query_mistakes.mistake import Mistake, quoted
from budgetgraph.query_mistakes.reading import Reading
from budgetgraph.service_calls.tokens import Token

_WORDS = """
    SELECT DISTINCT REDUCED WHERE FROM NAMED OPTIONAL UNION MINUS FILTER BIND VALUES GRAPH SERVICE SILENT EXISTS NOT
    GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET AS UNDEF TRUE FALSE COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT
    SEPARATOR STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE
    ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW
    UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL
    ISNUMERIC REGEX SUBSTR REPLACE IN
"""
_KEYWORDS = tuple(_WORDS.split())
_TERMS = ("variable", "name", "iri", "blank")
# How near a word must be to a keyword; to a short one, many are near.
_NEAR, _VERY_NEAR = 0.7, 0.8
_MISSING = ("{", "(", "AS", "BY", ")", "}")


def spelling_mistake(reading: Reading) -> Mistake | None:
    """A word that is nearly a keyword with which the query can go on, or a function that there is not."""
    token = reading.token
    if token.kind != "word" or token.text.upper() in _KEYWORDS:
        return None
    for near in get_close_matches(
        token.text.upper(), _KEYWORDS, n=3, cutoff=_NEAR if len(token.text) > 4 else _VERY_NEAR
    ):
        if reading.can_continue(near, reading.culprit + 1, 1):
            return Mistake(
                token.start, f"{token.text[:40]}: did you mean {near}?", f"{token.text[:40]} 是不是 {near}？",
                f"Write {near}.",
            )  # fmt: skip
    return _no_keyword(reading, token)


def _no_keyword(reading: Reading, token: Token) -> Mistake:
    if reading.at(reading.culprit + 1).is_sign("("):
        return Mistake(
            token.start, f"there is no function {token.text[:40]}", f"没有 {token.text[:40]} 这个函数",
            "Use those of SPARQL 1.1: https://www.w3.org/TR/sparql11-query/#SparqlOps",
        )  # fmt: skip
    return Mistake(
        token.start, f"{quoted(token)} is no keyword that may stand here", f"{quoted(token)} 不是这里可用的关键词",
        f'Write "{token.text[:40]}" for a text, ?{token.text[:40]} for a variable, or a prefix and a colon before a name.',
    )  # fmt: skip


def stop_mistake(reading: Reading) -> Mistake | None:
    """Two triples with nothing between them."""
    token = reading.token
    begins = token.kind in _TERMS or token.is_word("a") or token.is_sign("[")
    if not reading.is_within("{") or not begins:
        return None
    for length in (3, 2):
        fitting = [sign for sign in (".", ";") if reading.can_continue(sign, reading.culprit, length)]
        if fitting:
            return _stop(token, fitting)
    return None


def _stop(token: Token, fitting: list[str]) -> Mistake:
    signs = " or ".join(f"'{sign}'" for sign in fitting)
    hints = {
        ".": "Write '.' where a triple with a subject of its own begins",
        ";": "Write ';' where the subject stays the same",
    }
    return Mistake(
        token.start,
        f"a {signs} is missing before {quoted(token)}",
        f"{quoted(token)} 之前缺少 {'或'.join(f'“{sign}”' for sign in fitting)}",
        f"{'; '.join(hints[sign] for sign in fitting)}.",
    )


def gap_mistake(reading: Reading) -> Mistake | None:
    """One bracket or word with which the query could go on."""
    if reading.token.kind == "end":
        return None
    for missing in _MISSING:
        empty = missing + reading.token.text in ("{}", "()")
        if not empty and reading.can_continue(missing, reading.culprit, 2):
            return Mistake(
                reading.token.start,
                f"'{missing}' is missing before {quoted(reading.token)}",
                f"{quoted(reading.token)} 之前缺少“{missing}”",
                f"Write {missing} before {quoted(reading.token)}{_partner(missing)}.",
            )
    return None


def _partner(missing: str) -> str:
    return {"{": ", and } behind what it encloses", "(": ", and ) behind what it encloses"}.get(missing, "")


def surplus_mistake(reading: Reading) -> Mistake | None:
    """A sign without which the query could go on."""
    if reading.token.kind != "sign" or not reading.can_continue("", reading.culprit + 1, 2):
        return None
    if reading.culprit + 1 >= len(reading.found):
        return None
    sign = quoted(reading.token)
    return Mistake(
        reading.token.start, f"{sign} may not stand here", f"这里不能有 {sign}",
        f"Leave out the {sign}.",
    )  # fmt: skip


def number_mistake(reading: Reading) -> Mistake | None:
    """A LIMIT or OFFSET of something else than a whole number."""
    before = reading.before
    if not (before.is_word("limit") or before.is_word("offset")):
        return None
    word = before.text.upper()
    return Mistake(
        reading.token.start, f"{word} wants a whole number", f"{word} 后面要写整数", f"Write {word} 10, for instance."
    )  # fmt: skip


def blank_node_mistake(reading: Reading) -> Mistake | None:
    """A blank node that was written in another group already."""
    token = reading.token
    if token.kind != "blank" or all(other.text != token.text for other in reading.found[: reading.culprit]):
        return None
    return Mistake(
        token.start, f"{quoted(token)} stands in two groups", f"{quoted(token)} 出现在两个不同的组里",
        f"Write a variable in its place, ?{token.text[2:42]} for instance.",
    )  # fmt: skip


def candidates(reading: Reading) -> Iterator[Mistake | None]:
    """The mistakes that this file knows, the most telling first."""
    yield number_mistake(reading)
    yield stop_mistake(reading)
    yield spelling_mistake(reading) if reading.token.kind == "word" else None
    yield gap_mistake(reading)
    yield surplus_mistake(reading)
