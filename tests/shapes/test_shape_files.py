"""What holds of the shapes themselves: names, messages, targets, and nothing that would disable a rule silently."""

import csv
import re
from collections.abc import Iterator

import pytest
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH
from tests.shapes.graphs import parsed_query

from budgetgraph.validation.shapes import BGSH, read_shapes
from budgetgraph.vocabulary import PREFIXES, ontology_directory, ontology_quads, shapes_files

SHAPES = read_shapes()
NAMED = SHAPES.named()
RULES = [shape for shape in NAMED if SHAPES.graph.value(shape, SH.severity) is not None]
CONSTRAINTS = sorted(SHAPES.graph.subject_objects(SH.select), key=lambda pair: str(SHAPES.owner(pair[0])))
TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
BILINGUAL = {"en", "zh-Hans"}
LIKE_A_LEFT_OVER = re.compile(r"\{[^}]*$|\{[^?$]")


def local_name(node: object) -> str:
    return str(node).rpartition("#")[2]


def languages(shape: URIRef, predicate: URIRef) -> set[str]:
    return {label.language for label in SHAPES.graph.objects(shape, predicate)}


@pytest.mark.parametrize("shape", NAMED, ids=local_name)
def test_a_shape_is_named_and_described(shape: URIRef) -> None:
    """Each has a name in two languages and the source of its rule, and selects nodes by itself."""
    assert languages(shape, SH.name) == BILINGUAL
    assert languages(shape, SH.description) >= {"en"}
    assert any(SHAPES.graph.value(shape, target) is not None for target in TARGETS)


@pytest.mark.parametrize("shape", NAMED, ids=local_name)
def test_whatever_reports_a_result_has_a_message_in_two_languages(shape: URIRef) -> None:
    """The reporting node is the SPARQL constraint, the nested property shape, or the shape itself."""
    graph = SHAPES.graph
    reporters = [*graph.objects(shape, SH.sparql), *graph.objects(shape, SH.property)] or [shape]
    for reporter in reporters:
        messages = SHAPES.messages(reporter)
        assert set(messages) == BILINGUAL
        assert not any(LIKE_A_LEFT_OVER.search(message) for message in messages.values())


@pytest.mark.parametrize("rule", RULES, ids=local_name)
def test_a_rule_about_the_source_has_a_place_and_a_quality_dimension(rule: URIRef) -> None:
    """Findings are ordered by rule, and each belongs to a dimension that the code list holds."""
    dimensions = {quad.subject.value for quad in ontology_quads() if quad.object.value.endswith("#Dimension")}
    assert SHAPES.order(rule) >= 8
    assert str(SHAPES.dimension(rule)) in dimensions


def test_no_two_rules_have_the_same_place() -> None:
    """The order of findings is never left to chance."""
    assert len(RULES) == len({SHAPES.order(rule) for rule in RULES})


@pytest.mark.parametrize(
    ("constraint", "query"), CONSTRAINTS, ids=lambda node: local_name(SHAPES.owner(node))
)
def test_a_query_gives_what_its_message_says(constraint: BNode, query: Literal) -> None:
    """Every rule selects $this, without which pySHACL drops its rows, and each variable of its messages."""
    text = f"{SHAPES.prefixes()}\n{query}"
    selected = {str(variable) for variable in parsed_query(text).algebra["PV"]}
    wanted = {
        name
        for message in SHAPES.messages(constraint).values()
        for name in re.findall(r"\{[?$](\w+)\}", message)
    }
    assert "this" in selected
    assert wanted <= selected


@pytest.mark.parametrize(
    ("constraint", "query"), CONSTRAINTS, ids=lambda node: local_name(SHAPES.owner(node))
)
def test_a_query_avoids_what_validators_refuse(constraint: BNode, query: Literal) -> None:
    """No VALUES, MINUS or SERVICE, every sub-select has $this, and the prefixes come from the shapes' own list."""
    assert not re.search(r"\b(VALUES|MINUS|SERVICE)\b", query, re.IGNORECASE)
    assert all(" $this " in inner for inner in re.findall(r"SELECT(?: DISTINCT)?(.*?)WHERE", query))
    assert SHAPES.graph.value(constraint, SH.prefixes) == BGSH[""]


def test_every_file_parses_by_itself_and_names_its_concern() -> None:
    """Each file begins with a sentence that says what it is about."""
    assert shapes_files()
    for path in shapes_files():
        assert path.read_text(encoding="utf-8").startswith("# ")
        assert len(Graph().parse(path, format="turtle")) > 0


def listed(shape: URIRef, predicate: URIRef) -> Iterator[str]:
    return map(str, Collection(SHAPES.graph, SHAPES.graph.value(shape, predicate)))


def declared(*kinds: str) -> set[str]:
    own = {
        quad.subject
        for quad in ontology_quads()
        if quad.predicate.value == str(RDF.type) and quad.object.value.endswith(kinds)
    }
    return {node.value for node in own if getattr(node, "value", "").startswith(PREFIXES["bg"])}


def reused() -> set[str]:
    with (ontology_directory() / "reused-terms.csv").open(encoding="utf-8", newline="") as file:
        return {PREFIXES[row["prefix"]] + row["term"] for row in csv.DictReader(file)}


def test_the_closed_list_of_properties_is_the_ontology_s() -> None:
    """Every property of ours may be used; every property that may be used is declared somewhere."""
    allowed = set(listed(BGSH.DeclaredPropertiesShape, SH.ignoredProperties))
    own = declared("#ObjectProperty", "#DatatypeProperty")
    assert own
    assert set() == own - allowed
    assert set() == allowed - own - reused()


def test_the_closed_list_of_classes_is_the_ontology_s() -> None:
    """Every class of ours may be used; every class that may be used is declared somewhere."""
    allowed = set(listed(BGSH.DeclaredClassesShape, SH["in"]))
    own = declared("#Class")
    assert own
    assert set() == own - allowed
    assert set() == allowed - own - reused()
