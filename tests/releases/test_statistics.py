"""The statistics of a release say what is in its graphs."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, serialize

from budgetgraph.errors import ReleaseDamaged
from budgetgraph.releases.counting import LINKED_SPACES, count
from budgetgraph.releases.manifest import write_manifest
from budgetgraph.releases.release import Release
from budgetgraph.releases.statistics import (
    Graphs,
    Statistics,
    read_index,
    read_statistics,
    used_terms,
)
from budgetgraph.releases.writer import write_release
from budgetgraph.store import ReleaseStore, build_store
from budgetgraph.vocabulary import RDF, XSD
from tests.releases.builds import PUBLISHER, build, published
from tests.releases.naive import naive_statistics


def recounted(release: Release) -> Iterator[tuple[Statistics, Statistics]]:
    """Each graph's statistics, counted plainly from the store, beside the published ones without links."""
    store = Store.read_only(str(release.store))
    for entry in read_index(release).entries:
        graph = NamedNode(entry.graph) if entry.graph else DefaultGraph()
        triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, graph))
        published = replace(read_statistics(release, entry.file), links=())
        yield naive_statistics(triples, entry.graph), published


def test_every_graph_is_counted(tmp_path: Path) -> None:
    """The default graph, the shared graphs and each disclosure's, every number as a plain count gives it."""
    release = published(tmp_path, "100001", "100002").current()
    names = ["default", "catalog", "codes", "findings", "ontology", "shapes",
             "disclosure/130300-100001/2020/budget", "disclosure/130300-100002/2020/budget"]  # fmt: skip
    assert names == list(read_index(release).by_name)
    for expected, found in recounted(release):
        assert expected == found


def test_the_index_repeats_the_totals(tmp_path: Path) -> None:
    """What the index says of a graph is what the graph's own file says."""
    release = published(tmp_path, "100001").current()
    for entry in read_index(release).entries:
        counted = read_statistics(release, entry.file)
        assert (counted.triples, counted.entities, counted.subjects, counted.objects) == (
            entry.triples,
            entry.entities,
            entry.subjects,
            entry.objects,
        )
        assert (len(counted.classes), len(counted.properties)) == (entry.classes, entry.properties)


