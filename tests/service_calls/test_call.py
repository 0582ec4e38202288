from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetgraph.errors import MalformedQuery, QueryError, RefusedQuery
from budgetgraph.query_guard import MAX_LENGTH, check_query
from budgetgraph.service_calls import find_calls, without_calls
from budgetgraph.service_calls.call import MAX_CALLS
from tests.query_guard.test_guard import DISGUISES, HARMLESS, PREFIXES, calls

FOUND = [
    ("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }", "http://a/", "{ ?s ?p ?o }"),
    ("SELECT*{SeRvIcE<http://a/>{}}", "http://a/", "{}"),
    ("SELECT * { service silent <http://a/>{} }", "http://a/", "{}"),
    ("PREFIX ex: <http://a/> SELECT * { SERVICE ex:b.c { } }", "http://a/b.c", "{ }"),
    ("PREFIX : <http://a/> SELECT * { SERVICE : { } }", "http://a/", "{ }"),
    ("PREFIX ex: <http://a/> PREFIX ex: <http://b/> SELECT * { SERVICE ex: { } }", "http://b/", "{ }"),
    ("prefix ex: <b/> base <http://a/> PREFIX ex: <c/> SELECT * { SERVICE ex:d {} }", None, ""),
    ("BASE <http://a/x/> prefix ex: <b/> SELECT * { SERVICE ex:d {} }", "http://a/x/b/d", "{}"),
    ("BASE <http://a/x> BASE <y/> SELECT * { SERVICE <../z> {} }", "http://a/z", "{}"),
    ("SELECT * { SERVICE search:index { } }", "https://w3id.org/budgetgraph/search#index", "{ }"),
    ("PREFIX search: <http://a/> SELECT * { SERVICE search:index { } }", "http://a/index", "{ }"),
    ("PREFIX s: <http://a/> SELECT * { SERVICE s:a\\-b%41 { } }", "http://a/a-b%41", "{ }"),
    ("SELECT * { SERVICE <http://a/\\u9884> { } }", "http://a/预", "{ }"),
    ("SELECT * { SERVICE # } {\n # '\n <http://a/> #{\n { ?s ?p 1 # }\n } }", "http://a/", "{ ?s ?p 1 # }\n }"),
    ("SELECT * { SERVICE <http://a/> { ?s ?p '}', \"{\", '''}'}''', \"\"\"{\\\"{\"\"\" } }", "http://a/",
     "{ ?s ?p '}', \"{\", '''}'}''', \"\"\"{\\\"{\"\"\" }"),
    ("SELECT * { SERVICE <http://a/> { { ?s ?p ?o } UNION { FILTER(?s<?o) {} } } ?x ?y ?z }", "http://a/",
     "{ { ?s ?p ?o } UNION { FILTER(?s<?o) {} } }"),
    ("SELECT * { SERVICE <http://a/> { ?s <http://b/#'{> ?o } }", None, ""),
    ("SELECT * { SERVICE <http://a/> { ?s <http://b/#it's> ?o } }", "http://a/", "{ ?s <http://b/#it's> ?o }"),
    ("SELECT * { ?service ex:service 'SERVICE <http://b/> {' . SERVICE <http://a/> {} }", "http://a/", "{}"),
    ("SELECT * { ?s ?p 1.SERVICE <http://a/> {} }", "http://a/", "{}"),
    ("SELECT * { ?s ?p '''a\\'''' SERVICE <http://a/> {} }", "http://a/", "{}"),
    ("SELECT * { ?s ?p '''a''','b' SERVICE <http://a/> {} }", "http://a/", "{}"),
    ("SELECT * { ?s ?p <http://b/x'> SERVICE <http://a/> {} }", "http://a/", "{}"),
    ("PREFIX ex: <http://b/> SELECT * { ?s ?p ex:a. SERVICE <http://a/> {} }", "http://a/", "{}"),
    ("PREFIX ex: <http://b/> SELECT * { ?s ?p ex:.SERVICE <http://a/> {} }", "http://a/", "{}"),
    ("VERSION '1.2' PREFIX ex: <http://a/> SELECT * { SERVICE ex: {} }", "http://a/", "{}"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "endpoint", "group"), [case for case in FOUND if case[1]])
def test_a_clause_is_found_with_its_endpoint_and_group(query: str, endpoint: str, group: str) -> None:
    """Braces count where they are braces, and an address means what the declarations before it say."""
    (call,) = find_calls(query)
    assert (endpoint, group) == (call.endpoint, call.group)
    assert query[call.start :].lower().startswith("service")


