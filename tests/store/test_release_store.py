"""A release's store, and what it answers."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, parse_query_results

from budgetgraph.errors import InvalidRdf, MalformedQuery, QueryError, RefusedQuery, ReleaseDamaged
from budgetgraph.formats import Format, ResultFormat
from budgetgraph.store import ReleaseStore, build_store
from tests.formats.equality import read, same

D = "http://localhost:8000/id/disclosure/1/2020/budget"
G, H = "http://example.org/g", "http://example.org/h"
XSD = "http://www.w3.org/2001/XMLSchema#"
AMOUNT = "http://data.openbudgets.eu/ontology/dsd/measure/amount"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
DEADLINE = "https://w3id.org/budgetgraph/def#deadline"
ONE = f"""
<{D}/figure/a> <{AMOUNT}> "4993300.00"^^<{XSD}decimal> <{G}> .
<{D}/figure/a> <{LABEL}> "支出"@zh-hans <{G}> .
<{D}/figure/b> <{AMOUNT}> "0.10"^^<{XSD}decimal> <{G}> .
<{D}/figure/b> <{DEADLINE}> "2020-10-31"^^<{XSD}date> <{G}> .
_:x <{LABEL}> "nameless" <{G}> .
"""
TWO = f"""
<{D}/figure/a> <{LABEL}> "支出"@zh-hans <{H}> .
<{D}/figure/a> <{LABEL}> "Expenditure, \\"total\\"\\nof all"@en <{H}> .
"""


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two files, whose graphs have one triple in common."""
    folder = tmp_path_factory.mktemp("store")
    (folder / "one.nq").write_text(ONE, encoding="utf-8")
    (folder / "two.nq").write_text(TWO, encoding="utf-8")
    build_store([folder / "one.nq", folder / "two.nq"], folder / "store")
    return folder / "store"


@pytest.fixture
def store(directory: Path) -> Iterator[ReleaseStore]:
    with ReleaseStore(directory) as opened:
        yield opened


def count(store: ReleaseStore, query: str, **dataset: list[str]) -> int:
    content = json.loads(store.answer(query, **dataset).write(ResultFormat.JSON))
    return int(content["results"]["bindings"][0]["n"]["value"])


