"""Which mistake is told, and where: ⟦ stands before the culprit."""

from __future__ import annotations

import pytest

from budgetgraph.errors import MalformedQuery, RefusedQuery
from budgetgraph.query_mistakes import misread
from tests.query_mistakes.engine import BASE, Engine, marked, mistake_of

FULL_WIDTH = [
    ("SELECT ⟦？s WHERE { ?s ?p ?o }", "'？' is full-width: write '?'"),
    ("SELECT * {\n  ?s a bg:Thing ⟦；bg:y ?o }", "'；' is full-width: write ';'"),
    ("SELECT * { ?s ?p ?o⟦；bg:x ?y }", "'；' is full-width: write ';'"),
    ("SELECT * { FILTER⟦（?x > 1) }", "'（' is full-width: write '('"),
    ("SELECT * { FILTER(1 > 0⟦） }", "'）' is full-width: write ')'"),
    ("SELECT ?s WHERE ⟦｛ ?s ?p ?o }", "'｛' is full-width: write '{'"),
    ("SELECT * { ?s ?p ?o⟦｝", "'｝' is full-width: write '}'"),
    ("SELECT * { ?s ?p ⟦“abc” }", "'“' is full-width: write \""),
    ('SELECT * { ?s ?p "abc⟦” }', "'”' is full-width: write \""),
    ("SELECT * { ?s ?p ⟦‘abc’ }", "'‘' is full-width: write '"),
    ("SELECT * { ?s ?p 'abc⟦’ }", "'’' is full-width: write '"),
    ("SELECT * { ?s ?p 1⟦，2 }", "'，' is full-width: write ','"),
    ("SELECT * { ?s ?p ?o⟦。 ?a ?b ?c }", "'。' is full-width: write '.'"),
    ("PREFIX ex⟦：<http://a/> SELECT * {}", "'：' is full-width: write ':'"),
    ("SELECT * { FILTER(?x ⟦＝ 1) }", "'＝' is full-width: write '='"),
    ("SELECT * { FILTER(?x ⟦＜ 1) }", "'＜' is full-width: write '<'"),
    ("SELECT * { FILTER(?x ⟦＞ 1) }", "'＞' is full-width: write '>'"),
    ("SELECT * { ?s ?p ?o⟦\u3000}", "an ideographic space is full-width: write a space"),
]
PREFIXES = [
    ("SELECT * { ?s a ⟦ex:X ; ex:y ?o }", "the prefix ex: is not declared"),
    ("SELECT * { ?s a ⟦:X }", "the prefix : is not declared"),
    ('PREFIX a: <http://a/> SELECT * { ?s a:b "x"^^⟦xds:date }', "the prefix xds: is not declared"),
]  # fmt: skip
FORMS = [
    ("⟦SELEKT * { ?s ?p ?o }", "SELEKT: did you mean SELECT?"),
    ("# first\n⟦PREFX ex: <http://a/> SELECT * { ?s a ex:X }", "PREFX: did you mean PREFIX?"),
    ("PREFIX ex: <http://a/>\n⟦CONSTRUKT { ?s ?p ?o } WHERE { ?s ?p ?o }", "did you mean CONSTRUCT?"),
    ("⟦{ ?s ?p ?o }", "'{' begins no query"),
    ("⟦MAKE ME A SANDWICH", "'MAKE' begins no query"),
    ("⟦", "there is no query"),
    ("⟦# only a comment", "there is no query"),
    ("PREFIX ex: <http://a/>⟦\n# nothing", "there is no query behind the declarations"),
    ("PREFIX ⟦ex <http://a/> SELECT * {}", "this PREFIX declaration is not in order"),
    ("⟦@prefix ex: <http://a/> . SELECT * {}", "'@prefix' is Turtle: write PREFIX"),
    ("PREFIX ex: <http://a/> ⟦. SELECT * {}", "'.' ends no declaration"),
]
ENDINGS = [
    ("SELECT *\n⟦{ ?s ?p ?o", "the '{' of line 2 is not closed"),
    ("SELECT * {\n  OPTIONAL ⟦{ ?s ?p ?o\nLIMIT 10", "the '{' of line 2 is not closed"),
    ("SELECT * { ?s ?p ?o }⟦}", "one '}' too many"),
    ("SELECT * { ?s ?p ?o FILTER(?o > 1)⟦) }", "one ')' too many"),
    ("SELECT * {\n  FILTER(?a = 1\n⟦}", "the '(' of line 2 is closed by '}'"),
    ("SELECT * { FILTER(?a = 1 ?s ?p ?o ⟦}", "the '(' of line 1 is closed by '}'"),
    ("SELECT * { ?s ?p ⟦'abc }", "the string that begins here with ' does not end"),
    ("SELECT * { ?s ?p ⟦'''abc }\n}", "the string that begins here with ''' does not end"),
    ('SELECT * { ?s ?p "a⟦\\q" }', "\\q is no escape"),
    ("SELECT * { ?s ?p 'it⟦'s' }", "the string ends with this ', and s follows it"),
    ("SELECT * { ?s ?p ⟦<http://a }", "the IRI that begins here with '<' does not end"),
    ("SELECT * { ?s ?p <http://a/b⟦ c> }", "an IRI cannot hold ' '"),
    ("SELECT * { ?s ⟦<foo> ?o }", "'<foo>' is no absolute IRI"),
    ("SELECT * { ?s ?p ?o ⟦LIMIT 10 }", "LIMIT stands inside the braces"),
]
OTHERS = [
    ("SELECT ⟦COUNT(?s) { ?s ?p ?o }", "write (COUNT(?s) AS ?name)"),
    ("SELECT ⟦COUNT(?s) AS ?n { ?s ?p ?o }", "write (COUNT(?s) AS ?n)"),
    ("SELECT (COUNT(?s)⟦) { ?s ?p ?o }", "write (COUNT(?s) AS ?name)"),
    ("SELECT ?a⟦, ?b { ?a ?p ?b }", "variables have no ',' between them"),
    ("SELECT DISTINCT ⟦{ ?s ?p ?o }", "SELECT does not say what to select"),
    ("SELECT * { FILTER(?o > 1 ⟦AND ?o < 3) }", "write &&"),
    ("SELECT * { FILTER(?o > 1 ⟦or ?o < 3) }", "write ||"),
    ("SELECT * { FILTER(⟦NOT ?o = 1) }", "write !"),
    ("SELECT * { FILTER(?o ⟦== 1) }", "write ="),
    ("SELECT * { FILTER(?o ⟦=== 1) }", "write ="),
    ("SELECT * { FILTER(?o ⟦<> 1) }", "write !="),
    ("SELECT * { FILTER(?o ⟦=< 1) }", "write <="),
    ("SELECT * { FILTER(?o ⟦=> 1) }", "write >="),
    ("SELECT * { FILTER(?o ⟦& 1) }", "write &&"),
    ("SELECT * { FILTER(?o ⟦LIKE 'a') }", "write CONTAINS"),
    ("SELECT * {\n  ?s ?p ?o\n  ⟦?a ?b ?c }", "a '.' is missing before '?a'"),
    ("SELECT * {\n  ?s a bg:Disclosure\n  ⟦bg:key ?o }", "a ';' is missing before 'bg:key'"),
    ("SELECT * { ?s bg:key 'a' ⟦rdfs:label ?o ; a ?c }", "a ';' is missing before 'rdfs:label'"),
    ("SELECT * { ?s ?p 1 ⟦<http://a/> ?p ?o }", "a '.' is missing before '<http://a/>'"),
    ("SELECT * { ?s ?p ?o ⟦a ?c }", "a ';' is missing before 'a'"),
    ("SELECT ?s ⟦WHER { ?s ?p ?o }", "WHER: did you mean WHERE?"),
    ("SELECT * { ⟦OPTINAL { ?s ?p ?o } }", "OPTINAL: did you mean OPTIONAL?"),
    ("SELECT * { FILTER(⟦contain(?a, 'x')) }", "contain: did you mean CONTAINS?"),
    ("SELECT * { FILTER(⟦foo(?a)) }", "there is no function foo"),
    ("SELECT * { ?s ?p ⟦text }", "'text' is no keyword that may stand here"),
    ("SELECT * WHERE ⟦?s ?p ?o", "'{' is missing before '?s'"),
    ("SELECT * { ?s ?p ?o FILTER ⟦?o > 1 }", "'(' is missing before '?o'"),
    ("SELECT * { ?s ?p ?o } ORDER ⟦?s", "'BY' is missing before '?s'"),
    ("SELECT (COUNT(?s) ⟦?n) { ?s ?p ?o }", "'AS' is missing before '?n'"),
    ("SELECT * { ?s ?p ?o } LIMIT ⟦ten", "LIMIT wants a whole number"),
    ("SELECT * { ?s ?p ?o } LIMIT 10 ⟦GROUP BY ?s", "'GROUP' stands in the wrong place"),
    ("SELECT * { ?s ?p ?o } ⟦;", "';' cannot stand behind the pattern"),
    ("SELECT * { { ?s ?p _:a } { ?s ?p ⟦_:a } }", "'_:a' stands in two groups"),
    ("SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) ⟦}", "BIND sets a variable that has a value already"),
    ("SELECT ?s { ?s ?p ?o } GROUP BY ?o⟦", "a variable is selected that GROUP BY does not name"),
    ("SELECT * { ?s ?p ⟦}", "the triple before it is not complete"),
    ("DESCRIBE⟦", "the query ends too early"),
]  # fmt: skip
CASES = [*FULL_WIDTH, *PREFIXES, *FORMS, *ENDINGS, *OTHERS]


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text for text, _ in CASES])
def test_the_mistake_is_told_where_it_is(text: str, told: str) -> None:
    """What a person would call the mistake, in two languages, with the line and column of the culprit."""
    query, place = marked(text)
    error = mistake_of(query)
    assert isinstance(error, MalformedQuery)
    assert told in error.what
    assert place == error.where
    assert " 查询有语法错误：" in error.what
    assert error.hint


