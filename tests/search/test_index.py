from __future__ import annotations

import sqlite3
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, Quad

from budgetgraph.errors import ReleaseDamaged
from budgetgraph.search import Facets, Hit, SearchIndex, build_index
from budgetgraph.search.index import CANDIDATES
from budgetgraph.vocabulary import BG, DCTERMS, RDF, SKOS
from tests.search.texts import GRAPH, LONG, said, thing

SKOS_CONCEPT = SKOS.Concept.value


def names(hits: list[Hit]) -> list[str]:
    return [hit.subject.rpartition("/")[2] for hit in hits]


FOUND = [
    ("预算", ["label", "long", "passage"]),
    ("预算绩效", ["label", "long"]),
    ("绩效 预算", ["label", "long"]),
    ("预算 -自评", ["label", "passage"]),
    ("算绩", ["label", "long"]),
    ("绩效", ["indicator", "label", "term", "long"]),
    ("预计", []),
    ("499.33", ["figure", "passage"]),
    ("499", []),
    ("499*", ["figure", "whole", "passage"]),
    ("4993300.00", ["whole"]),
    ("4,993,300.00", ["whole"]),
    ("perf", ["label"]),
    ("BUDGET", ["label"]),
    ("budget perf", ["label"]),
    ("udget", []),
    ("单位", []),
]


@pytest.mark.parametrize(("typed", "expected"), FOUND)
def test_what_is_found(index: SearchIndex, typed: str, expected: list[str]) -> None:
    """Chinese is found by any piece of it, words by their beginning, numbers as printed; names stand before texts."""
    assert expected == names(index.find(typed, limit=10))
    assert len(expected) == index.count(typed)


def test_a_hit_says_where_it_comes_from(index: SearchIndex) -> None:
    """A hit has its thing, property, text, language, graph and classes."""
    hit = index.find("预算绩效", limit=1)[0]
    assert (
        Hit(
            "http://a/label",
            SKOS.prefLabel.value,
            "预算绩效",
            "zh-hans",
            GRAPH.value,
            (SKOS_CONCEPT,),
            hit.score,
        )
        == hit
    )
    assert hit.score > index.find("预算绩效", limit=2)[1].score > 0


def test_the_text_comes_back_as_it_was(index: SearchIndex) -> None:
    """What is made alike for the search is not changed in the answer."""
    assert [LONG] == [hit.text for hit in index.find("自评", limit=1)]


NARROWED = [
    (Facets(properties=[BG.measureText.value]), ["long"]),
    (Facets(properties=[BG.measureText.value, SKOS.prefLabel.value]), ["indicator", "label", "term", "long"]),
    (Facets(types=[SKOS_CONCEPT]), ["indicator", "label"]),
    (Facets(types=[BG.PerformanceIndicator.value]), ["indicator"]),
    (Facets(types=[SKOS_CONCEPT], properties=[BG.measureText.value]), []),
    (Facets(language="zh"), ["indicator", "label", "term", "long"]),
    (Facets(language="zh-Hans"), ["indicator", "label", "term", "long"]),
    (Facets(language="en"), []),
    (Facets(types=["http://nobody/knows"]), []),
    (Facets(language='") OR ("'), []),
]


@pytest.mark.parametrize(("facets", "expected"), NARROWED)
def test_a_search_can_be_narrowed(index: SearchIndex, facets: Facets, expected: list[str]) -> None:
    """To properties, to classes, to a language with its dialects, and to several of these at once."""
    assert expected == names(index.find("绩效", facets, limit=10))
    assert len(expected) == index.count("绩效", facets)


def test_the_classes_of_what_is_found(index: SearchIndex) -> None:
    """They are counted, the most frequent first."""
    assert {SKOS_CONCEPT: 2, BG.PerformanceIndicator.value: 1} == index.kinds("绩效")
    assert {} == index.kinds("")


def test_pages_follow_one_another(index: SearchIndex) -> None:
    """An offset goes on where the hits before it ended."""
    pages = [index.find("绩效", limit=1, offset=offset) for offset in range(5)]
    assert index.find("绩效", limit=10) == [hit for page in pages for hit in page]
    assert [] == index.find("绩效", limit=0)


@given(typed=st.text(), language=st.none() | st.text())
@settings(deadline=None, max_examples=300)
def test_whatever_is_typed_is_answered(index: SearchIndex, typed: str, language: str | None) -> None:
    """No text at all is an error."""
    hits = index.find(typed, Facets(language=language), limit=5)
    assert len(hits) == min(5, index.count(typed, Facets(language=language)))


