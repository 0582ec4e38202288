"""What the endpoint says of itself, held against what it does and against the W3C recommendation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, BNode, Graph, Literal, URIRef
from starlette.testclient import TestClient

from budgetgraph.formats import Format, ResultFormat, serialize
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.statistics import Graphs
from budgetgraph.settings import Publisher
from budgetgraph.web.app import create_app
from budgetgraph.web.graphs.descriptions import GRAPHS_PER_PAGE
from budgetgraph.web.live import Follower, Live
from budgetgraph.web.sparql.service_description import service_description
from tests.web.publication import KEY, release_sample
from tests.web.statements import BASE, DATASET, SD, VOID, graph_at

SERVICE = URIRef(f"{BASE}/sparql#service")
FORMATS = "http://www.w3.org/ns/formats/"

# The schema of https://www.w3.org/TR/sparql11-service-description/: the class of subjects and of objects.
SCHEMA = {
    SD.endpoint: (SD.Service, None),
    SD.supportedLanguage: (SD.Service, None),
    SD.feature: (SD.Service, None),
    SD.resultFormat: (SD.Service, None),
    SD.defaultEntailmentRegime: (SD.Service, None),
    SD.extensionFunction: (SD.Service, SD.Function),
    SD.defaultDataset: (SD.Service, SD.Dataset),
    SD.availableGraphs: (SD.Service, SD.Dataset),  # a Dataset is a GraphCollection
    SD.defaultGraph: (SD.Dataset, SD.Graph),
    SD.namedGraph: (SD.Dataset, SD.NamedGraph),
    SD.name: (SD.NamedGraph, None),
    SD.graph: (SD.NamedGraph, SD.Graph),
}
MEDIA_TYPES = {
    "SPARQL_Results_JSON": "application/sparql-results+json",
    "SPARQL_Results_XML": "application/sparql-results+xml",
    "SPARQL_Results_CSV": "text/csv",
    "SPARQL_Results_TSV": "text/tab-separated-values",
    "Turtle": "text/turtle",
    "N-Triples": "application/n-triples",
    "JSON-LD": "application/ld+json",
    "RDF_XML": "application/rdf+xml",
    "N-Quads": "application/n-quads",
    "TriG": "application/trig",
}


@pytest.fixture(scope="module")
def said(client: TestClient) -> Graph:
    return graph_at(client, "/sparql")


@pytest.fixture(scope="module")
def live(publication: Path) -> Live:
    return Follower(Publication(publication)).served


@pytest.mark.parametrize("format", [f for f in Format if not f.datasets], ids=lambda f: f.suffix)
def test_a_request_for_the_endpoint_gives_rdf(client: TestClient, format: Format) -> None:
    """W3C "returns-rdf": GET on the endpoint without a query gives RDF, in each of our formats the same."""
    response = client.get("/sparql", headers={"Accept": format.media_type})
    assert (200, format.media_type) == (
        response.status_code,
        response.headers["content-type"].partition(";")[0],
    )
    syntax = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}[format.suffix]
    graph = Graph().parse(data=response.content, format=syntax)
    assert len(graph_at(client, "/sparql")) == len(graph)


def test_the_endpoint_is_the_one_that_was_asked(client: TestClient, said: Graph) -> None:
    """W3C "has-endpoint-triple": one service, with the endpoint's own address, and it answers."""
    (address,) = said.objects(SERVICE, SD.endpoint)
    assert f"{BASE}/sparql" == str(address)
    answer = client.get(str(address).removeprefix(BASE), params={"query": "ASK {}"})
    assert (200, True) == (answer.status_code, answer.json()["boolean"])


def test_it_conforms_to_the_schema(said: Graph) -> None:
    """W3C "conforms-to-schema": only terms that the vocabulary defines, between things of the classes it says."""
    used = {p for p in said.predicates() if str(p).startswith(str(SD))}
    assert set() == used - set(SCHEMA)
    for subject, predicate, value in said:
        if predicate in SCHEMA:
            domain, range_ = SCHEMA[predicate]
            assert (subject, RDF.type, domain) in said
            assert range_ is None or (value, RDF.type, range_) in said
            assert not isinstance(value, Literal)


def test_there_are_no_blank_nodes(said: Graph) -> None:
    """Everything has an IRI that can be asked for again."""
    assert not [term for triple in said for term in triple if isinstance(term, BNode)]


def test_every_format_that_is_named_is_served(client: TestClient, said: Graph) -> None:
    """Each sd:resultFormat is had by asking for its media type."""
    names = {str(name).removeprefix(FORMATS) for name in said.objects(SERVICE, SD.resultFormat)}
    for name in names:
        query = "SELECT * { ?s ?p ?o } LIMIT 1" if name.startswith("SPARQL") else "DESCRIBE bg:Duty"
        media_type = MEDIA_TYPES[name]
        response = client.get("/sparql", params={"query": query}, headers={"Accept": media_type})
        assert (200, media_type) == (response.status_code, response.headers["content-type"].partition(";")[0])


