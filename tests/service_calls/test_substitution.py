from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple

from budgetgraph.errors import QueryError, RefusedQuery
from budgetgraph.query_guard import check_query
from budgetgraph.service_calls import Table, find_calls, substitute, without_calls
from budgetgraph.service_calls.substitution import Term

QUERY = "SELECT * { SERVICE <http://a/> { ?s ?p ?o } }"
SILENT = QUERY.replace("SERVICE", "SERVICE SILENT")


def solutions(query: str) -> list[dict[str, Term]]:
    result = Store().query(query)
    assert isinstance(result, QuerySolutions)
    names = [variable.value for variable in result.variables]
    return [{name: row[name] for name in names if row[name] is not None} for row in result]


def joined(query: str, *tables: Table | None) -> list[dict[str, Term]]:
    return solutions(substitute(query, zip(find_calls(query), tables, strict=True)))


def test_solutions_stand_in_the_place_of_the_call() -> None:
    """They are joined with what stands around the clause; an unbound variable is compatible with everything."""
    query = "SELECT * { VALUES ?a { 1 2 } SERVICE <http://a/> { ?a ?p ?b } }"
    one, two, x = Literal(1), Literal(2), NamedNode("http://a/x")
    found = joined(query, (("a", "b"), [(one, x), (None, None)]))
    assert 3 == len(found)
    assert all(row in found for row in ({"a": one, "b": x}, {"a": one}, {"a": two}))


def test_several_calls_at_once() -> None:
    """Each call gets its own, in whichever order they are given."""
    query = "SELECT * { SERVICE <http://a/> {?a ?b ?c} OPTIONAL { SERVICE <http://b/> {?a ?b ?d} } }"
    first, second = find_calls(query)
    tables = [(second, (("d",), [(Literal("2"),)])), (first, (("a",), [(Literal("1"),)]))]
    assert [{"a": Literal("1"), "d": Literal("2")}] == solutions(substitute(query, tables))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ((("s",), []), 0),
        (((), []), 0),
        (((), [()]), 1),
        (((), [(), ()]), 2),
        ((("s", "p"), [(None, None)]), 1),
    ],
)
def test_tables_without_anything_in_them(table: Table, expected: int) -> None:
    """No solution is another thing than one that is empty."""
    assert expected == len(joined(QUERY, table))


def test_a_silent_call_that_failed_is_one_empty_solution() -> None:
    """So says the recommendation on federated queries; one that is not silent has no business here."""
    assert [{}] == joined(SILENT, None)
    with pytest.raises(ValueError, match="failed"):
        joined(QUERY, None)


# What N-Triples can hold; surrogates are no characters.
CHARACTERS = st.characters(exclude_categories=["Cs"])
LITERALS = st.one_of(
    st.builds(Literal, st.text(CHARACTERS)),
    st.builds(
        lambda text, tag: Literal(text, language=tag),
        st.text(CHARACTERS),
        st.sampled_from(["zh-hans", "en", "zh-hans-cn"]),
    ),
    st.builds(
        lambda text, iri: Literal(text, datatype=NamedNode(iri)),
        st.text(CHARACTERS),
        st.sampled_from(["http://a/type", "http://www.w3.org/2001/XMLSchema#string", "urn:a'b#(c)"]),
    ),
)


@given(literal=LITERALS)
@settings(deadline=None)
def test_any_literal_survives(literal: Literal) -> None:
    """What is written is what the engine reads."""
    assert [{"s": literal}] == joined(QUERY, (("s",), [(literal,)]))


@given(
    text=st.text(st.sampled_from("SERVICE<http://127.0.0.1:9/>{}'\"\\#\n ")),
    before=st.text(st.sampled_from("'\"#<> ?a")),
)
@settings(deadline=None)
def test_no_text_becomes_a_part_of_the_query(text: str, before: str) -> None:
    """Even where a reader would stand inside a string or a comment, a text holds nothing that begins or ends one."""
    written = substitute(QUERY, [(find_calls(QUERY)[0], (("s",), [(Literal(text),)]))])
    check_query(before + written[written.index("VALUES") + len('VALUES (?s) { ("') :])
    assert [{"s": Literal(text)}] == solutions(written)