def test_columns_count_after_lines_of_any_length() -> None:
    """What stands far from the beginning, behind comments and long texts, is found as well."""
    above = "# " + "一" * 300 + "\n" + "SELECT * { " + "?s ?p 'long text 预算' .\n" * 50
    query, place = marked(f"{above}  ?s ?p ?o ⟦?a ?b ?c . }}")
    error = mistake_of(query)
    assert place == error.where
    assert "line 52, column 12" == place


ADVICE = [
    ("SELECT * { ?s a ex:X }", "PREFIX ex: <…>"),
    ("SELECT * { ?s dct:title ?o }", "PREFIX dct: <http://purl.org/dc/terms/> or write dcterms:,"),
    ("SELECT * { ?s skso:note ?o }", "PREFIX skso: <http://www.w3.org/2004/02/skos/core#> or write skos:,"),
    ("SELECT * { ?s RDFS:label ?o }", "or write rdfs:,"),
]


@pytest.mark.parametrize(("query", "advice"), ADVICE)
def test_an_undeclared_prefix_is_declared_for_the_user(query: str, advice: str) -> None:
    """The line to add, with the address where the prefix is one of ours misspelt or under another name."""
    assert advice in (mistake_of(query).hint or "")


def test_a_base_makes_relative_addresses_right() -> None:
    """With a base `<>` is an IRI, and the comparison in which it stands is still told."""
    query, place = marked("SELECT * { ?s <foo> ?o FILTER(?o ⟦<> 1) }")
    error = mistake_of(query, BASE)
    assert place == error.where
    assert "write !=" in error.what


