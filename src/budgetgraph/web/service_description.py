"""The SPARQL 1.1 Service Description: what the endpoint can do and which graphs it has."""

from __future__ import annotations

from typing import cast

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.formats import Format, ResultFormat
from budgetgraph.vocabulary import PREFIXES, RDF
from budgetgraph.web.live import Live

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = {
    ResultFormat.JSON: "SPARQL_Results_JSON",
    ResultFormat.XML: "SPARQL_Results_XML",
    ResultFormat.CSV: "SPARQL_Results_CSV",
    ResultFormat.TSV: "SPARQL_Results_TSV",
    Format.TURTLE: "Turtle",
    Format.JSON_LD: "JSON-LD",
    Format.N_TRIPLES: "N-Triples",
    Format.RDF_XML: "RDF_XML",
}


def service_description(live: Live) -> list[Triple]:
    """The description, without blank nodes: its parts are named below the endpoint's address."""
    endpoint = NamedNode(f"{live.publisher.base}/sparql")
    service = NamedNode(f"{endpoint.value}#service")
    dataset = NamedNode(f"{endpoint.value}#dataset")
    default = NamedNode(f"{endpoint.value}#default-graph")
    triples = [
        Triple(service, RDF.type, _sd("Service")),
        Triple(service, _sd("endpoint"), endpoint),
        Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        Triple(service, _sd("feature"), _sd("UnionDefaultGraph")),
        Triple(service, _sd("defaultDataset"), dataset),
        Triple(dataset, RDF.type, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), default),
        Triple(default, RDF.type, _sd("Graph")),
        Triple(default, NamedNode(PREFIXES["void"] + "triples"), _count(live)),
    ]
    triples += [
        Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name)) for name in _FORMAT_NAMES.values()
    ]
    for number, graph in enumerate(_graphs(live), 1):
        part = NamedNode(f"{endpoint.value}#graph-{number}")
        triples.append(Triple(dataset, _sd("namedGraph"), part))
        triples.append(Triple(part, RDF.type, _sd("NamedGraph")))
        triples.append(Triple(part, _sd("name"), graph))
    return triples


def _graphs(live: Live) -> list[NamedNode]:
    rows = live.store.select("SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph")
    return [graph for row in rows if isinstance(graph := row["graph"], NamedNode)]


def _count(live: Live) -> Literal:
    return cast(Literal, live.store.select("SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }")[0]["triples"])


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