@pytest.mark.parametrize("iri", ["http://a/预算", "urn:a:b", "http://a/?b=c&d#e'f", "http://[::1]/"])
def test_any_iri_survives(iri: str) -> None:
    """Whatever an IRI may hold."""
    assert [{"s": NamedNode(iri)}] == joined(QUERY, (("s",), [(NamedNode(iri),)]))


@pytest.mark.parametrize(
    ("term", "message"),
    [
        (BlankNode("b"), "a blank node"),
        (Triple(BlankNode("b"), NamedNode("urn:p"), Literal("x")), "a triple"),
    ],
)
def test_what_a_query_cannot_hold_is_told(term: Term, message: str) -> None:
    """A blank node of another store means nothing here."""
    with pytest.raises(QueryError, match=message):
        joined(QUERY, (("s",), [(term,)]))


@pytest.mark.parametrize("name", ["", "a b", "a) {} SERVICE <http://b/> {", "a-b", "?a", "a\n"])
def test_an_impossible_variable_is_told(name: str) -> None:
    """Names come from elsewhere, too."""
    with pytest.raises(QueryError, match="impossible name"):
        joined(QUERY, ((name,), []))


def test_a_row_of_another_length_is_told() -> None:
    """A solution has as many places as there are variables."""
    with pytest.raises(QueryError, match="more or fewer"):
        joined(QUERY, (("a", "b"), [(Literal("x"),)]))


PLACES = [
    "SELECT * { SERVICE <http://a/> { ?s ?p ?o } ?x ?? }",
    "SELECT * {\nSERVICE <http://a/> {\n  ?s ?p ?o\n  } ?x ?? }",
    "SELECT * { SERVICE <http://a/> {}\n ?x ?? }",
]


@pytest.mark.parametrize("query", PLACES)
def test_places_in_what_is_left_are_places_in_the_query(query: str) -> None:
    """What follows a call keeps its line and column, so that an error is told where it is."""
    with pytest.raises(SyntaxError) as expected:
        Store().query(query)
    with pytest.raises(SyntaxError) as told:
        Store().query(without_calls(query, find_calls(query)))
    assert place_of(expected.value) == place_of(told.value)


def place_of(error: SyntaxError) -> str:
    return str(error).partition(": ")[0]


def test_lines_are_kept_with_any_table() -> None:
    """Many solutions take no more lines than the clause had."""
    query = PLACES[1]
    table = (("s",), [(Literal("a\nb"),)] * 100)
    written = substitute(query, [(find_calls(query)[0], table)])
    assert query.count("\n") == written.count("\n")
    assert query.rpartition("\n")[2].index("??") == written.rpartition("\n")[2].index("??")


def test_what_is_left_is_checked_like_any_query() -> None:
    """The guard limits what people write, not what was found."""
    query = "SELECT * { SERVICE <http://a/> { ?s ?p ?o } SERVICE <http://b/> {} }"
    with pytest.raises(RefusedQuery, match="column 45: SERVICE"):
        check_query(without_calls(query, find_calls(query)[:1]))
    check_query(without_calls(query, find_calls(query)))


def test_a_union_needs_braces_as_before() -> None:
    """A clause that SPARQL allows no UNION after gets none by being replaced."""
    query = "SELECT * { SERVICE <http://a/> { ?s ?p ?o } UNION { ?s ?p ?o } }"
    with pytest.raises(SyntaxError):
        joined(query, (("s",), []))


def test_many_solutions() -> None:
    """The engine reads as many as there are."""
    rows = [(Literal(str(number)),) for number in range(20_000)]
    assert 20_000 == len(joined(QUERY, (("s",), rows)))
