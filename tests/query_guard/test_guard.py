"""Queries that must not reach the engine, and those that only look like them."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from budgetgraph.errors import QueryTooLong, RefusedQuery
from budgetgraph.query_guard import MAX_BRACKETS, MAX_LENGTH, MAX_NESTING, MAX_OPERATORS, check_query
from budgetgraph.query_guard.guard import Scan, is_plainly_harmless

CALLED = "http://127.0.0.1:9/"  # a port that the engine refuses to call, and says so
PREFIXES = f"PREFIX ex: <{CALLED}> PREFIX : <{CALLED}> BASE <http://a/> "

DISGUISES = [
    f"SELECT * {{ SERVICE <{CALLED}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ service SILENT <{CALLED}> {{ ?s ?p ?o }} }}",
    f"SELECT*{{SeRvIcE<{CALLED}>{{}}}}",
    "SELECT * { SERVICE ?where { ?s ?p ?o } }",
    "SELECT * { SERVICE ex:sparql { ?s ?p ?o } }",
    "SELECT * { SERVICEex:sparql{} }",
    "SELECT * { SERVICESILENTex:sparql{} }",
    "SELECT * { SERVICE:sparql{} }",
    "SELECT * { SERVICE: {} }",
    f"SELECT * {{ SERVICE # a comment\n# and another\n<{CALLED}> {{}} }}",
    f"SELECT * {{ ?s ?p trueSERVICE <{CALLED}> {{}} }}",
    f"SELECT * {{ ?s ?p 1.5SERVICE <{CALLED}> {{}} }}",
    f"SELECT * {{ ?s ?p ex:a.b.SERVICE <{CALLED}> {{}} }}",
    f"SELECT * {{ ?s ?p 'a'@en-GB.SERVICE <{CALLED}> {{}} }}",
    f"SELECT * {{ OPTIONAL {{ {{ SELECT * {{ SERVICE <{CALLED}> {{}} }} }} }} }}",
    f"ASK {{ FILTER NOT EXISTS {{ SERVICE <{CALLED}> {{}} }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{CALLED}> {{ ?s ?p ?o }} }}",
    f"DESCRIBE ?s {{ SERVICE <{CALLED}> {{ ?s ?p ?o }} }}",
    # What looks like an IRI is a comparison, and the quotation mark in it begins a string.
    f"SELECT * {{ FILTER(?a<?b&&?c='x>y') SERVICE <{CALLED}> {{}} FILTER('' = '') }}",
    # What looks like an IRI is a comparison, and the # in it begins a comment.
    f"SELECT * {{ FILTER(?a<?b#> '''\n) SERVICE <{CALLED}> {{}} #'''\n }}",
    # Escapes, in case a parser replaces them first, as SPARQL says.
    f"SELECT * {{ \\u0053ERVICE <{CALLED}> {{}} }}",
    f'SELECT * {{ ?s ?p "\\u0022 . SERVICE <{CALLED}> {{}} }} #" }}',
    f"SELECT * {{ SERVICE\\u0020<{CALLED}> {{}} }}",
    f"SELECT * {{ SERVICE \\U0000003C{CALLED}> {{}} }}",
]

HARMLESS = [
    "SELECT * { ?s ?p ?o }",
    "SELECT ?service ?name { ?service ex:service ?name { ?a ?b ?c } }",
    "SELECT $service { GRAPH ?service { ?s ?p ?o } }",
    f"SELECT * {{ ?s ?p 'SERVICE <{CALLED}> {{ }}' }}",
    f'SELECT * {{ ?s ?p """SERVICE <{CALLED}>\n"{{ }}"""@en }}',
    f"SELECT * {{ ?s ?p 'it\\'s SERVICE <{CALLED}> {{ }}' }}",
    f"SELECT * {{ ?s ?p ?o }} # SERVICE <{CALLED}> {{ }}",
    "SELECT * { ?s <http://example.org/service/x> ?o { ?a ?b ?c } }",
    "SELECT * { ?s <http://example.org/service#it's> ?o . ?o ?p 'a' }",
    "PREFIX service: <http://a/> SELECT * { GRAPH service:g { ?s ?p ?o } }",
    "PREFIX service: <http://a/> SELECT * FROM service:g FROM NAMED service:h { ?s service:p ?o }",
    "SELECT * { ?s ex:service.Provider ?o FILTER(?s<?o&&?o>5) }",
    "SELECT (COUNT(*) AS ?services) { ?s a ex:Service }",
    "SELECT * { _:service ?p ?o ; ex:p 'x'^^ex:service }",
    "SELECT * { ?s ?p ?o FILTER(CONTAINS(STR(?s), \"service\") && lang(?o) = 'service') }",
    "",
    "SELECT",
    "'",
]


