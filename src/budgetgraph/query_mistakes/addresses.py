"""IRIs in pointed brackets that are none."""

from __future__ import annotations

import re

from budgetgraph.errors import MalformedQuery
from budgetgraph.query_mistakes.mistake import Mistake, quoted
from budgetgraph.query_mistakes.reading import Reading, is_closing, is_opening
from budgetgraph.service_calls.tokens import Token

_BEGINNING = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_CONTENT = re.compile(r"[^<>\n]*+>?")
_IMPOSSIBLE = re.compile(r"[\"{}|^`\\\x00-\x20]")


def address_mistake(reading: Reading) -> Mistake | None:
    """An IRI in pointed brackets that is none, above all a relative one where there is no base."""
    if reading.token.kind != "iri":
        return None
    try:
        reading.prologue.term(reading.token)
    except MalformedQuery:
        return Mistake(
            reading.token.start,
            f"{quoted(reading.token)} is no absolute IRI, and there is no BASE",
            f"{quoted(reading.token)} 不是完整的 IRI，也没有 BASE",
            "Write the address in full, with http:// or https://, or a prefixed name without < and >.",
        )
    return None


def open_address_mistake(reading: Reading) -> Mistake | None:
    """An IRI that does not end, or that holds what none can hold; the engine reads on to the next `>`."""
    opening = _last_opening(reading)
    if opening is None:
        return None
    content = _CONTENT.match(reading.query, opening.end)
    text = content[0] if content else ""
    bad = _IMPOSSIBLE.search(text)
    if not text.endswith(">") or bad is None:
        return Mistake(
            opening.start, "the IRI that begins here with '<' does not end", "从这里的 < 开始的 IRI 没有结束",
            "End it with '>'.",
        )  # fmt: skip
    sign = bad[0] if bad[0].strip() else " "
    return Mistake(
        opening.end + bad.start(), f"an IRI cannot hold '{sign}'", f"IRI 里不能有“{sign}”",
        f"Write %{ord(bad[0]):02X} in its place, or end the IRI before it.",
    )  # fmt: skip


def _last_opening(reading: Reading) -> Token | None:
    """The last `<` up to the culprit that is neither a comparison nor the beginning of an IRI."""
    opened: list[Token] = []
    found = None
    for token in reading.found[: reading.culprit + 1]:
        if is_opening(token):
            opened.append(token)
        elif opened and is_closing(token, opened[-1]):
            opened.pop()
        elif token.is_sign("<") and _is_no_comparison(reading.query, token, opened):
            found = token
    return found


def _is_no_comparison(query: str, token: Token, opened: list[Token]) -> bool:
    # Expressions stand in round brackets; `?a<b:c` is still likelier to be a comparison than `= <http:`.
    is_expression = any(bracket.is_sign("(") for bracket in opened)
    spaced = query[token.start - 1 : token.start].isspace()
    return not is_expression or (spaced and _BEGINNING.match(query, token.end) is not None)
