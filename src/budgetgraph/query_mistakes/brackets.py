"""Brackets, strings and IRIs that do not end, or end twice."""

from __future__ import annotations

import re

from budgetgraph.query_mistakes.addresses import open_address_mistake
from budgetgraph.query_mistakes.characters import HALF_WIDTH, full_width
from budgetgraph.query_mistakes.mistake import Mistake
from budgetgraph.query_mistakes.reading import Reading, is_closing, is_opening
from budgetgraph.service_calls.tokens import Token
from budgetgraph.sparql_text.position import line_of

MODIFIERS = frozenset({"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET"})
_QUOTES = ("'", '"')
_BAD_ESCAPE = re.compile(r"(?:[^\\\n\r'\"]|\\[tbnrf\"'\\uU])*+(\\[^\n]?)")
_CLOSING = {")": "(", "]": "[", "}": "{"}


def ending_mistake(reading: Reading) -> Mistake | None:
    """A string or an IRI that does not end; a bracket that is not closed, closed by another, or never opened."""
    return _string(reading) or open_address_mistake(reading) or _mismatch(reading) or _unclosed(reading)


def _string(reading: Reading) -> Mistake | None:
    last, number = reading.at(len(reading.found) - 1), len(reading.found) - 1
    if last.text not in _QUOTES or reading.culprit < number:
        return _apostrophe(reading)
    opening = reading.at(number - 1)
    is_long = opening.kind == "string" and opening.end == last.start and opening.text == 2 * last.text
    start, mark = (opening.start, 3 * last.text) if is_long else (last.start, last.text)
    return (None if is_long else _in_string(reading.query, last)) or Mistake(
        start,
        f"the string that begins here with {mark} does not end",
        f"从这里的 {mark} 开始的字符串没有结束",
        f"End it with {mark} too, in the same line unless it begins with three quotation marks.",
    )


def _in_string(query: str, opening: Token) -> Mistake | None:
    """What keeps a string from ending that the user did end."""
    line = query[opening.end :].partition("\n")[0]
    for place, character in enumerate(line, opening.end):
        if character in "“”‘’＂＇" and HALF_WIDTH[character] == opening.text:
            return full_width(place, character)
    escape = _BAD_ESCAPE.match(line)
    if not escape or opening.text not in line[escape.end() :]:
        return None
    place = opening.end + escape.start(1)
    return Mistake(
        place, f"{escape[1]} is no escape", f"{escape[1]} 不是转义符", f"Write \\{escape[1]} for a backslash."
    )


def _apostrophe(reading: Reading) -> Mistake | None:
    before, token = reading.before, reading.token
    if before.kind != "string" or token.kind not in ("word", "name", "number") or before.end != token.start:
        return None
    mark = before.text[0]
    other = '"' if mark == "'" else "'"
    return Mistake(
        before.end - 1,
        f"the string ends with this {mark}, and {token.text[:20]} follows it",
        f"字符串在这个 {mark} 处就结束了，后面却还有 {token.text[:20]}",
        f"Write \\{mark} inside the string, or put it between {other} and {other}.",
    )


def _mismatch(reading: Reading) -> Mistake | None:
    """A closing bracket that does not fit, when the culprit lies between it and the bracket it ought to close."""
    opened = [*reading.open]
    for number in range(reading.culprit, len(reading.found)):
        token = reading.at(number)
        if is_opening(token):
            opened.append(token)
        elif token.kind == "sign" and token.text in _CLOSING:
            if opened and is_closing(token, opened[-1]):
                if opened.pop().start < reading.token.start and number > reading.culprit:
                    return None  # the culprit stands in brackets that are in order
            elif number == reading.culprit or opened:
                return _unfitting(reading, token, opened)
            else:
                return None
    return None


def _unfitting(reading: Reading, token: Token, opened: list[Token]) -> Mistake | None:
    if not opened or not any(is_closing(token, opening) for opening in opened):
        return _too_many(token) if token == reading.token else None
    opening = opened[-1]
    if opening.start > reading.token.start:
        return None
    line = line_of(reading.query, opening.start)
    return Mistake(
        token.start,
        f"the '{opening.text}' of line {line} is closed by '{token.text}'",
        f"第 {line} 行的“{opening.text}”被“{token.text}”关闭",
        f"Close the '{opening.text}' before this place.",
    )


def _too_many(token: Token) -> Mistake:
    return Mistake(
        token.start,
        f"one '{token.text}' too many: no '{_CLOSING[token.text]}' is open here",
        f"多了一个“{token.text}”，这里没有未关闭的“{_CLOSING[token.text]}”",
        f"Leave it out, or open the '{_CLOSING[token.text]}' that it closes.",
    )


def _unclosed(reading: Reading) -> Mistake | None:
    """At the end, or where something begins that stands outside all braces."""
    if not reading.open or not (reading.token.kind == "end" or _is_modifier(reading.token)):
        return None
    if reading.token.kind != "end" and not _remains_open(reading):
        return _inside(reading)
    opening = reading.open[-1]
    line = line_of(reading.query, opening.start)
    closing = next(sign for sign, opened in _CLOSING.items() if opened == opening.text)
    before = f"before {reading.token.text}" if reading.token.text else "at the end"
    return Mistake(
        opening.start,
        f"the '{opening.text}' of line {line} is not closed",
        f"第 {line} 行的“{opening.text}”没有关闭",
        f"Write a '{closing}' {before}, or where it belongs.",
    )


def _inside(reading: Reading) -> Mistake | None:
    if not reading.is_within("{"):
        return None
    word = reading.token.text.upper()
    return Mistake(
        reading.token.start, f"{word} stands inside the braces", f"{word} 写在了花括号里面",
        f"Write {word} behind the '}}' that closes the pattern.",
    )  # fmt: skip


def _is_modifier(token: Token) -> bool:
    return token.kind == "word" and token.text.upper() in MODIFIERS


def _remains_open(reading: Reading) -> bool:
    signs = [token.text for token in reading.found if token.kind == "sign"]
    return sum(map(signs.count, _CLOSING.values())) > sum(map(signs.count, _CLOSING))