@given(
    typed=st.lists(
        st.sampled_from([*"\"'-*()^:+{}[],. ", "AND", "OR", "NOT", "NEAR", "预算", "budget", "text:", "\0"])
    )
)
@settings(deadline=None, max_examples=500)
def test_the_signs_of_the_engine_mean_nothing(index: SearchIndex, typed: list[str]) -> None:
    """The query language below is not reachable from above."""
    assert len(index.find("".join(typed), limit=10)) <= 10


def test_too_many_hits_are_counted_but_not_ranked(tmp_path: Path) -> None:
    """Of more than the candidates the best by themselves can be got: names, then short texts."""
    texts = [said(f"t{number}", BG.measureText, f"预算{'长' * 50}", "zh") for number in range(CANDIDATES)]
    build_index([*texts, said("name", SKOS.prefLabel, "预算"), *texts], tmp_path / "search.sqlite")
    with SearchIndex(tmp_path / "search.sqlite") as index:
        assert CANDIDATES + 1 == index.count("预算")
        assert ["name"] == names(index.find("预算", limit=1))
        assert 10 == len(index.find("预算", limit=20, offset=CANDIDATES - 10))


def test_a_search_ends_at_its_deadline(tmp_path: Path) -> None:
    """It is no damage, and the connection is as good as before."""
    texts = [said(f"t{number}", BG.measureText, "预算", "zh") for number in range(2 * CANDIDATES)]
    types = [Quad(thing("t1"), RDF.type, SKOS.Concept, GRAPH)]
    build_index([*texts, *types], tmp_path / "search.sqlite")
    with SearchIndex(tmp_path / "search.sqlite", connections=1) as index:
        for ask in (partial(index.find, limit=1), index.count, index.kinds):
            with pytest.raises(TimeoutError):
                ask("预算", deadline=time.monotonic())
            assert ask("预算", deadline=time.monotonic() + 600)
            assert ask("预算")


def test_the_same_statements_make_the_same_file(tmp_path: Path) -> None:
    """A release that is made twice has the same index twice."""
    quads = [said("a", SKOS.prefLabel, "甲"), said("b", DCTERMS.title, "乙"), said("c", BG.reason, "丙")]
    for name in ("one", "other"):
        build_index(quads, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_the_default_graph_has_no_name(tmp_path: Path) -> None:
    """A statement in no graph of its own is found, too."""
    build_index([Quad(thing("a"), SKOS.prefLabel, Literal("甲"), DefaultGraph())], tmp_path / "search.sqlite")
    with SearchIndex(tmp_path / "search.sqlite") as index:
        assert [None] == [hit.graph for hit in index.find("甲", limit=1)]


def test_nothing_to_index(tmp_path: Path) -> None:
    """An index of nothing finds nothing."""
    build_index([], tmp_path / "search.sqlite")
    with SearchIndex(tmp_path / "search.sqlite") as index:
        assert [] == index.find("预算", limit=10)


def test_an_index_that_cannot_be_written(tmp_path: Path) -> None:
    """The error names the file."""
    with pytest.raises(OSError, match=r"cannot be written .*search\.sqlite"):
        build_index([], tmp_path / "nowhere" / "search.sqlite")


def test_a_release_without_an_index(tmp_path: Path) -> None:
    """Where there is no file there is no index, and that is no error."""
    assert SearchIndex.of(tmp_path / "search.sqlite") is None


def test_a_file_that_is_no_index(tmp_path: Path) -> None:
    """What is no database, and a database of another kind, are told as damage."""
    (tmp_path / "text").write_text(
        "not a database, but long enough to be taken for one" * 20, encoding="utf-8"
    )
    sqlite3.connect(tmp_path / "empty").close()
    for name in ("text", "empty"):
        with pytest.raises(ReleaseDamaged, match=r"The search index cannot be read"):
            SearchIndex.of(tmp_path / name)


def test_an_index_is_only_read(index: SearchIndex, tmp_path: Path) -> None:
    """A file without any right to write is searched, under any name, and has no companions afterwards."""
    path = tmp_path / "a ?#%20.sqlite"
    build_index([said("a", SKOS.prefLabel, "甲")], path)
    path.chmod(stat.S_IRUSR)
    with SearchIndex(path) as other:
        assert ["a"] == names(other.find("甲", limit=1))
    assert [path] == list(tmp_path.iterdir())


def test_many_threads_search_at_the_same_time(index: SearchIndex) -> None:
    """More searches than there are connections wait for one another."""
    with ThreadPoolExecutor(16) as pool:
        results = list(pool.map(lambda _: names(index.find("预算绩效", limit=5)), range(200)))
    assert [["label", "long"]] * 200 == results