def test_a_triple_that_two_graphs_state_counts_once(store: ReleaseStore) -> None:
    """The default graph is a set: joins and sums over it do not double; each graph still has its own."""
    assert 6 == count(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert 7 == count(store, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    joined = "SELECT (SUM(?yuan) AS ?n) { ?f obeu-measure:amount ?yuan ; skos:prefLabel '支出'@zh-Hans }"
    assert 4993300 == count(store, joined)
    assert 6 == len(list(store.triples()))


def test_blank_nodes_are_one_in_every_graph(store: ReleaseStore) -> None:
    """A nameless thing of a named graph is the same thing in the default graph."""
    assert 1 == count(store, "SELECT (COUNT(*) AS ?n) { ?x ?p 'nameless' GRAPH ?g { ?x ?p 'nameless' } }")


def test_triples_are_found_by_pattern(store: ReleaseStore) -> None:
    """None fits everything; a decimal has its value and a point."""
    [triple] = store.triples(NamedNode(f"{D}/figure/b"), NamedNode(AMOUNT))
    assert Literal("0.1", datatype=NamedNode(XSD + "decimal")) == triple.object
    [triple] = store.triples(NamedNode(f"{D}/figure/a"), NamedNode(AMOUNT), None)
    assert Literal("4993300.0", datatype=NamedNode(XSD + "decimal")) == triple.object
    [triple] = store.triples(object=Literal("nameless"))
    assert LABEL == triple.predicate.value


def test_our_own_queries_take_parameters(store: ReleaseStore) -> None:
    """`$name` stands for the term that is given, with whatever is in it; nothing is pasted."""
    query = "SELECT ?label { $figure skos:prefLabel ?label FILTER(?label = $wanted) }"
    wanted = Literal('Expenditure, "total"\nof all', language="en")
    assert [{"label": wanted}] == store.select(query, figure=NamedNode(f"{D}/figure/a"), wanted=wanted)
    assert [] == store.select(query, figure=NamedNode(f"{D}/figure/a"), wanted=Literal('" ) } #'))


def test_our_own_queries_leave_out_what_is_unbound(store: ReleaseStore) -> None:
    """A solution has the variables that it binds."""
    rows = store.select(
        "SELECT ?f ?deadline { ?f obeu-measure:amount ?a OPTIONAL { ?f bg:deadline ?deadline } }"
    )
    assert {("f",), ("f", "deadline")} == {tuple(row) for row in rows}


def test_constructed_triples_come_once(store: ReleaseStore) -> None:
    """However many solutions make the same triple."""
    query = "CONSTRUCT { $d dcterms:hasPart ?f } WHERE { ?f obeu-measure:amount ?x . ?y skos:prefLabel ?z }"
    assert 2 == len(store.construct(query, d=NamedNode(D)))


def test_a_query_of_ours_of_the_wrong_kind_is_a_fault_of_ours(store: ReleaseStore) -> None:
    """`select` and `construct` say so instead of giving nothing."""
    with pytest.raises(TypeError):
        store.select("ASK {}")
    with pytest.raises(TypeError):
        store.construct("SELECT * {}")


@pytest.mark.parametrize("format", ResultFormat)
def test_solutions_in_every_format(store: ReleaseStore, format: ResultFormat) -> None:
    """Texts with quotation marks and line ends, languages, dates and decimals come out exact."""
    answer = store.answer("SELECT ?value { ?f ?p ?value FILTER(isLiteral(?value)) } ORDER BY STR(?value)")
    assert ("solutions", tuple(ResultFormat)) == (answer.kind, answer.formats)
    content = answer.write(format)
    expected = ["0.1", "2020-10-31", "4993300", 'Expenditure, "total"\nof all', "nameless", "支出"]
    if format is ResultFormat.CSV:
        assert expected == [
            row["value"] for row in csv.DictReader(content.decode().splitlines(keepends=True))
        ]
    else:
        rows = parse_query_results(content, format=format.engine)
        assert expected == [row["value"].value for row in rows]


@pytest.mark.parametrize("format", ResultFormat)
def test_truth_values_in_every_format(store: ReleaseStore, format: ResultFormat) -> None:
    """ASK is answered in each of them."""
    answer = store.answer("ASK { ?s obeu-measure:amount ?o }")
    assert "boolean" == answer.kind
    assert "true" in answer.write(format).decode()


@pytest.mark.parametrize("format", [f for f in Format if not f.datasets])
def test_graphs_in_every_format(store: ReleaseStore, format: Format) -> None:
    """CONSTRUCT and DESCRIBE give documents in all RDF formats."""
    for query in (
        f"DESCRIBE <{D}/figure/a>",
        "CONSTRUCT WHERE { ?s skos:prefLabel '支出'@zh-Hans ; ?p ?o }",
    ):
        answer = store.answer(query)
        assert ("graph", True) == (answer.kind, format in answer.formats)
        assert same(store.triples(NamedNode(f"{D}/figure/a"))) == read(answer.write(format), format.engine)


def test_an_answer_of_the_other_kind_of_format_is_refused(store: ReleaseStore) -> None:
    """Turtle holds no solutions, CSV no graph; the sentence names what could."""
    with pytest.raises(QueryError, match=r"Turtle cannot hold this answer\. Ask for one of: .*CSV"):
        store.answer("SELECT * {}").write(Format.TURTLE)
    with pytest.raises(QueryError, match=r"CSV cannot hold this answer\. Ask for one of: Turtle"):
        store.answer("CONSTRUCT WHERE {}").write(ResultFormat.CSV)


COUNT_ALL = "SELECT (COUNT(*) AS ?n) {d} {{ ?s ?p ?o }}"
COUNT_NAMED = "SELECT (COUNT(*) AS ?n) {d} {{ GRAPH ?g {{ ?s ?p ?o }} }}"


@pytest.mark.parametrize(
    ("dataset", "default", "named"),
    [
        ("", 6, 7),
        (f"FROM <{G}>", 5, 0),
        (f"FROM NAMED <{H}>", 0, 2),
        (f"FROM <{G}> FROM NAMED <{H}>", 5, 2),
        ("FROM <http://nowhere.example/graph.ttl>", 0, 0),
    ],
)
def test_from_chooses_among_the_graphs_of_the_store(
    store: ReleaseStore, dataset: str, default: int, named: int
) -> None:
    """As SPARQL says: what is not named is not there, and nothing is fetched."""
    assert (default, named) == (
        count(store, COUNT_ALL.format(d=dataset)),
        count(store, COUNT_NAMED.format(d=dataset)),
    )


@pytest.mark.parametrize(
    ("graphs", "default", "named"),
    [
        ({"default_graphs": [G]}, 5, 0),
        ({"named_graphs": [H]}, 0, 2),
        ({"default_graphs": [H], "named_graphs": [G, H]}, 2, 7),
        ({"default_graphs": ["http://nowhere.example/"]}, 0, 0),
    ],
)
def test_the_protocol_s_dataset_wins(
    store: ReleaseStore, graphs: dict[str, list[str]], default: int, named: int
) -> None:
    """Whatever the query says with FROM."""
    dataset = f"FROM <{G}> FROM NAMED <{G}>"
    found = (
        count(store, COUNT_ALL.format(d=dataset), **graphs),
        count(store, COUNT_NAMED.format(d=dataset), **graphs),
    )
    assert (default, named) == found


def test_a_graph_s_name_must_be_an_iri(store: ReleaseStore) -> None:
    """The sentence names it."""
    with pytest.raises(MalformedQuery, match="no IRI"):
        store.answer("ASK {}", default_graphs=["not an iri"])


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * { ?s ?p", "line 1, column 10"),
        ("SELECT *\n{ ?s nowhere:p ?o }", "line 2, column"),
        ("", "line 1, column 1"),
        ("SELECT ?x (COUNT(*) AS ?n) { ?x ?y ?z }", "line 1"),
        ("MAKE ME A SANDWICH", "line 1, column"),
    ],
)
def test_what_does_not_parse_is_told_with_its_place(store: ReleaseStore, query: str, place: str) -> None:
    """Line and column, and what the parser says."""
    with pytest.raises(MalformedQuery) as raised:
        store.answer(query)
    assert place in str(raised.value)
    assert "does not parse: " in str(raised.value)


@pytest.mark.parametrize(
    "update",
    [
        f"INSERT DATA {{ <{D}> <{LABEL}> 'x' }}",
        f"# first\nPREFIX x: <http://x/>\nBASE <http://y/> DELETE WHERE {{ <{D}> ?p ?o }}",
        "load <http://example.org/data.ttl>",
        "CLEAR ALL",
        f"WITH <{G}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        "DROP DEFAULT",
    ],
)
def test_updates_are_refused_and_change_nothing(store: ReleaseStore, update: str) -> None:
    """The sentence says that the endpoint is read-only."""
    with pytest.raises(RefusedQuery, match="read-only"):
        store.answer(update)
    assert 6 == len(list(store.triples()))


def test_service_and_hostile_queries_are_refused(store: ReleaseStore) -> None:
    """They never get to the engine; tests/query_guard has the disguises."""
    with pytest.raises(RefusedQuery, match="SERVICE"):
        store.answer("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    with pytest.raises(RefusedQuery, match="deep"):
        store.answer("SELECT * {" + "{" * 3000 + "}" * 3001)


def test_a_function_that_is_none_is_a_query_error(store: ReleaseStore) -> None:
    """What fails in the evaluation is told like what fails before."""
    with pytest.raises(QueryError, match="not supported"):
        store.answer("SELECT (<http://example.org/f>(1) AS ?x) {}")


def test_reading_changes_no_file(directory: Path) -> None:
    """A release is immutable, also while it is being read: no lock, no log, no time stamp."""

    def state() -> dict[str, tuple[int, bytes]]:
        return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in directory.iterdir()}

    before = state()
    with ReleaseStore(directory) as store:
        store.answer("SELECT * { ?s ?p ?o }").write(ResultFormat.CSV)
    assert before == state()
    assert not [name for name in before if name.startswith(("LOG", "LOCK"))]


def test_a_store_can_be_opened_many_times_at_once(directory: Path) -> None:
    """Workers share the files."""
    with ReleaseStore(directory) as one, ReleaseStore(directory) as two:
        assert set(one.triples()) == set(two.triples())


def test_no_store_is_a_damaged_release(tmp_path: Path) -> None:
    """The sentence says what to do; nothing is made there."""
    with pytest.raises(ReleaseDamaged, match="verify"):
        ReleaseStore(tmp_path / "store")
    assert [] == list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of several blocks, so that one opens whose data is damaged."""
    folder = tmp_path_factory.mktemp("large")
    lines = (
        f'<{D}/figure/{n}> <{LABEL}> "the long name of figure {n}: {n:060}" <{G}> .' for n in range(3000)
    )
    (folder / "large.nq").write_text("\n".join(lines), encoding="utf-8")
    build_store([folder / "large.nq"], folder / "store")
    return folder / "store"


@pytest.fixture
def damaged(large: Path, tmp_path: Path) -> Iterator[ReleaseStore]:
    """The large store, of which bytes amid every large file have changed."""
    shutil.copytree(large, tmp_path / "store")
    for path in (tmp_path / "store").glob("*.sst"):
        content = path.read_bytes()
        if len(content) > 10_000:
            middle = len(content) // 2
            changed = bytes(byte ^ 0x55 for byte in content[middle : middle + 400])
            path.chmod(0o644)
            path.write_bytes(content[:middle] + changed + content[middle + 400 :])
    with ReleaseStore(tmp_path / "store") as opened:
        yield opened


READINGS: dict[str, Callable[[ReleaseStore], object]] = {
    "triples": lambda store: list(store.triples()),
    "select": lambda store: store.select("SELECT * { ?s ?p ?o }"),
    "construct": lambda store: store.construct("CONSTRUCT WHERE { ?s ?p ?o }"),
    "solutions": lambda store: store.answer("SELECT * { ?s ?p ?o }").write(ResultFormat.CSV),
    "graph": lambda store: store.answer("CONSTRUCT WHERE { ?s ?p ?o }").write(Format.TURTLE),
}


@pytest.mark.parametrize("reading", READINGS)
def test_damage_met_while_reading_is_told(damaged: ReleaseStore, reading: str) -> None:
    """Amid the answer, too, a damaged file is a damaged release, with what to do, and no fault of the query."""
    with pytest.raises(ReleaseDamaged, match=r"cannot be read \(.*orruption.*releases verify.*roll back"):
        READINGS[reading](damaged)


def test_a_damaged_store_does_not_open(large: Path, tmp_path: Path) -> None:
    """A file that was cut short is found at once."""
    shutil.copytree(large, tmp_path / "store")
    path = max((tmp_path / "store").glob("*.sst"))
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(ReleaseDamaged, match="releases verify"):
        ReleaseStore(tmp_path / "store")


def test_what_is_no_n_quads_does_not_load(tmp_path: Path) -> None:
    """The error names the file."""
    (tmp_path / "bad.nq").write_text("<a> <b> .\n", encoding="utf-8")
    with pytest.raises(InvalidRdf, match=r"bad\.nq"):
        build_store([tmp_path / "bad.nq"], tmp_path / "store")


def test_json_is_what_the_engine_writes(store: ReleaseStore) -> None:
    """The media type's format, to the letter."""
    content = store.answer("SELECT ?x { VALUES ?x { 1 } }").write(ResultFormat.JSON)
    assert [row["x"].value for row in parse_query_results(content, format=QueryResultsFormat.JSON)] == ["1"]


def test_what_the_store_lets_one_know_is_restored(tmp_path: Path) -> None:
    """Decimals have a point, and sizes are of the type that DCAT prescribes."""
    size, kind = "http://www.w3.org/ns/dcat#byteSize", f"{XSD}nonNegativeInteger"
    (tmp_path / "a.nq").write_text(f'<{D}> <{size}> "7"^^<{kind}> <{G}> .\n', encoding="utf-8")
    build_store([tmp_path / "a.nq"], tmp_path / "store")
    expected = Literal("7", datatype=NamedNode(kind))
    with ReleaseStore(tmp_path / "store") as store:
        [found] = store.triples()
        [described] = store.construct(f"DESCRIBE <{D}>")
        assert [expected, expected] == [found.object, described.object]
        assert b"nonNegativeInteger" in store.answer(f"DESCRIBE <{D}>").write(Format.TURTLE)
