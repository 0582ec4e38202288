"""The last resort: what cannot stand at a place, and what could, in the words of SPARQL 1.1."""

from __future__ import annotations

import re

from budgetgraph.query_mistakes.brackets import MODIFIERS
from budgetgraph.query_mistakes.mistake import Mistake, quoted
from budgetgraph.query_mistakes.reading import Reading, words

_MOST = 6
_SPECIFICATION = "See https://www.w3.org/TR/sparql11-query/#sparqlGrammar."
_ORDER = "GROUP BY, HAVING, ORDER BY, LIMIT and OFFSET, VALUES"
_PLACE = re.compile(r"error at \d+:\d+: ")
_ENTRY = re.compile(r"\"(?:[^\"\\]|\\.)*\"|\[[^\]]*\]|[^,\"\[]+")
# What the engine knows and SPARQL 1.1 does not is left out: it is not in this table.
_NAMES = {
    '"?"': "a variable", '"$"': "a variable", '"<"': "an IRI", '":"': "a prefixed name",
    '"\'"': "a text", '"\\""': "a text", '"_:"': "a blank node", '"+"': "a number", '"-"': "a number", "['0'..='9']": "a number",
    **{f'"{sign}"': f"'{sign}'" for sign in (
        ".", ";", ",", "{", "}", "(", ")", "[", "]", "*", "=", "!=", "<=", ">=", ">", "&&", "||", "/", "|",
        "^", "!", "^^", "true", "false",
    )},
}  # fmt: skip
_MEANINGS = {
    "unbound": (
        "a variable is selected that GROUP BY does not name", "SELECT 了 GROUP BY 中没有的变量",
        "Name it in GROUP BY as well, or select (SAMPLE(?it) AS ?one).",
    ),
    "BIND": (
        "BIND sets a variable that has a value already", "BIND 的变量已经有值", "Take a variable of another name.",
    ),
}  # fmt: skip


def unexpected(reading: Reading, message: str) -> Mistake:
    """That the culprit cannot stand where it does; `message` is what the engine says about the whole query."""
    if _is_behind_the_pattern(reading):
        return _meaning(reading, message) or _behind_the_pattern(reading)
    if _is_behind_what_is_described(reading):
        return _meaning(reading, message) or _other(reading, [])
    said = reading.beginnings.expected(reading.head)
    beyond = reading.beginnings.expected(f"{reading.head} {reading.token.text}")
    return _meaning(reading, beyond) or _meaning(reading, said) or _other(reading, _expected(said))


def _is_behind_the_pattern(reading: Reading) -> bool:
    # The text before it may be a whole query, which would be run if the engine were asked about it.
    return not reading.open and any(token.is_sign("}") for token in reading.found[: reading.culprit])


def _is_behind_what_is_described(reading: Reading) -> bool:
    # So may this: DESCRIBE needs no pattern.
    return not reading.open and "DESCRIBE" in words(reading.found[: max(reading.culprit - 1, 0)])


def _meaning(reading: Reading, said: str) -> Mistake | None:
    """What is in order as a text and means nothing."""
    for entry in _entries(said):
        if (
            " " in entry
            and entry[0] not in "['\""
            and entry not in ("Prefix not found", "IRI parsing failed")
        ):
            known = next((told for key, told in _MEANINGS.items() if key in entry), None)
            return Mistake(reading.token.start, *(known or (entry, f"引擎的说明：{entry}", _SPECIFICATION)))
    return None


def _behind_the_pattern(reading: Reading) -> Mistake:
    if reading.token.kind == "end":
        return Mistake(
            reading.token.start, "the query ends too early", "查询没有写完", "Write what belongs behind its last word."
        )  # fmt: skip
    is_modifier = reading.token.text.upper() in MODIFIERS and reading.token.text.upper() in words(
        reading.found
    )
    hint = f"Behind the last '}}' come, in this order: {_ORDER}."
    wrong = "stands in the wrong place" if is_modifier else "cannot stand behind the pattern"
    chinese = "的位置不对" if is_modifier else "不能写在图模式之后"
    return Mistake(
        reading.token.start,
        f"{quoted(reading.token)} {wrong}",
        f"{quoted(reading.token)} {chinese}",
        hint,
    )


def _other(reading: Reading, expected: list[str]) -> Mistake:
    is_end = reading.token.kind == "end"
    english = "the query ends too early" if is_end else f"{quoted(reading.token)} cannot stand here"
    chinese = "查询没有写完" if is_end else f"{quoted(reading.token)} 不能写在这里"
    if not is_end and {"a variable", "a text"} <= {*expected} and reading.is_within("{"):
        english += ": the triple before it is not complete"
        chinese += "，前面的三元组不完整"
    hint = f"Possible here: {', '.join(expected)}." if expected else _SPECIFICATION
    return Mistake(reading.token.start, english, chinese, hint)


def _expected(said: str) -> list[str]:
    names = dict.fromkeys(_NAMES[entry] for entry in _entries(said) if entry in _NAMES)
    return [*names][:_MOST]


def _entries(said: str) -> list[str]:
    listed = _PLACE.sub("", said, count=1).removeprefix("expected ").removeprefix("one of ")
    return [entry.strip() for entry in _ENTRY.findall(listed) if entry.strip()]
