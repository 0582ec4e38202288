"""The validator itself: it agrees with plain pySHACL, and its failures are never taken for conformance."""

import gc
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import NamedNode, RdfFormat, serialize
from rdflib import Graph
from rdflib.namespace import SH
from tests.shapes.graphs import HERE, background, parsed_query, reference_graph, reference_report

from budgetgraph.errors import InvalidRdf, ValidationFailed
from budgetgraph.listed.concepts import about
from budgetgraph.validation.indexed_graph import IndexedGraph
from budgetgraph.validation.shapes import Shapes, read_shapes
from budgetgraph.validation.terms import to_rdflib
from budgetgraph.validation.validator import validate, validate_file
from budgetgraph.vocabulary import ontology_quads, shapes_files

RULE = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .
@prefix bg: <https://w3id.org/budgetgraph/def#> .
ex:Shape a sh:NodeShape ; sh:targetClass bg:Disclosure ; sh:sparql [ sh:message "m"@en ; sh:select "%s" ] .
"""


class ParsingOnce(Graph):
    """A stock graph, but that a query is parsed once: parsing it for each node takes most of a minute."""

    def query(self, query_object, *args, **options):
        return super().query(parsed_query(query_object), *args, **options)


def shapes_of(turtle: str) -> Shapes:
    graph = IndexedGraph()
    for triple in Graph().parse(data=turtle, format="turtle"):
        graph.add(triple)
    return Shapes(graph)


def test_the_report_is_plain_pyshacl_s() -> None:
    """Node by node on rdflib's own store, the shapes as they stand in the files: the same results in the same places."""
    data, shapes = ParsingOnce(), Graph()
    named = {quad.object for quad in reference_graph() if isinstance(quad.object, NamedNode)}
    for triple in to_rdflib([*ontology_quads(), *about(named), *reference_graph()]):
        data.add(triple)
    for path in shapes_files():
        shapes.parse(path, format="turtle")
    _, plain, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True, advanced=True)  # for the functions
    expected = sorted(
        (
            str(plain.value(node, SH.sourceShape)),
            str(plain.value(node, SH.focusNode)),
            str(plain.value(node, SH.resultSeverity)),
        )
        for node in plain.objects(None, SH.result)
    )
    ours = sorted((r.shape.value, r.focus.value, r.severity.iri) for r in reference_report().results)
    assert expected == ours


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this WHERE { $this a bg:Disclosure",  # does not parse
        "SELECT $this WHERE { VALUES $this { 1 } }",  # pySHACL refuses it, and returns the refusal
        "SELECT ?value WHERE { $this ?p ?value }",  # its rows would be dropped
    ],
)
def test_a_validator_that_gives_up_is_an_error(query: str) -> None:
    """Neither what pySHACL raises nor what it returns instead of a report passes for conformance."""
    with pytest.raises(ValidationFailed, match="The validator gave up"):
        validate(background(), shapes=shapes_of(RULE % query))


def test_the_collector_is_on_again_after_a_failure() -> None:
    """Whatever happens in a validation, the process goes on as before."""
    assert gc.isenabled()
    with pytest.raises(ValidationFailed):
        validate(background(), shapes=shapes_of(RULE % "SELECT"))
    assert gc.isenabled()


def test_the_collector_stays_off_where_it_was_off() -> None:
    """Who has switched it off has a reason."""
    gc.disable()
    try:
        validate(background())
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_named_graphs_make_no_difference() -> None:
    """A file of quads is validated as the union of its graphs."""
    quads = reference_graph()
    assert {quad.graph_name for quad in quads} != set()
    assert reference_report().results == validate(quads).results


def test_shapes_are_read_once() -> None:
    """Reading and parsing them is a matter of the process, not of the disclosure."""
    assert read_shapes() is read_shapes()


@pytest.mark.parametrize(
    "format", [RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.N_QUADS, RdfFormat.RDF_XML, RdfFormat.JSON_LD]
)
def test_a_file_of_any_format_is_validated(format: RdfFormat, tmp_path: Path) -> None:
    """Its format is known by its suffix."""
    path = tmp_path / f"graph.{format.file_extension}"
    serialize((quad.triple for quad in background()), path, format=format)
    assert () == validate_file(path).results


def test_a_file_that_breaks_a_shape_says_so() -> None:
    """A fact alone, without its disclosure, is part of nothing."""
    report = validate_file(HERE / "LabelShape" / "breaks-1.ttl")
    assert "LabelShape" in {result.shape.value.rpartition("#")[2] for result in report.violations}


def test_a_file_that_does_not_parse_is_told_by_line_and_column(tmp_path: Path) -> None:
    """The error names the file, the line and the column."""
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix ex: <http://example.org/> .\nex:a ex:b ex:c ; ; oops .\n", encoding="utf-8")
    with pytest.raises(InvalidRdf, match=r"broken\.ttl, line 2, column 20"):
        validate_file(path)


@pytest.mark.parametrize("name", ["graph.docx", "graph"])
def test_a_suffix_that_no_format_has_is_an_error(name: str, tmp_path: Path) -> None:
    """Nothing is guessed from the content."""
    path = tmp_path / name
    path.write_text("", encoding="utf-8")
    with pytest.raises(InvalidRdf, match="No RDF format has this suffix"):
        validate_file(path)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """Named, with what the system says."""
    with pytest.raises(InvalidRdf, match="cannot be read"):
        validate_file(tmp_path / "nowhere.ttl")


def test_rubbish_is_an_error(tmp_path: Path) -> None:
    """Bytes that are no text at all do not parse either."""
    path = tmp_path / "rubbish.nt"
    path.write_bytes(bytes(range(128, 256)))
    with pytest.raises(InvalidRdf, match="not valid RDF"):
        validate_file(path)