@pytest.mark.parametrize("query", DISGUISES)
def test_service_is_refused_in_every_disguise(query: str) -> None:
    """No clause that would make the engine call an address gets through."""
    with pytest.raises(RefusedQuery, match="SERVICE"):
        check_query(PREFIXES + query)


@pytest.mark.parametrize("query", HARMLESS)
def test_what_only_looks_like_service_is_not(query: str) -> None:
    """In names, texts, comments and addresses the word is a word."""
    check_query(PREFIXES + query)


def test_the_refusal_says_where() -> None:
    """Line and column of the word, counted from 1."""
    with pytest.raises(RefusedQuery, match=r"^line 3, column 4: SERVICE"):
        check_query("SELECT *\n{\n   SERVICE ?s {} }")


def test_the_refusal_names_what_was_called_and_what_may_be() -> None:
    """The endpoint as it is written, the search service, and that the address must be the same to the letter."""
    with pytest.raises(RefusedQuery, match=r"SERVICE <http://b/> may not .* search:index .* to the letter"):
        check_query("SELECT * { SERVICE SILENT <http://b/> {} }")
    with pytest.raises(RefusedQuery, match=r"SERVICE <http://b/a+… may not"):
        check_query(f"SELECT * {{ SERVICE <http://b/{'a' * 1000}> {{}} }}")


def test_too_long_is_an_error_of_its_own() -> None:
    """So that the answer can say that it is the request's size, at one character more than the limit."""
    check_query(" " * MAX_LENGTH)
    with pytest.raises(QueryTooLong, match=f"{MAX_LENGTH + 1:,} characters"):
        check_query(" " * (MAX_LENGTH + 1))


@given(query=st.text(st.sampled_from("{}()[]+<>'\"#\\ ?a\n"), max_size=60))
@settings(deadline=None)
def test_the_short_cut_changes_nothing(query: str) -> None:
    """What is plainly harmless is harmless when it is looked at closely, too."""
    if is_plainly_harmless(query):
        Scan(query).check()


PIECES = st.sampled_from([
    "SERVICE", "service ", "SILENT ", "SERVICE:a", f"<{CALLED}>", "ex:", "ex:a", ":", "{}", "{?s ?p ?o}", "{", "}",
    "<", "<?b", "<urn:a'b>", "<urn:a#b>", ">", "'", "''", "'''", '"', '"""', "\\'", "\\u0027", "#", "\n", " ", ".", ";",
    "true", "1", "1.", "@en", "_:b.", "a ", "?s ", "?p ", "?o ", "FILTER(", "(", ")", "&&", "OPTIONAL", "UNION", "GRAPH ",
])  # fmt: skip
CLAUSES = st.sampled_from(
    [
        f"SERVICE <{CALLED}> {{?a ?b ?c}}",
        "SERVICEex:x{}",
        "SERVICE:a{}",
        f"SERVICE#c\n<{CALLED}>{{}}",
        "SERVICE ex: {}",
    ]
)


@given(before=st.lists(PIECES, max_size=7), clause=CLAUSES, after=st.lists(PIECES, max_size=7))
@settings(deadline=None, max_examples=400)
def test_nothing_gets_through_that_the_engine_would_call(
    before: list[str], clause: str, after: list[str]
) -> None:
    """Whatever stands around the clause: when the engine tries to call, the query was refused before."""
    query = f"{PREFIXES}SELECT * {{{''.join(before)}{clause}{''.join(after)}}}"
    if calls(query):
        with pytest.raises(RefusedQuery):
            check_query(query)


def calls(query: str) -> bool:
    """Whether the engine tries to call another address when it evaluates the query."""
    try:
        list(Store().query(query))  # type: ignore[arg-type]
    except OSError as error:
        return "port 9" in str(error)
    except (SyntaxError, ValueError, RuntimeError):
        return False
    return False


def test_the_engine_would_call() -> None:
    """The property above is about something: without the guard, the engine does try."""
    assert calls(f"SELECT * {{ SERVICE <{CALLED}> {{}} }}")


