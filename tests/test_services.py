from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

from budgetgraph.errors import MalformedQuery, QueryError, RefusedQuery
from budgetgraph.formats import Format, ResultFormat, serialize_dataset
from budgetgraph.search import SearchIndex, build_index
from budgetgraph.services import Services
from budgetgraph.store import ReleaseStore, build_store
from budgetgraph.vocabulary import BG
from tests.search.texts import GRAPH, SAMPLE, thing


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ReleaseStore, SearchIndex]]:
    folder = tmp_path_factory.mktemp("release")
    (folder / "graph.nq").write_bytes(serialize_dataset(SAMPLE, Format.N_QUADS))
    build_store([folder / "graph.nq"], folder / "store")
    build_index(SAMPLE, folder / "search.sqlite")
    with ReleaseStore(folder / "store") as store, SearchIndex(folder / "search.sqlite") as search:
        yield store, search


def rows(release: tuple[ReleaseStore, SearchIndex], query: str) -> list[str]:
    store, search = release
    return store.answer(query, services=Services(search)).write(ResultFormat.CSV).decode().split()[1:]


ANSWERED = [
    ("?text", "SERVICE search:index { ?thing search:query '绩效' ; search:text ?text }", ["绩效", "预算绩效", "绩效"]),
    ("?thing", "SERVICE search:index { ?thing search:query '预算 绩效' ; search:limit 1 }", ["http://a/label"]),
    ("?text", "SERVICE search:index { ?thing search:query '绩效' } ?thing bg:measureText ?text", None),
    ("?l", "?thing skos:prefLabel ?l SERVICE search:index { ?thing search:query '自评' }", []),
    ("?thing", "SERVICE search:index { ?thing search:query '绩效' ; search:type bg:PerformanceIndicator }",
     ["http://a/indicator"]),
    ("?graph", "SERVICE search:index { ?t search:query 'perf'; search:graph ?graph ; search:language 'en' }",
     ["http://a/disclosure"]),
    ("?thing", "SERVICE search:index { ?thing search:query '-' }", []),
    ("?n", """{ SELECT (COUNT(*) AS ?n) { SERVICE search:index { ?a search:query '绩效' }
                                  SERVICE search:index { ?b search:query '499.33' } } }""", ["8"]),
    ("?x", "BIND(1 AS ?x) FILTER NOT EXISTS { SERVICE search:index { ?a search:query '没有' } }", ["1"]),
    ("?ok", """SERVICE search:index { ?t search:query '499.33' ; search:score ?a ; search:property bg:statedValue }
               BIND(?a > 0 AS ?ok)""", ["true"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "pattern", "expected"), ANSWERED)
def test_a_search_is_joined_with_the_rest(
    release: tuple[ReleaseStore, SearchIndex], what: str, pattern: str, expected: list[str] | None
) -> None:
    """A search stands wherever a SERVICE may stand, and its solutions are joined like those of any other."""
    found = rows(release, f"SELECT {what} WHERE {{ {pattern} }}")
    if expected is None:
        assert 1 == len(found)
    else:
        assert expected == found[: len(expected) or None]


REFUSED = [
    ("SELECT * { SERVICE <http://a/> { ?s search:query 'a' } }", RefusedQuery, "column 12: SERVICE"),
    (
        "SELECT * { SERVICE search:index { ?s search:query 'a' } SERVICE ex:a {} }",
        MalformedQuery,
        "ex: is not declared",
    ),
    (
        "SELECT * { SERVICE search:index { ?s search:query 'a' } SERVICE <urn:a> {} }",
        RefusedQuery,
        "column 57: SERVICE",
    ),
    ("SELECT * { SERVICE search:other { ?s search:query 'a' } }", RefusedQuery, "column 12: SERVICE"),
    ("SELECT * { SERVICE search:index { ?s ?p ?o } }", MalformedQuery, "knows no predicate"),
    (
        "SELECT * { SERVICE search:index { ?s search:query 'a' } ?x ?y ) }",
        MalformedQuery,
        "column 63: .*one '\\)' too many",
    ),
]


@pytest.mark.parametrize(("query", "error", "message"), REFUSED)
def test_what_is_no_search_is_told(
    release: tuple[ReleaseStore, SearchIndex], query: str, error: type[QueryError], message: str
) -> None:
    """Other addresses are called as little as before, and errors stand where they are in the query as written."""
    store, search = release
    with pytest.raises(error, match=message):
        store.answer(query, services=Services(search))


def test_a_release_without_an_index_says_so(release: tuple[ReleaseStore, SearchIndex]) -> None:
    """A release made before there was search answers everything else."""
    store, _ = release
    with pytest.raises(QueryError, match=r"column 12: This release has no search index"):
        store.answer("SELECT * { SERVICE search:index { ?s search:query 'a' } }")
    store.answer("SELECT * { ?s ?p ?o }")


def test_many_hits_are_no_long_query(tmp_path: Path, release: tuple[ReleaseStore, SearchIndex]) -> None:
    """What was found does not count against what a query may hold."""
    texts = [Quad(thing(f"t{n}"), BG.reason, Literal("预算" + "长(){}" * 50), GRAPH) for n in range(1_000)]
    build_index(texts, tmp_path / "search.sqlite")
    with SearchIndex(tmp_path / "search.sqlite") as search:
        query = "SELECT * { SERVICE search:index { ?t search:query '预算' ; search:text ?x ; search:limit 1000 } }"
        answer = release[0].answer(query, services=Services(search))
        assert 1_000 == answer.write(ResultFormat.TSV).decode().count("\n") - 1
