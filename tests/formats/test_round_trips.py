"""What is written is what is read, by us and by others."""

import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyld import jsonld
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple

from budgetgraph.errors import QueryError
from budgetgraph.formats import Format, parse, serialize, serialize_dataset
from budgetgraph.formats.jsonld import json_ld_dump, shipped_context
from budgetgraph.vocabulary import PREFIXES
from tests.formats.equality import read, read_by_rdflib, same
from tests.formats.graphs import datasets, graphs

TRIPLES_ONLY = [Format.TURTLE, Format.JSON_LD, Format.N_TRIPLES, Format.N_QUADS, Format.TRIG]


@pytest.mark.parametrize("format", TRIPLES_ONLY)
@given(graph=graphs)
@settings(deadline=None, max_examples=60)
def test_the_engine_reads_what_was_written(format: Format, graph: list[Triple]) -> None:
    """Every triple comes back, with its spelling, in every format that can hold it."""
    assert same(graph) == read(serialize(graph, format), format.engine)


@given(graph=graphs)
@settings(deadline=None, max_examples=60)
def test_rdflib_reads_our_rdf_xml_unless_it_is_refused(graph: list[Triple]) -> None:
    """RDF/XML comes back, too, when XML can hold the graph; else that is said."""
    try:
        content = serialize(graph, Format.RDF_XML)
    except QueryError:
        assume(False)
    assert same(graph) == read_by_rdflib(content, "xml")


@pytest.mark.parametrize(
    ("predicate", "object"),
    [
        ("http://example.org/123", Literal("")),
        (PREFIXES["rdf"] + "type", NamedNode("http://example.org/")),
        ("http://example.org/p", Literal("\x00")),
        ("http://example.org/p", Literal("\r\n")),
    ],
)
def test_what_xml_cannot_hold_is_refused(predicate: str, object: Literal | NamedNode) -> None:
    """A document that is no XML, or says something else, is no answer."""
    with pytest.raises(QueryError, match="RDF/XML cannot hold this graph"):
        serialize([Triple(NamedNode("urn:s"), NamedNode(predicate), object)], Format.RDF_XML)


@given(graph=graphs)
@settings(deadline=None, max_examples=60)
def test_rdflib_reads_our_turtle(graph: list[Triple]) -> None:
    """Another implementation reads the same triples from Turtle."""
    assert same(graph) == read_by_rdflib(serialize(graph, Format.TURTLE), "turtle")


@given(graph=graphs)
@settings(deadline=None, max_examples=60)
def test_rdflib_reads_our_json_ld(graph: list[Triple]) -> None:
    """Another implementation reads the same triples from JSON-LD."""
    assert same(graph) == read_by_rdflib(serialize(graph, Format.JSON_LD), "json-ld")


@given(graph=graphs)
@settings(deadline=None, max_examples=60)
def test_pyld_reads_our_json_ld(graph: list[Triple]) -> None:
    """The reference algorithm reads the same triples from JSON-LD."""
    graph = without_doubles(graph)
    assert same(graph) == read_by_pyld(serialize(graph, Format.JSON_LD))


@given(graph=graphs)
@settings(deadline=None, max_examples=60)
def test_the_whole_context_reads_the_same(graph: list[Triple]) -> None:
    """A document means the same when the part of the context in it is replaced by the whole."""
    graph = without_doubles(graph)
    document = json.loads(serialize(graph, Format.JSON_LD))
    if "@context" in document:
        document["@context"] = shipped_context()
    assert same(graph) == read_by_pyld(json.dumps(document).encode())


@given(quads=datasets)
@settings(deadline=None, max_examples=60)
def test_named_graphs_come_back(quads: list[Quad]) -> None:
    """N-Quads, TriG and JSON-LD keep the named graphs apart."""
    for format in (Format.N_QUADS, Format.TRIG, Format.JSON_LD):
        assert same(quads) == read(serialize_dataset(quads, format), format.engine)


@given(parts=st.lists(datasets, max_size=3))
@settings(deadline=None, max_examples=60)
def test_a_dump_of_many_datasets_is_one_document(parts: list[list[Quad]]) -> None:
    """Written piece by piece, with one dataset at a time in memory, it holds the quads of all."""
    dump = b"".join(json_ld_dump(parts))
    assert same(quad for part in parts for quad in part) == read(dump, RdfFormat.JSON_LD)


@pytest.mark.parametrize("format", TRIPLES_ONLY)
@given(graph=graphs, random=st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_triples_does_not_matter(format: Format, graph: list[Triple], random) -> None:
    """The same triples give the same bytes, in whatever order and however often they come."""
    shuffled = [*graph, *graph]
    random.shuffle(shuffled)
    assert serialize(graph, format) == serialize(shuffled, format)


def test_an_iri_with_a_prefix_of_ours_as_its_scheme_is_no_short_name() -> None:
    """`unit:M` as a whole IRI would be misread in a compact document, so that one is written in full."""
    triple = Triple(NamedNode("unit:M"), NamedNode("http://example.org/p"), Literal("1"))
    content = serialize([triple], Format.JSON_LD)
    assert "@context" not in content.decode()
    assert same([triple]) == read_by_pyld(content)


def test_a_base_direction_is_kept() -> None:
    """Right-to-left texts stay so in Turtle and JSON-LD."""
    [quad] = parse(b'<http://a/s> <http://a/p> "x"@he--rtl .', Format.TURTLE)
    assert same([quad]) == read(serialize([quad.triple], Format.TURTLE), RdfFormat.TURTLE)
    [node] = json.loads(serialize([quad.triple], Format.JSON_LD))["@graph"]
    assert {"@value": "x", "@language": "he", "@direction": "rtl"} == node["http://a/p"]


def without_doubles(graph: list[Triple]) -> list[Triple]:
    """What pyld can read unchanged: it spells xsd:double anew, also where it is given as a text."""
    double = NamedNode(PREFIXES["xsd"] + "double")
    return [t for t in graph if not isinstance(t.object, Literal) or t.object.datatype != double]


def read_by_pyld(content: bytes) -> set[str]:
    quads = jsonld.to_rdf(json.loads(content), {"format": "application/n-quads"})
    return read(quads.encode(), RdfFormat.N_QUADS)