HOSTILE = {
    "braces": "SELECT * {" + "{" * 2100 + "?s ?p ?o" + "}" * 2100 + "}",
    "unions": "SELECT * {{?s ?p ?o}" + "UNION{?s ?p ?o}" * 6000 + "}",
    "functions": "SELECT * {?s ?p ?o FILTER(" + "STR(" * 1500 + "?s" + ")" * 1500 + "='a')}",
    "parentheses": "SELECT * {?s ?p ?o FILTER(" + "(" * 6000 + "1" + ")" * 6000 + ")}",
    "exists": "SELECT * {" + "FILTER EXISTS{?s ?p ?o " * 1500 + "}" * 1500 + "}",
    "binds": "SELECT * {" + "".join(f"BIND(1 AS ?x{i})" for i in range(3000)) + "}",
    "minus": "SELECT * {?s ?p ?o " + "MINUS{?s ?p ?o}" * 3000 + "}",
    "sums": "SELECT * {?s ?p ?o FILTER(1" + "+1" * 20000 + ")}",
    "alternatives": "SELECT * {?s <a:b>" + "|<a:b>" * 10000 + " ?o}",
    "negations": "SELECT * {?s ?p ?o FILTER(" + "!" * 20000 + "1)}",
    "sums that look like an IRI": "SELECT * {?s ?p ?o FILTER(1<1" + "+1" * 20000 + ">0)}",
    "brackets in a comment that is none": "SELECT * {FILTER(?a<?b#>\n&&"
    + "(" * 6000
    + "1"
    + ")" * 6000
    + ")}",
    "triple terms": "SELECT * {?s ?p " + "<<( ?s ?p " * 6000 + "1" + ")>>" * 6000 + "}",
    "text": "SELECT * { ?s ?p '" + "a" * MAX_LENGTH + "' }",
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_would_break_the_engine_is_refused(query: str) -> None:
    """Too long, too deep or too many: each is told as what it is."""
    with pytest.raises(RefusedQuery, match=r"characters|deep|brackets|operators"):
        check_query(query)


AT_THE_LIMIT = {
    "functions": "ASK {FILTER(" + "STR(" * (MAX_NESTING - 2) + "''" + ")" * (MAX_NESTING - 2) + "='a')}",
    "exists": "ASK {" + "FILTER EXISTS{" * (MAX_NESTING - 1) + "}" * MAX_NESTING,
    "selects": "ASK {" + "{SELECT * {" * (MAX_NESTING // 2 - 1) + "}}" * (MAX_NESTING // 2 - 1) + "}",
    "binds": "ASK {" + "".join(f"BIND(1 AS ?x{i})" for i in range(MAX_BRACKETS - 1)) + "}",
    "minus": "ASK {" + "MINUS{?s ?p ?o}" * (MAX_BRACKETS - 1) + "}",
    "sums": "ASK {FILTER(1" + "+1" * (MAX_OPERATORS - 1) + ")}",
    "ors": "ASK {FILTER(1" + "||1" * (MAX_OPERATORS // 2 - 1) + ")}",
    "negations": "ASK {FILTER(" + "!" * (MAX_OPERATORS - 1) + "1)}",
}


@pytest.mark.parametrize("query", AT_THE_LIMIT.values(), ids=AT_THE_LIMIT.keys())
def test_what_is_let_through_does_not_break_the_engine(query: str) -> None:
    """At the limits, a process that parses and runs the query is still there to say so."""
    check_query(query)
    program = "import sys, pyoxigraph; pyoxigraph.Store().query(sys.stdin.read()); print('alive')"
    done = subprocess.run(
        [sys.executable, "-c", program], input=query, capture_output=True, text=True, check=False
    )
    assert ("alive\n", 0) == (done.stdout, done.returncode), done.stderr


SLOW = {
    "dots": "a." * (MAX_LENGTH // 2),
    "only dots": "." * MAX_LENGTH,
    "names": ":a.a" * (MAX_LENGTH // 4),
    "quotes": "'''" * (MAX_LENGTH // 3),
    "broken strings": "'\\q" * (MAX_LENGTH // 3),
    "hashes": "SERVICE" + "#" * (MAX_LENGTH - 10),
    "services": "service " * (MAX_LENGTH // 8),
    "letters": "a" * MAX_LENGTH,
    "variables": "?" * MAX_LENGTH,
    "colons": ":" * MAX_LENGTH,
    "languages": "@a-" * (MAX_LENGTH // 3),
}


@pytest.mark.parametrize("query", SLOW.values(), ids=SLOW.keys())
def test_the_guard_itself_is_quick(query: str) -> None:
    """No text of the greatest length keeps it busy for seconds, whatever it repeats."""
    started = time.process_time()
    with contextlib.suppress(RefusedQuery):
        check_query(query)
    assert time.process_time() - started < 5
