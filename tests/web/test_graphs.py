"""The graphs of a release as pages and as data, and every number that is published about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import URIRef
from rdflib.plugins.sparql import prepareQuery
from starlette.testclient import TestClient

from budgetgraph.releases.manifest import write_manifest
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.statistics import read_index
from budgetgraph.store import ReleaseStore
from budgetgraph.web.app import create_app
from budgetgraph.web.graphs import descriptions as graph_descriptions
from budgetgraph.web.graphs import pages as graph_pages
from budgetgraph.web.graphs.subjects import SUBJECTS
from tests.web.publication import KEY, release_sample
from tests.web.statements import BASE, DATASET, SD, VOID, graph_at, published_numbers

SHARED = ["catalog", "codes", "findings", "ontology", "shapes"]
DISCLOSURE = f"disclosure/{KEY}"


@pytest.fixture(scope="module", params=["sample", "reference"])
def counted(request: pytest.FixtureRequest) -> Iterator[tuple[TestClient, ReleaseStore]]:
    """A client of the sample and of the reference release, each with the store that it is about."""
    publication: Path = request.getfixturevalue({"sample": "publication"}.get(request.param, request.param))
    with (
        TestClient(create_app(publication)) as client,
        ReleaseStore(Publication(publication).current().store) as store,
    ):
        yield client, store


def test_every_published_number_is_what_a_query_counts(counted: tuple[TestClient, ReleaseStore]) -> None:
    """Totals and partitions of every graph, as its document publishes them, each asked again as a COUNT."""
    client, store = counted
    graphs = graph_at(client, "/graphs")
    nodes = {DATASET: None, **{graphs.value(n, SD.graph): str(graphs.value(n, SD.name)) for n in graphs.objects(None, SD.namedGraph)}}  # fmt: skip
    assert len(nodes) > len(SHARED) + 1
    for node, graph in nodes.items():
        said = graph_at(client, str(node).partition("#")[0].removeprefix(BASE))
        for query, number in published_numbers(said, URIRef(str(node)), graph):
            assert [number] == [int(str(row["n"].value)) for row in store.select(query)], query


def test_links_to_others_are_what_a_query_counts(counted: tuple[TestClient, ReleaseStore]) -> None:
    """Each linkset says how many triples of its property lead into the target."""
    client, store = counted
    said = graph_at(client, "/.well-known/void")
    linksets = list(said.subjects(URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), VOID.Linkset))
    assert linksets
    for linkset in linksets:
        space = said.value(said.value(linkset, VOID.objectsTarget), VOID.uriSpace)
        pattern = f'?s <{said.value(linkset, VOID.linkPredicate)}> ?o FILTER(STRSTARTS(STR(?o), "{space}"))'
        (row,) = store.select(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
        assert str(said.value(linkset, VOID.triples)) == row["n"].value


def test_vocabularies_are_those_in_use(client: TestClient) -> None:
    """Every class and property lies in a vocabulary that is named."""
    said = graph_at(client, "/.well-known/void")
    vocabularies = tuple(str(one) for one in said.objects(DATASET, VOID.vocabulary))
    assert "https://w3id.org/budgetgraph/def#" in vocabularies
    terms = [*said.objects(None, VOID["class"]), *said.objects(None, VOID.property)]
    assert [] == [term for term in terms if not str(term).startswith(vocabularies)]


@pytest.mark.parametrize("name", ["default", *SHARED, DISCLOSURE])
def test_a_graph_has_a_page_and_data(client: TestClient, name: str, publication: Path) -> None:
    """The page says what it holds and how much; each RDF format is had by suffix."""
    entry = read_index(Publication(publication).current()).by_name[name]
    page = client.get(f"/graphs/{name}", headers={"Accept": "text/html"})
    assert (200, "text/html; charset=utf-8") == (page.status_code, page.headers["content-type"])
    assert f"<b>{entry.triples}</b>" in page.text
    assert f"<b>{entry.entities}</b>" in page.text
    for suffix in ("ttl", "jsonld", "nt", "rdf", "html"):
        assert 200 == client.get(f"/graphs/{name}.{suffix}").status_code


@pytest.mark.parametrize("name", ["default", *SHARED, DISCLOSURE])
def test_the_query_of_a_page_has_an_answer(client: TestClient, name: str) -> None:
    """Whoever presses the button sees rows, and of that graph; the query is whole without our default prefixes."""
    html = client.get(f"/graphs/{name}.html").text
    query = html.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&amp;", "&")):
        query = query.replace(entity, character)
    assert name == "default" or "GRAPH <http://localhost:8000/id/" in query
    prepareQuery(query)  # its prefixes are declared, so that it can be taken elsewhere
    answer = client.get("/sparql", params={"query": query})
    assert 200 == answer.status_code, answer.text
    assert answer.json()["results"]["bindings"]


def test_the_list_of_graphs(client: TestClient) -> None:
    """The page links each graph; the data is a dataset with a default graph and named graphs."""
    html = client.get("/graphs", headers={"Accept": "text/html"}).text
    assert [True] * 7 == [f'href="graphs/{name}"' in html for name in ("default", *SHARED, DISCLOSURE)]
    said = graph_at(client, "/graphs")
    assert 6 == len(set(said.objects(URIRef(f"{BASE}/sparql#dataset"), SD.namedGraph)))


def test_a_long_list_is_paged(own_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """More disclosures than a page holds: the next page has the rest, without the shared graphs again."""
    for module in (graph_descriptions, graph_pages):
        monkeypatch.setattr(module, "GRAPHS_PER_PAGE", 1)
    first, second = (own_client.get(f"/graphs.ttl?page={page}") for page in (1, 2))
    assert ('rel="next"' in first.headers["link"], 'rel="next"' in second.headers["link"]) == (True, False)
    names = [names_at(own_client, f"/graphs?page={page}") for page in (1, 2)]
    shared = {f"{BASE}/id/graph/{name}" for name in SHARED}
    assert [{*shared, f"{BASE}/id/{DISCLOSURE}"}, {f"{BASE}/id/disclosure/second"}] == names
    assert 404 == own_client.get("/graphs.ttl?page=3").status_code
    assert "?page=2" in own_client.get("/graphs.html").text


def names_at(client: TestClient, path: str) -> set[str]:
    return {str(name) for name in graph_at(client, path).objects(None, SD.name)}


@pytest.fixture
def own_client(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a release whose index tells of a second disclosure."""
    release = release_sample(tmp_path / "publication", tmp_path / "build")
    app = create_app(tmp_path / "publication")
    follower = app.state.follower
    graphs = read_index(release)
    second = replace(graphs.disclosures[0], name="disclosure/second", graph=f"{BASE}/id/disclosure/second")
    follower.served.graphs = replace(graphs, entries=(*graphs.entries, second))
    with TestClient(app) as client:
        yield client