@pytest.mark.parametrize("query", [query for query, endpoint, _ in FOUND if endpoint is None])
def test_an_address_that_means_nothing_is_malformed(query: str) -> None:
    """A relative address without a base, and a brace that no address may hold."""
    with pytest.raises(MalformedQuery):
        find_calls(query)


def test_several_clauses_in_order() -> None:
    """Each is found, and SILENT is told."""
    query = "SELECT * { SERVICE <http://a/> {} OPTIONAL { SERVICE SILENT <http://b/> { ?s ?p ?o } } }"
    assert [("http://a/", False), ("http://b/", True)] == [(c.endpoint, c.silent) for c in find_calls(query)]


def test_what_is_sent_has_its_declarations() -> None:
    """The query's own prologue goes along, and those of our prefixes that the group uses."""
    query = "PREFIX ex: <b#> BASE <http://a/>\nSELECT * { SERVICE <http://a/> { ?s ex:p bg:lineItem } }"
    query = query.replace("<b#>", "<http://b#>")
    (call,) = find_calls(query)
    assert (
        "PREFIX bg: <https://w3id.org/budgetgraph/def#>\nPREFIX ex: <http://b#> BASE <http://a/>\n"
        "SELECT * WHERE { ?s ex:p bg:lineItem }"
    ) == call.question


def test_a_declaration_of_the_query_stands_for_ours() -> None:
    """A prefix that the query declares itself is not declared twice."""
    (call,) = find_calls("PREFIX bg: <http://b/> SELECT * { SERVICE <http://a/> { ?s bg:p ?o } }")
    assert "PREFIX bg: <http://b/>\nSELECT * WHERE { ?s bg:p ?o }" == call.question


@pytest.mark.parametrize("query", DISGUISES)
def test_what_is_not_found_is_refused_by_the_guard(query: str) -> None:
    """Of the clauses in disguise none remains: what is not found in plain sight is refused."""
    whole = PREFIXES + query
    with contextlib.suppress(QueryError):
        if not find_calls(whole):
            with pytest.raises(RefusedQuery):
                check_query(whole)


@pytest.mark.parametrize("query", HARMLESS)
def test_where_nothing_is_called_nothing_is_found(query: str) -> None:
    """In names, texts, comments and addresses the word is a word, and broken queries are for the engine to tell."""
    assert [] == find_calls(PREFIXES + query)


REFUSED = [
    ("SELECT * { SERVICE ?s { ?s ?p ?o } }", "line 1, column 12: SERVICE with a variable"),
    ("SELECT * { SERVICE SILENT $s {} }", "line 1, column 12: SERVICE with a variable"),
    ("SELECT *\n{ SERVICE <http://a/> { { SERVICE <http://b/> {} } } }", "line 2, column 27: There is a SERVICE inside"),
    ("SELECT * { SERVICE <http://a/> { ?s ?p trueSERVICE <http://b/> {} } }", "line 1, column 12: In a SERVICE"),
    ("SELECT * { SERVICE <http://a/> { SERVICE:b {} } }", "line 1, column 12: In a SERVICE"),
    ("SELECT * { SERVICE <http://a/> {" + "{" * 101 + "}" * 101 + "} }", "line 1, column 12: In a SERVICE: .* deep"),
    # Two readings: the quotation mark begins a string, or is a part of an address.
    ("SELECT * { FILTER(?a<?b&&?c='x>y') SERVICE <http://a/> {} }", None),
    ("SELECT * { FILTER(?a<?b&&?c='>'||?c='x') SERVICE <http://a/> {} }", None),
    ("SELECT * { FILTER(?a<b:c#>) \n 1) SERVICE <http://a/> {} }", "line 1, column 21: Beside SERVICE, it must be plain"),
    ("SELECT * { SERVICE <http://a/> { FILTER(?a<?b#>{'\n) } } }", "line 1, column 43: Beside SERVICE, it must be plain"),
    # SPARQL replaces these before it reads anything, the engine does not.
    ('SELECT * { ?s ?p "\\u0022 . #" SERVICE <http://a/> {} }', "line 1, column 19: Beside SERVICE"),
    ("SELECT * { SERVICE <http:\\u002F/a/> {} }", "line 1, column 26: Beside SERVICE"),
    ("SELECT * { SERVICE <http://a/> { ?s ?p '\\U0000007D' } }", "line 1, column 41: Beside SERVICE"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "message"), REFUSED)
def test_what_cannot_be_trusted_is_refused(query: str, message: str | None) -> None:
    """With a place and a reason where there is one reading, and by the guard where there is another."""
    with pytest.raises(RefusedQuery, match=message):
        check_query(without_calls(query, find_calls(query)))


