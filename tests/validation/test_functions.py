"""The functions that rules call."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef, Variable
from rdflib.term import Identifier

from budgetgraph.money_units import YUAN_IN
from budgetgraph.validation.functions import declared_functions, written_out
from budgetgraph.validation.rule_graph import RuleGraph
from budgetgraph.vocabulary import SHAPES_IRI, shapes_directory

FUNCTIONS = declared_functions(Graph().parse(shapes_directory() / "functions.ttl", format="turtle"))
XSD = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"
FORM = (
    "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <http://example.org/> . :f a sh:SPARQLFunction ; "
)


def value_of(name: str, argument: str) -> Identifier | None:
    """What a function gives for a text, None where that is an error."""
    query = written_out(f"SELECT ?y {{ BIND ({argument} AS ?x) BIND (bgsh:{name}(?x) AS ?y) }}", FUNCTIONS)
    _, (row,) = RuleGraph().select(f"{XSD} {query}")
    return row.get(Variable("y"))


@pytest.mark.parametrize("unit", YUAN_IN)
@pytest.mark.parametrize("tag", ["", "@zh-Hans"])
def test_the_units_are_those_of_the_code(unit: str, tag: str) -> None:
    """A unit that the code learns is learnt by the rules."""
    assert Literal(Decimal(YUAN_IN[unit])) == value_of("yuanIn", f'"{unit}"{tag}')


@pytest.mark.parametrize("unit", ["", "万", "美元", "1", " ", "="])
def test_what_is_no_unit_of_money_has_no_value(unit: str) -> None:
    """Where nothing is known, nothing is compared."""
    assert value_of("yuanIn", f'"{unit}"') is None


@given(st.decimals(min_value=0, max_value=10**12, places=4), st.integers(min_value=0, max_value=4))
def test_the_last_place_is_that_of_the_last_printed_decimal(number: Decimal, places: int) -> None:
    """With or without thousands marks, whatever the digits are."""
    for printed in (f"{number:.{places}f}", f"{number:,.{places}f}", f"-{number:,.{places}f}"):
        assert Literal(Decimal(1).scaleb(-places)) == value_of("lastPlace", f'"{printed}"')


def test_a_call_of_no_function_is_an_error() -> None:
    """A rule would else find nothing, and nobody would know."""
    with pytest.raises(KeyError):
        written_out("SELECT (bgsh:nothing(?x) AS ?y) {}", FUNCTIONS)


@pytest.mark.parametrize(
    "said",
    [
        'sh:parameter [ sh:path :a ] ; sh:ask "ASK {}" .',
        'sh:parameter [ sh:path :a ] ; sh:select "SELECT ?result WHERE { ?result ?p $a }" .',
        'sh:parameter [ sh:path :a ] , [ sh:path :b ] ; sh:select "SELECT ($a + $b AS ?result) WHERE {}" .',
    ],
)
def test_a_function_that_cannot_be_written_out_is_an_error(said: str) -> None:
    """Only one expression of one parameter can stand in the place of a call."""
    with pytest.raises(ValueError, match="is not one expression"):
        declared_functions(Graph().parse(data=FORM + said, format="turtle"))


def test_every_function_is_documented() -> None:
    """With a label in two languages and a comment."""
    graph = Graph().parse(shapes_directory() / "functions.ttl", format="turtle")
    label, comment = (URIRef(f"http://www.w3.org/2000/01/rdf-schema#{name}") for name in ("label", "comment"))
    assert FUNCTIONS
    for function in FUNCTIONS:
        assert str(function).startswith(SHAPES_IRI)
        assert {"en", "zh-Hans"} == {text.language for text in graph.objects(function, label)}
        assert graph.value(function, comment)