def test_full_width_punctuation_in_texts_and_comments_is_no_mistake() -> None:
    """Strings, IRIs and comments hold what they like, as do names that are in order."""
    query, place = marked(
        "SELECT ?预算（元） { <http://a/；> ?p '（，。）' # ；\n ; ?q ?预算（元） ; ?r ?a . ⟦AND }"
    )
    error = mistake_of(query)
    assert place == error.where
    assert "full-width" not in error.what


def test_the_last_resort_names_few_things_and_only_those_of_sparql_1_1() -> None:
    """At most six possibilities, none of the engine's own."""
    hint = mistake_of("SELECT * { ?s ?p ?o @ }").hint or ""
    told = mistake_of("CONSTRUCT { ?s ?p } WHERE {}").hint or ""
    possible = told.removeprefix("Possible here: ").split(", ")
    assert "~" not in hint + told
    assert "{|" not in hint + told
    assert 0 < len(possible) <= 6


@pytest.mark.parametrize("update", ["INSERT DATA { <a:b> <a:b> 1 }", "PREFIX a: <b:> # c\nclear all"])
def test_an_update_is_refused_as_one(update: str) -> None:
    """It is no malformed query."""
    assert isinstance(mistake_of(update), RefusedQuery)


def test_a_relative_prefix_without_a_base_is_told() -> None:
    """The declaration that cannot be resolved is the culprit."""
    assert "line 1, column 11" == mistake_of("PREFIX a: <b> SELECT * {}").where


def test_the_engine_s_silence_is_no_crash() -> None:
    """Whatever the engine says or does not say, there is a place and a hint."""
    error = misread("SELECT * { ?s ?p ?o }", "a message without a place", lambda _: "", None)
    assert error.where
    assert Engine()("ASK {}") == ""