NODES = st.sampled_from([*(NamedNode(f"http://example.org/{name}") for name in "abc"), BlankNode("x")])
PREDICATES = st.sampled_from([RDF.type, NamedNode("http://example.org/p"), NamedNode("http://example.org/q")])
OBJECTS = st.one_of(
    NODES,
    st.sampled_from([Literal("a"), Literal("a", language="en"), Literal("1", datatype=XSD.integer)]),
    st.sampled_from([NamedNode(f"{space}x") for space in LINKED_SPACES]),
)
GRAPHS = st.sampled_from([NamedNode("http://example.org/g"), NamedNode("http://example.org/h")])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.builds(Quad, NODES, PREDICATES, OBJECTS, GRAPHS), max_size=30))
def test_whatever_is_in_a_graph_is_counted(quads: list[Quad]) -> None:
    """Blank nodes, literals as objects of rdf:type, statements of two graphs: engine and plain count agree."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "data.nq"
        file.write_bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")
        build_store([file], Path(folder) / "store")
        with ReleaseStore(Path(folder) / "store") as store:
            for graph in (None, NamedNode("http://example.org/g"), NamedNode("http://example.org/h")):
                said = [quad.triple for quad in quads if graph in (None, quad.graph_name)]
                counted = count(store, graph)
                assert naive_statistics(said, graph.value if graph else None) == replace(counted, links=())
            links = {(q.subject, q.predicate, q.object) for q in quads if _leads_out(q.object)}
            assert len(links) == sum(link.triples for link in count(store, None).links)


def _leads_out(term: object) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(tuple(LINKED_SPACES))


def test_statistics_are_part_of_what_is_verified(tmp_path: Path) -> None:
    """A release whose statistics were changed does not verify."""
    release = published(tmp_path, "100001").current()
    release.verify()
    file = release.directory / "statistics" / "default.json"
    file.chmod(0o644)
    file.write_text(file.read_text().replace('"triples": ', '"triples": 1', 1))
    assert ["statistics/default.json is changed"] == release.problems()


def test_a_carried_disclosure_keeps_its_statistics(tmp_path: Path) -> None:
    """The file of its graph is the same one, and the shared counts are those of the new release."""
    into = published(tmp_path, "100001", "100002")
    first = into.current()
    changed = [build(tmp_path / "again", "100001", amount="1.00")]
    second = write_release(into, changed, publisher=PUBLISHER, failed={"d100002": "broken"})
    assert [None, first.version] == [entry.carried_from for entry in second.manifest.disclosures]
    kept, counted_anew = (f"statistics/disclosures/{slug}.json" for slug in ("d100002", "d100001"))
    assert (first.directory / kept).samefile(second.directory / kept)
    assert not (first.directory / counted_anew).samefile(second.directory / counted_anew)
    for expected, found in recounted(second):
        assert expected == found
    second.verify()


def test_other_software_counts_anew(tmp_path: Path) -> None:
    """What counting means belongs to the software: a file of another version is not taken over."""
    into = published(tmp_path, "100001")
    first = into.current()
    write_manifest(replace(first.manifest, software="budgetgraph 0"), first.directory)
    second = write_release(into, [build(tmp_path / "built", "100001")], publisher=PUBLISHER)
    file = "statistics/disclosures/d100001.json"
    assert not (first.directory / file).samefile(second.directory / file)
    assert (first.directory / file).read_bytes() == (second.directory / file).read_bytes()


def test_a_release_without_statistics_has_no_graphs_to_tell_of(tmp_path: Path) -> None:
    """Releases made before there were any can still be read."""
    release = published(tmp_path, "100001").current()
    older = Release(release.version, release.directory, replace(release.manifest, files={}))
    assert (Graphs(()), ([], [])) == (read_index(older), used_terms(older))


def test_terms_come_by_use(tmp_path: Path) -> None:
    """All classes and properties of the release, the most used first."""
    release = published(tmp_path, "100001").current()
    classes, properties = used_terms(release)
    entities, triples = [one.entities for one in classes], [one.triples for one in properties]
    assert (sorted(entities, reverse=True), sorted(triples, reverse=True)) == (entities, triples)
    with ReleaseStore(release.store) as store:
        kinds = {row["kind"] for row in store.select("SELECT DISTINCT ?kind { ?s a ?kind }")}
        predicates = {row["p"] for row in store.select("SELECT DISTINCT ?p { ?s ?p ?o }")}
    assert kinds == {NamedNode(one.kind) for one in classes}
    assert predicates == {NamedNode(one.property) for one in properties}


@pytest.mark.parametrize("content", ["", "{}", "[1]", '[{"name": "default"}]'])
def test_damaged_statistics_are_told(tmp_path: Path, content: str) -> None:
    """A file that is no index, and one that is no statistics, name themselves."""
    release = published(tmp_path, "100001").current()
    for name in ("graphs", "default"):
        file = release.directory / "statistics" / f"{name}.json"
        file.chmod(0o644)
        file.write_text(content)
    if content != "{}":  # which is an empty index
        with pytest.raises(ReleaseDamaged, match=r"statistics/graphs\.json: The statistics cannot be read"):
            read_index(release)
    with pytest.raises(ReleaseDamaged, match=r"statistics/default\.json: The statistics cannot be read"):
        read_statistics(release)


def test_counting_the_same_gives_the_same_bytes(tmp_path: Path) -> None:
    """The files are in a stable order, so that releases can be compared."""
    into = published(tmp_path, "100001")
    first = into.current()
    second = write_release(into, [build(tmp_path / "built", "100001")], publisher=PUBLISHER)
    for name in ("codes", "ontology", "shapes", "findings"):
        file = f"statistics/{name}.json"
        assert json.loads((first.directory / file).read_text())["triples"] > 0
        assert (first.directory / file).read_bytes() == (second.directory / file).read_bytes()
