"""What machines are told of a graph: its place in the endpoint's dataset (SPARQL 1.1 Service Description) and its counts.

The default graph is the data set that `/.well-known/void` describes, so that the two say the same of the same node.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.identifiers import Identifiers, part
from budgetgraph.releases.statistics import Totals, read_statistics
from budgetgraph.vocabulary import DCTERMS, RDF, RDFS, VOID
from budgetgraph.web.graphs.subjects import Subject, subject_of
from budgetgraph.web.graphs.void import counts, linksets, partitions, vocabularies
from budgetgraph.web.live import Live
from budgetgraph.web.thing import Reader

GRAPHS_PER_PAGE = 100
"""How many graphs of disclosures one page of the list has; ten thousand in one answer would be megabytes."""

_SD = "http://www.w3.org/ns/sparql-service-description#"


def sd(name: str) -> NamedNode:
    """A term of the Service Description vocabulary."""
    return NamedNode(_SD + name)


def endpoint(live: Live) -> NamedNode:
    """The address of the SPARQL endpoint."""
    return NamedNode(f"{live.publisher.base}/sparql")


def default_graph(live: Live) -> NamedNode:
    """The default graph, which is the data set as a whole."""
    return part(NamedNode(f"{live.publisher.base}/.well-known/void"), "dataset")


def graph_list(live: Live) -> NamedNode:
    """The document that lists all graphs."""
    return NamedNode(f"{live.publisher.base}/graphs")


def page_of_graphs(live: Live, page: int) -> Sequence[Totals]:
    """The named graphs of a page of the list: the shared ones stand on the first, before those of disclosures."""
    graphs = live.graphs
    shown = graphs.disclosures[(page - 1) * GRAPHS_PER_PAGE : page * GRAPHS_PER_PAGE]
    return [*graphs.shared, *shown] if page == 1 else shown


def subject(live: Live, entry: Totals) -> Subject:
    """What a graph holds, in words."""
    title = Reader(live.store).thing(NamedNode(entry.graph)).label if entry.graph else ""
    return subject_of(entry, title)


def describe_dataset(live: Live, page: int = 1) -> Iterator[Triple]:
    """The dataset of the endpoint: the default graph and a page of the named ones, each with its counts."""
    dataset = part(endpoint(live), "dataset")
    yield Triple(dataset, RDF.type, sd("Dataset"))
    yield Triple(dataset, sd("defaultGraph"), default_graph(live))
    yield Triple(dataset, RDFS.seeAlso, graph_list(live))
    if "default" in live.graphs.by_name:
        yield from describe_graph(live, live.graphs.by_name["default"])
    for entry in page_of_graphs(live, page):
        yield Triple(dataset, sd("namedGraph"), part(_document(live, entry), "named-graph"))
        yield from describe_graph(live, entry)


def describe_graph(live: Live, entry: Totals) -> Iterator[Triple]:
    """A graph's name, what it holds, and its counts without partitions."""
    node = _node(live, entry)
    if entry.graph:
        named = part(_document(live, entry), "named-graph")
        yield Triple(named, RDF.type, sd("NamedGraph"))
        yield Triple(named, sd("name"), NamedNode(entry.graph))
        yield Triple(named, sd("graph"), node)
        yield Triple(default_graph(live), VOID.subset, node)
    yield Triple(node, RDF.type, sd("Graph"))
    yield from _words(node, subject(live, entry), whole=entry.graph is None)
    yield from counts(node, entry)
    yield Triple(node, VOID.sparqlEndpoint, endpoint(live))
    yield Triple(node, RDFS.seeAlso, _document(live, entry))


def describe_partitions(live: Live, entry: Totals, *, nested: bool = True) -> Iterator[Triple]:
    """What is in a graph: vocabularies, partitions by class and by property, links to the data of others."""
    node, counted = _node(live, entry), read_statistics(live.release, entry.file)
    yield from vocabularies(node, counted)
    yield from partitions(node, counted, nested=nested)
    yield from linksets(node, counted)


def _words(node: NamedNode, subject: Subject, *, whole: bool) -> Iterator[Triple]:
    if not whole:  # the data set as a whole has the publisher's title
        yield Triple(node, DCTERMS.title, Literal(subject.title_zh, language="zh-Hans"))
        yield Triple(node, DCTERMS.title, Literal(subject.title_en, language="en"))
    yield Triple(node, DCTERMS.description, Literal(subject.holds_zh, language="zh-Hans"))
    yield Triple(node, DCTERMS.description, Literal(subject.holds_en, language="en"))


def _node(live: Live, entry: Totals) -> NamedNode:
    return part(_document(live, entry), "graph") if entry.graph else default_graph(live)


def _document(live: Live, entry: Totals) -> NamedNode:
    return Identifiers(live.publisher.base).graph_document(entry.name)
