"""The clients that researchers use, asking a real server."""

from __future__ import annotations

import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode

import pandas
import pytest
import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.web.publication import KEY

HERE = Path(__file__).parent
NODE = shutil.which("node")
COMUNICA = HERE / "node_modules" / "@comunica" / "query-sparql"

DISCLOSURE = f"http://localhost:8000/id/disclosure/{KEY}"
PROJECT = f"{DISCLOSURE}/project/01"
PREFIXES = """
PREFIX bg: <https://w3id.org/budgetgraph/def#>
PREFIX obeu-measure: <http://data.openbudgets.eu/ontology/dsd/measure/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
PROJECTS = f"""{PREFIXES}
SELECT ?project ?label WHERE {{
  ?project a bg:BudgetProject . OPTIONAL {{ ?project skos:prefLabel ?label }}
}} ORDER BY ?project
"""
AMOUNTS = f"""{PREFIXES}
SELECT ?figure ?yuan WHERE {{ ?figure obeu-measure:amount ?yuan }} ORDER BY DESC(?yuan) ?figure
"""
PARTS = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ <{PROJECT}> }} ?s ?p ?o }}"


def wrapper(endpoint: str, query: str, format: str, method: str = SPARQLWrapper.GET) -> object:
    asking = SPARQLWrapper.SPARQLWrapper(endpoint, returnFormat=format)
    asking.setQuery(query)
    asking.setMethod(method)
    return asking.query().convert()


@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
def test_sparqlwrapper_reads_solutions(endpoint: str, method: str) -> None:
    """SELECT as JSON by either method: the Chinese label, and nothing where there is no label."""
    result = wrapper(endpoint, PROJECTS, SPARQLWrapper.JSON, method)
    assert isinstance(result, dict)
    first, second = result["results"]["bindings"]
    assert (PROJECT, "园区绿化费") == (first["project"]["value"], first["label"]["value"])
    assert "label" not in second


def test_sparqlwrapper_reads_xml_and_truth_values(endpoint: str) -> None:
    """SELECT as XML has the same rows, and ASK is a truth value."""
    document = wrapper(endpoint, PROJECTS, SPARQLWrapper.XML)
    assert 2 == len(document.getElementsByTagName("result"))  # type: ignore[attr-defined]
    asked = wrapper(endpoint, f"{PREFIXES} ASK {{ ?p a bg:BudgetProject }}", SPARQLWrapper.JSON)
    assert isinstance(asked, dict)
    assert asked["boolean"] is True


@pytest.mark.parametrize("format", [SPARQLWrapper.TURTLE, SPARQLWrapper.RDFXML, SPARQLWrapper.JSONLD])
def test_sparqlwrapper_reads_graphs(endpoint: str, format: str) -> None:
    """CONSTRUCT comes as the format that it asks for, and is the same graph in each."""
    graph = wrapper(endpoint, PARTS, format)
    if isinstance(graph, bytes):
        graph = rdflib.Graph().parse(data=graph, format="turtle")
    assert isinstance(graph, rdflib.Graph)
    assert {rdflib.URIRef(PROJECT)} == set(graph.subjects())


def test_sparqlwrapper_is_told_what_is_wrong(endpoint: str) -> None:
    """A malformed query is its QueryBadFormed, with our line and column in it."""
    with pytest.raises(QueryBadFormed, match="line 1"):
        wrapper(endpoint, "SELECT * WHERE { ?s ?p }", SPARQLWrapper.JSON)


def test_rdflib_queries_the_endpoint_like_a_graph(endpoint: str) -> None:
    """Its SPARQLStore counts, looks up triples by pattern, and gives decimals as decimals."""
    graph = rdflib.Graph(SPARQLStore(endpoint))
    rows = [row for row in graph.query(AMOUNTS) if isinstance(row, rdflib.query.ResultRow)]
    values = [row.yuan.toPython() for row in rows]
    assert values == sorted(values, reverse=True)
    assert all(isinstance(value, Decimal) for value in values)
    label = rdflib.Literal("园区绿化费", lang="zh-hans")
    assert [label] == list(graph.objects(rdflib.URIRef(PROJECT), rdflib.SKOS.prefLabel))


def test_rdflib_reads_one_named_graph(endpoint: str) -> None:
    """A SPARQLStore that is given a graph's name sees that graph alone."""
    findings = rdflib.URIRef("http://localhost:8000/id/graph/findings")
    store = SPARQLStore(endpoint)
    inside = rdflib.Graph(store, identifier=findings)
    project = rdflib.URIRef("https://w3id.org/budgetgraph/def#BudgetProject")
    finding = rdflib.URIRef("https://w3id.org/budgetgraph/def#ReconciliationFinding")
    assert [] == list(inside.subjects(rdflib.RDF.type, project))
    assert 1 == len(list(inside.subjects(rdflib.RDF.type, finding)))


def test_pandas_reads_csv_from_the_address(endpoint: str) -> None:
    """`pandas.read_csv` of the query's address is a table with numbers in it."""
    address = f"{endpoint}?{urlencode({'query': AMOUNTS, 'format': 'csv'})}"
    table = pandas.read_csv(address)
    assert ["figure", "yuan"] == list(table.columns)
    assert pandas.api.types.is_numeric_dtype(table["yuan"])
    assert table["yuan"].is_monotonic_decreasing


def test_pandas_is_told_what_is_wrong(endpoint: str) -> None:
    """A malformed query is an HTTP error, never an empty table."""
    with pytest.raises(HTTPError, match="400"):
        pandas.read_csv(f"{endpoint}?{urlencode({'query': 'SELECT', 'format': 'csv'})}")


@pytest.mark.skipif(NODE is None, reason="there is no Node.js here")
@pytest.mark.skipif(not COMUNICA.is_dir(), reason="Comunica is not installed (npm ci in tests/clients)")
def test_comunica_joins_what_it_gets(endpoint: str) -> None:
    """Comunica takes the address for a SPARQL endpoint by itself, and answers the same from it."""
    command = [str(NODE), str(HERE / "ask.mjs"), endpoint, PROJECTS]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert 0 == done.returncode, done.stderr
    rows = json.loads(done.stdout)
    assert [(PROJECT, "园区绿化费"), (f"{DISCLOSURE}/project/02", None)] == [
        (row["project"], row.get("label")) for row in rows
    ]
