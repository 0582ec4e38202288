"""The SPARQL 1.1 Service Description: what the endpoint can do and which graphs it has.

https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.formats import Format, ResultFormat
from budgetgraph.identifiers import part
from budgetgraph.service_calls import SEARCH_SERVICE
from budgetgraph.vocabulary import DCTERMS, RDF, RDFS
from budgetgraph.web.graphs.descriptions import describe_dataset, describe_partitions, endpoint, sd
from budgetgraph.web.live import Live

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
    Format.N_QUADS: "N-Quads",
    Format.TRIG: "TriG",
}
"""The names at https://www.w3.org/ns/formats/ of all our formats."""
SERVED: Sequence[Format | ResultFormat] = [*ResultFormat, *Format]
"""The formats in which queries are answered."""


def service_description(live: Live, services: Sequence[str] = ()) -> list[Triple]:
    """The description of an endpoint that may call `services`, without blank nodes.

    Its parts are named below the addresses of their documents. Of the named graphs it has the first page, and the address of the list of all. The default graph comes with its
    partitions, but for those of the properties of each class, which `/.well-known/void` has.
    """
    triples = [*_service(live), *_search(live), *describe_dataset(live)]
    if services:
        triples.append(Triple(part(endpoint(live), "service"), sd("feature"), sd("BasicFederatedQuery")))
    if "default" in live.graphs.by_name:
        triples += describe_partitions(live, live.graphs.by_name["default"], nested=False)
    return triples


def _service(live: Live) -> Iterator[Triple]:
    address = endpoint(live)
    service, dataset = part(address, "service"), part(address, "dataset")
    yield Triple(service, RDF.type, sd("Service"))
    yield Triple(service, sd("endpoint"), address)
    yield Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    # The default graph holds what the named ones hold. Not true here, and so not said: DereferencesURIs,
    # RequiresDataset, EmptyGraphs (a graph of which nothing is known does not exist).
    yield Triple(service, sd("feature"), sd("UnionDefaultGraph"))
    yield Triple(service, sd("defaultEntailmentRegime"), NamedNode("http://www.w3.org/ns/entailment/Simple"))
    yield Triple(service, sd("defaultDataset"), dataset)
    yield Triple(service, sd("availableGraphs"), dataset)
    yield Triple(service, DCTERMS.title, Literal(live.publisher.title_zh, language="zh-Hans"))
    yield Triple(service, DCTERMS.title, Literal(live.publisher.title_en, language="en"))
    yield Triple(service, DCTERMS.license, NamedNode(live.publisher.licence))
    for format in SERVED:
        yield Triple(service, sd("resultFormat"), NamedNode(_FORMATS + _FORMAT_NAMES[format]))


def _search(live: Live) -> Iterator[Triple]:
    """The service that queries can call though it is no endpoint: see docs/querying.md."""
    node = NamedNode(SEARCH_SERVICE)
    yield Triple(part(endpoint(live), "service"), RDFS.seeAlso, node)
    yield Triple(node, RDFS.label, Literal("全文检索服务", language="zh-Hans"))
    yield Triple(node, RDFS.label, Literal("Full-text search service", language="en"))
    yield Triple(node, RDFS.seeAlso, NamedNode(f"{live.publisher.base}/search"))
