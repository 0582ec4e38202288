"""Terms cross between the two RDF libraries without loss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize
from rdflib import Graph
from tests.shapes.graphs import reference_graph

from budgetgraph.errors import ValidationFailed
from budgetgraph.validation.terms import to_oxigraph, to_rdflib
from budgetgraph.vocabulary import XSD

SUBJECT, PREDICATE = NamedNode("http://example.org/s"), NamedNode("http://example.org/p")
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
LITERALS = st.one_of(
    st.builds(Literal, TEXTS),
    st.builds(lambda text: Literal(text, language="zh-Hans"), TEXTS),
    st.builds(
        lambda value: Literal(f"{value:f}", datatype=XSD.decimal),
        st.decimals(allow_nan=False, allow_infinity=False, places=2),
    ),
    st.builds(lambda value: Literal(str(value), datatype=XSD.integer), st.integers()),
    st.builds(lambda value: Literal(value.isoformat(), datatype=XSD.date), st.dates()),
)


@given(LITERALS)
def test_a_literal_survives_there_and_back(literal: Literal) -> None:
    """Value, language and datatype come back as they were."""
    ((_, _, value),) = to_rdflib([Quad(SUBJECT, PREDICATE, literal)])
    assert literal == to_oxigraph(value)


def test_the_terms_are_those_that_rdflib_s_own_parser_makes() -> None:
    """Handing over terms gives the same graph as handing over N-Triples text."""
    quads = reference_graph()
    triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in quads]
    text = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert set(Graph().parse(data=text, format="nt")) == set(to_rdflib(quads))


def test_a_plain_string_has_no_datatype_inside() -> None:
    """Inside, `"CNY"` and `"CNY"^^xsd:string` are two things, which would make rules fail falsely."""
    ((_, _, value),) = to_rdflib([Quad(SUBJECT, PREDICATE, Literal("CNY", datatype=XSD.string))])
    assert None is value.datatype


def test_a_blank_node_stays_the_same_node() -> None:
    """Two statements about one blank node are about one node still."""
    node = BlankNode("b1")
    (first, second) = to_rdflib([Quad(SUBJECT, PREDICATE, node), Quad(node, PREDICATE, SUBJECT)])
    assert first[2] == second[0]
    assert node == to_oxigraph(first[2])


def test_a_triple_term_is_refused() -> None:
    """What rdflib cannot say is never dropped silently."""
    quoted = Triple(SUBJECT, PREDICATE, SUBJECT)
    with pytest.raises(ValidationFailed, match="triple is used as a term"):
        list(to_rdflib([Quad(SUBJECT, PREDICATE, quoted)]))