def test_a_clause_outside_all_braces_is_none() -> None:
    """VALUES may stand behind a query, and SERVICE may not."""
    assert [] == find_calls("SELECT * {} SERVICE <http://a/> {}")


def test_too_many_calls_are_refused() -> None:
    """Each costs something, whoever answers it."""
    clause = "SERVICE <http://a/> {}"
    assert MAX_CALLS == len(find_calls(f"SELECT * {{ {clause * MAX_CALLS} }}"))
    with pytest.raises(RefusedQuery, match="9 SERVICE clauses"):
        find_calls(f"SELECT * {{ {clause * (MAX_CALLS + 1)} }}")


MALFORMED = [
    ("SELECT * { SERVICE <http://a/> { ?s ?p ?o ", "line 1, column 32: .*the group of a SERVICE"),
    ("SELECT * { SERVICE <http://a/> { ?s ?p 'a\n } }", "line 1, column 40: .*a string"),
    ("SELECT * { SERVICE <http://a/> { ?s ?p '''a } }", "line 1, column 42: .*a string"),
    ("SELECT * { SERVICE nobody:a {} }", "line 1, column 20: .*the prefix nobody: is not declared"),
    ("SELECT * { SERVICE <a> {} }", "line 1, column 20"),
]


@pytest.mark.parametrize(("query", "message"), MALFORMED)
def test_what_does_not_parse_is_told_with_its_place(query: str, message: str) -> None:
    """A group or a string without an end, and names that mean nothing."""
    with pytest.raises(MalformedQuery, match=message):
        find_calls(query)


PIECES = st.sampled_from([
    "SERVICE", "service ", "SILENT ", "SILENT:a", "SERVICE:a", "<http://a/>", "ex:", "ex:a", ":", "{}", "{?s ?p ?o}", "{",
    "}", "<", "<?b", "<urn:a'b>", "<urn:a#b>", ">", "'", "''", "'''", '"', '"""', "\\'", "\\u0027", "\\u9884", "#", "\n",
    " ", ".", ";", "true", "1", "1.", "@en", "_:b.", "a ", "?s ", "?p ", "?o ", "FILTER(", "(", ")", "&&", "GRAPH ",
    "SERVICE <http://127.0.0.1:9/> {?a ?b ?c}", "SERVICE ex:x {} ",
])  # fmt: skip


@given(pieces=st.lists(PIECES, max_size=12))
@settings(deadline=None, max_examples=500)
def test_what_is_left_calls_nothing(pieces: list[str]) -> None:
    """Whatever the query: it is refused, or the guard sees no call in what is left, or the engine makes none."""
    query = f"PREFIX ex: <http://127.0.0.1:9/> SELECT * {{{''.join(pieces)}}}"
    with contextlib.suppress(QueryError):
        left = without_calls(query, find_calls(query))
        assert query.count("\n") == left.count("\n")
        check_query(left)
        assert not calls(left)


SLOW = {
    "escaped quotes": "'\\" * (MAX_LENGTH // 2),
    "opened strings": "SERVICE <http://a/> {" + "'\\'" * (MAX_LENGTH // 3),
    "long strings": "'''\\" * (MAX_LENGTH // 4),
    "quotes": "'''" * (MAX_LENGTH // 3),
    "both quotes": "'\"" * (MAX_LENGTH // 2),
    "dots": "a." * (MAX_LENGTH // 2),
    "names": ":a.a" * (MAX_LENGTH // 4),
    "colons": ":" * MAX_LENGTH,
    "hashes": "#" * MAX_LENGTH,
    "addresses": "<a" * (MAX_LENGTH // 2),
    "digits": "1" * MAX_LENGTH,
    "digits and dots": "1." * (MAX_LENGTH // 2),
    "services": "service " * (MAX_LENGTH // 8),
    "calls": "SERVICE<a:a>{}" * (MAX_LENGTH // 14),
    "unended calls": "SERVICE<a:a>{" * (MAX_LENGTH // 13),
    "braces": "SERVICE<a:a>" + "{" * (MAX_LENGTH - 12),
    "languages": "@a-" * (MAX_LENGTH // 3),
    "declarations": "PREFIX a:<a:a>" * (MAX_LENGTH // 14) + "SERVICE a:a {}",
}


@pytest.mark.parametrize("query", SLOW.values(), ids=SLOW.keys())
def test_looking_for_calls_is_quick(query: str) -> None:
    """No text of the greatest length keeps it busy, whatever it repeats."""
    started = time.process_time()
    with contextlib.suppress(QueryError):
        find_calls(f"{query} service"[: MAX_LENGTH + 8])
    assert time.process_time() - started < 2
