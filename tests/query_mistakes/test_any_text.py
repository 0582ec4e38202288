"""What holds of every text, and how long it takes."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from budgetgraph.errors import MalformedQuery, RefusedQuery
from budgetgraph.query_guard import MAX_LENGTH, check_query
from budgetgraph.query_mistakes import misread
from tests.query_mistakes.engine import BASE, Engine

PIECES = st.sampled_from([
    "SELECT ", "* ", "ASK", "DESCRIBE ", "CONSTRUCT", "PREFIX ", "BASE ", "ex:", "<http://a/>", "WHERE ", "{", "}", "(", ")",
    "[", "]", "<", ">", "<b>", "<urn:a'b>", "<urn:a#b>", "'", "''", "'''", '"', '"""', "\\", "\\'", "'a'", "#", "\n", " ",
    ".", ";", ",", "true", "1", "1.", "@en", "@", "_:b ", "a ", "?s ", "?p ", "?o ", "bg:key ", "FILTER(", "&&", "&", "||",
    "|", "=", "<=", "!", "AND ", "NOT ", "OPTIONAL ", "UNION ", "GRAPH ", "VALUES ", "UNDEF", "BIND(", "AS ", "COUNT(",
    "GROUP BY ", "ORDER BY ", "LIMIT ", "10 ", "INSERT ", "；", "（", "“", "。", "\u3000", "^^", "<<", ">>", "<<(", "{|", "~",
    "EXISTS", "\x01", "\r", "\u0130", "\U0001f600",
])  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(PIECES, max_size=20).map("".join),
    st.lists(PIECES, max_size=12).map(lambda pieces: f"SELECT * {{ ?s ?p ?o {''.join(pieces)} }}"),
    st.lists(PIECES, max_size=6).map(
        lambda pieces: f"SELECT * {{ FILTER(?a = {''.join(pieces)} ) }} LIMIT 1"
    ),
)


@example(query="DESCRIBE*;", base=None)
@given(query=TEXTS, base=st.sampled_from([None, BASE]))
@settings(deadline=None, max_examples=500)
def test_every_refused_text_has_a_place_and_a_hint(query: str, base: str | None) -> None:
    """Nothing else is raised, the place lies in the text, and no text that is tried is ever run."""
    engine = Engine(base)
    message = engine(query)
    if not message:
        return
    error = misread(query, message, engine, base)
    assert isinstance(error, MalformedQuery | RefusedQuery)
    assert [] == engine.accepted
    if isinstance(error, MalformedQuery):
        line, column = map(int, re.findall(r"\d+", error.where or ""))
        assert 1 <= column <= len([*query.split("\n"), ""][line - 1]) + 1


LONG = {
    "triples": "SELECT * {" + "?s ?p ?o ." * (MAX_LENGTH // 11) + "?s ?p ?o ?a ?b }",
    "no space": "SELECT * {" + "?s?p?o." * (MAX_LENGTH // 8) + "?s",
    "values": "SELECT * { VALUES ?x {" + "1 " * (MAX_LENGTH // 2 - 20) + "x } }",
    "word": "A" * MAX_LENGTH,
    "words": "SELECT " + "a " * (MAX_LENGTH // 2 - 10),
    "prefix": "SELECT * { ?s " + "a" * (MAX_LENGTH - 20) + ":b ?o",
    "text": "SELECT * { ?s ?p '" + "a" * (MAX_LENGTH - 20),
    "backslashes": "SELECT * { ?s ?p '" + "\\\\" * (MAX_LENGTH // 2 - 20) + "\\q'",
    "brackets": "SELECT * { ?s ?p " + "()" * 990 + "(",
    "lesser": "SELECT * { ?s ?p " + "<" * 4_000,
    "lines": "SELECT *" + "\n" * (MAX_LENGTH - 20) + "{",
    "hashes": "#" * (MAX_LENGTH - 20) + "\n}",
    "full width": "SELECT " + "；" * (MAX_LENGTH - 20) + "}",
    "blank nodes": "SELECT * {" + "_:a ?p ?o ." * (MAX_LENGTH // 12) + "{ _:a ?p ?o } }",
}


@pytest.mark.parametrize("query", LONG.values(), ids=LONG.keys())
def test_the_longest_texts_are_told_soon(query: str) -> None:
    """The engine reads a text of the greatest length some ten times, not once for each token; messages stay short."""
    check_query(query)
    engine = Engine()
    message = engine(query)
    assert message
    error = misread(query, message, engine)
    assert error.hint
    assert len(str(error)) < 1_000
    assert 10 * len(query) + 2_000 > engine.characters


def test_a_short_text_costs_few_readings() -> None:
    """Every repair is tried once: some thirty readings, whatever the mistake."""
    query = "SELECT * { ?s ?p ?o . " + "?s ?p ?o . " * 1_000 + "@ }"
    engine = Engine()
    misread(query, engine(query), engine)
    assert 30 * len(query) > engine.characters