def test_the_document_of_a_disclosure_has_its_counts(client: TestClient) -> None:
    """A disclosure is the name of a graph: its RDF says how large, its page where to find out more."""
    said = graph_at(client, f"/doc/disclosure/{KEY}")
    (named,) = said.subjects(SD.name, URIRef(f"{BASE}/id/disclosure/{KEY}"))
    expected = graph_at(client, f"/graphs/{DISCLOSURE}")
    graph = said.value(named, SD.graph)
    assert expected.value(graph, VOID.triples) == said.value(graph, VOID.triples)
    assert "graphs/disclosure/" in client.get(f"/doc/disclosure/{KEY}.html").text


@pytest.mark.parametrize(
    ("path", "graph"),
    [
        ("/catalog", "catalog"),
        ("/code", "codes"),
        ("/findings", "findings"),
        ("/def", "ontology"),
        ("/shapes", "shapes"),
    ],
)
def test_the_page_of_a_shared_graph_leads_to_its_counts(client: TestClient, path: str, graph: str) -> None:
    """The page that shows what a graph holds links the one that says how much."""
    assert f'href="graphs/{graph}"' in client.get(f"{path}.html").text


@pytest.mark.parametrize("path", ["/", "/sparql"])
def test_the_graphs_are_found(client: TestClient, path: str) -> None:
    """The home page and the editor's say where the graphs are."""
    assert 'href="graphs"' in client.get(path, headers={"Accept": "text/html"}).text


@pytest.mark.parametrize(
    "path", ["/graphs/nothing", "/graphs/nothing.ttl", "/graphs/../manifest", "/graphs/"]
)
def test_a_graph_that_is_not_there(client: TestClient, path: str) -> None:
    """404, and never a file of another name."""
    assert 404 == client.get(path).status_code


def test_every_shared_graph_is_described_in_words(publication: Path) -> None:
    """No graph of a release is only `a named graph`."""
    graphs = read_index(Publication(publication).current())
    assert {"default", *(entry.name for entry in graphs.shared)} == set(SUBJECTS)


def test_a_release_made_before_there_were_statistics_is_served(tmp_path: Path) -> None:
    """Its description names no graphs and no numbers, its pages say so; nothing fails."""
    release = release_sample(tmp_path / "publication", tmp_path / "build")
    files = {name: entry for name, entry in release.manifest.files.items() if "statistics/" not in name}
    write_manifest(replace(release.manifest, files=files), release.directory)
    with TestClient(create_app(tmp_path / "publication")) as client:
        for path in ("/", "/graphs", "/catalog", f"/doc/disclosure/{KEY}", "/sparql", "/.well-known/void"):
            for accept in ("text/html", "text/turtle"):
                assert 406 != client.get(path, headers={"Accept": accept}).status_code < 500
        assert "before graphs were counted" in client.get("/graphs.html").text
        assert not list(graph_at(client, "/sparql").subjects(VOID.triples))
        assert 404 == client.get("/graphs/default").status_code