def test_every_format_that_is_served_is_named(client: TestClient, said: Graph) -> None:
    """No format of ours is left out that the endpoint would answer in."""
    names = {str(name).removeprefix(FORMATS) for name in said.objects(SERVICE, SD.resultFormat)}
    offered = set()
    for format in (*ResultFormat, *Format):
        query = "ASK {}" if isinstance(format, ResultFormat) else "CONSTRUCT WHERE { ?s a bg:Duty }"
        response = client.get("/sparql", params={"query": query}, headers={"Accept": format.media_type})
        if response.status_code == 200:
            offered.add(format.media_type)
    assert {MEDIA_TYPES[name] for name in names} == offered


def test_only_true_features_are_claimed(client: TestClient, said: Graph) -> None:
    """The default graph is the union of the named ones; nothing is fetched, and no dataset need be given."""
    assert {SD.UnionDefaultGraph} == set(said.objects(SERVICE, SD.feature))
    named, default = "GRAPH ?g { ?s ?p ?o }", "?s ?p ?o"
    for one, other in ((named, default), (default, named)):
        query = f"ASK {{ {one} FILTER NOT EXISTS {{ {other} }} }}"
        assert client.get("/sparql", params={"query": query}).json()["boolean"] is False


def test_every_named_graph_is_there(client: TestClient, said: Graph) -> None:
    """The names are those that a query finds, each with its counts, title and description in both languages."""
    names = {
        str(name) for node in said.subjects(RDF.type, SD.NamedGraph) for name in said.objects(node, SD.name)
    }
    rows = client.get("/sparql", params={"query": "SELECT ?g { GRAPH ?g {} }"}).json()["results"]["bindings"]
    assert {row["g"]["value"] for row in rows} == names
    for graph in said.objects(None, SD.graph):
        assert (graph, RDF.type, VOID.Dataset) in said
        titles = {title.language for title in said.objects(graph, URIRef("http://purl.org/dc/terms/title"))}
        assert {"zh-Hans", "en"} == titles
        assert 0 < int(str(said.value(graph, VOID.triples)))


def test_a_graph_leads_to_its_document(client: TestClient, said: Graph) -> None:
    """Each graph's node and its rdfs:seeAlso lead to the same document, which has the partitions."""
    for graph in said.objects(None, SD.graph):
        document = str(said.value(graph, RDFS.seeAlso))
        assert document == str(graph).partition("#")[0]
        assert list(graph_at(client, document.removeprefix(BASE)).objects(graph, VOID.propertyPartition))


def test_the_service_description_and_void_agree(client: TestClient, said: Graph) -> None:
    """The default graph is the data set of /.well-known/void: what both say of one thing is the same."""
    void = graph_at(client, "/.well-known/void")
    assert {DATASET} == set(said.objects(None, SD.defaultGraph))
    assert {URIRef(f"{BASE}/sparql")} == set(void.objects(DATASET, VOID.sparqlEndpoint))
    for subject in {*said.subjects(VOID.triples, None)} & {*void.subjects(VOID.triples, None)}:
        numbers = {(p, o) for p, o in said.predicate_objects(subject) if isinstance(o, Literal)}
        assert {(p, o) for p, o in numbers if o.language is None} <= set(void.predicate_objects(subject))


def test_ten_thousand_disclosures_fit(live: Live) -> None:
    """The description does not grow with the number of disclosures beyond a page of them."""
    entry = live.graphs.disclosures[0]
    many = tuple(
        replace(entry, name=f"disclosure/{n}", graph=f"{BASE}/id/disclosure/{n}") for n in range(10_000)
    )
    large = replace(live, graphs=Graphs((*live.graphs.entries, *many)))
    triples = service_description(large)
    named = [triple for triple in triples if triple.predicate.value == str(SD.namedGraph)]
    assert GRAPHS_PER_PAGE + len(live.graphs.shared) == len(named)
    assert len(serialize(triples, Format.TURTLE)) < 500_000


def test_the_format_can_be_named(client: TestClient) -> None:
    """`format=nt` is N-Triples, whatever Accept says; a format of solutions is none that it could have."""
    response = client.get("/sparql", params={"format": "nt"}, headers={"Accept": "text/turtle"})
    assert (200, "application/n-triples") == (response.status_code, response.headers["content-type"])
    assert 400 == client.get("/sparql", params={"format": "csv"}).status_code


def test_services_are_named(live: Live) -> None:
    """The search service is named; federation is claimed when the publisher lists endpoints, and only then."""
    for services, claimed in (((), False), (("https://example.org/sparql",), True)):
        triples = service_description(live, services)
        graph = Graph().parse(data=serialize(triples, Format.TURTLE), format="turtle")
        search = URIRef("https://w3id.org/budgetgraph/search#index")
        assert (SERVICE, RDFS.seeAlso, search) in graph
        assert Literal("全文检索服务", lang="zh-Hans") in graph.objects(search, RDFS.label)
        assert claimed is ((SERVICE, SD.feature, SD.BasicFederatedQuery) in graph)


def test_the_address_of_another_publisher_is_told(tmp_path: Path) -> None:
    """The endpoint's address is below the base IRI of the data, whatever host was asked."""
    release_sample(
        tmp_path / "publication", tmp_path / "build", publisher=Publisher(base="https://data.example/budget")
    )
    with TestClient(create_app(tmp_path / "publication")) as client:
        text = client.get("/sparql", headers={"Accept": "text/turtle"}).text
    assert f"<https://data.example/budget/graphs/disclosure/{KEY}#graph>" in text
    assert BASE not in text
