"""Rules answered for all nodes at once say what they say node by node, and what another engine says."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import Quad
from pyshacl.shapes_graph import ShapesGraph
from rdflib import Graph, Literal, URIRef, Variable
from rdflib.namespace import SH
from rdflib.term import Node
from tests.shapes.graphs import HERE, background, parsed_query, read_turtle, reference_graph

from budgetgraph.validation.rule_graph import RuleGraph
from budgetgraph.validation.shapes import read_shapes
from budgetgraph.validation.terms import to_oxigraph
from budgetgraph.validation.validator import merged

SHAPES = read_shapes()
RULES = {
    SHAPES.owner(constraint): f"{SHAPES.prefixes()}\n{query}"
    for constraint, query in SHAPES.graph.subject_objects(SH.select)
}
NAME_OF = {str(shape).rpartition("#")[2]: shape for shape in RULES}
BREAKING = [path for name in sorted(NAME_OF) for path in sorted((HERE / name).glob("breaks-*.ttl"))]
UNORDERED = {"facts", "others"}  # what GROUP_CONCAT strings together comes in any order


def local_name(node: object) -> str:
    return str(node).rpartition("#")[2]


def focus_nodes(shape: URIRef, graph: Graph) -> set[Node]:
    harvested = ShapesGraph(SHAPES.graph)
    assert harvested.shapes
    return harvested.lookup_shape_from_node(shape).focus_nodes(graph)


def at_once(text: str, graph: RuleGraph, nodes: Iterable[Node]) -> set[frozenset]:
    rows = [row for node in nodes for row in graph.query(text, initBindings={"this": node}).bindings]
    return {said(row.items()) for row in rows}


def node_by_node(text: str, graph: Graph, nodes: Iterable[Node]) -> set[frozenset]:
    query = parsed_query(text)
    variables = set(query.algebra["PV"])
    rows = [row for node in nodes for row in Graph.query(graph, query, initBindings={"this": node}).bindings]
    return {said((v, row[v]) for v in variables if v in row) for row in rows}


def by_rdflib(text: str, graph: Graph, nodes: Iterable[Node]) -> set[frozenset]:
    wanted = set(nodes)
    rows = Graph.query(graph, parsed_query(text)).bindings
    return {said(row.items()) for row in rows if row.get(Variable("this")) in wanted}


def said(row: Iterable[tuple[object, object]]) -> frozenset:
    return frozenset((str(name).lstrip("?"), comparable(str(name), value)) for name, value in row)


def comparable(name: str, value: object) -> object:
    text = value.value if hasattr(value, "value") and isinstance(value.value, str) else str(value)
    if name in UNORDERED:
        return tuple(sorted(text.replace("、", " ").split()))
    datatype = str(getattr(value, "datatype", "") or "").strip("<>")
    return Decimal(text).normalize() if datatype.endswith(("#decimal", "#integer")) else text


@pytest.fixture(scope="module")
def reference() -> RuleGraph:
    return merged(reference_graph())


@pytest.mark.parametrize("rule", sorted(RULES), ids=local_name)
def test_at_once_is_node_by_node_on_the_reference_disclosure(rule: URIRef, reference: RuleGraph) -> None:
    """Evaluating with $this free gives each focus node the rows that SHACL's pre-bound $this gives it."""
    nodes = focus_nodes(rule, reference)
    assert node_by_node(RULES[rule], reference, nodes) == at_once(RULES[rule], reference, nodes)


@pytest.mark.parametrize("path", BREAKING, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_at_once_is_node_by_node_where_a_rule_is_broken(path: Path) -> None:
    """The same where there is something to find; and there is."""
    rule = NAME_OF[path.parent.name]
    graph = merged([*background(), *read_turtle(path)])
    nodes = focus_nodes(rule, graph)
    expected = node_by_node(RULES[rule], graph, nodes)
    assert expected
    assert expected == at_once(RULES[rule], graph, nodes)


@pytest.mark.parametrize("path", BREAKING, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_another_engine_finds_the_same(path: Path) -> None:
    """The rules are plain SPARQL: rdflib, which shares no code with Oxigraph, gives the same rows."""
    rule = NAME_OF[path.parent.name]
    graph = merged([*background(), *read_turtle(path)])
    nodes = focus_nodes(rule, graph)
    assert by_rdflib(RULES[rule], graph, nodes) == at_once(RULES[rule], graph, nodes)


def test_a_rule_that_does_not_select_this_is_an_error() -> None:
    """Its rows would be dropped without a word."""
    with pytest.raises(ValueError, match="does not select"):
        RuleGraph().query(
            "SELECT ?value WHERE { ?value ?p ?o }", initBindings={"this": URIRef("http://example.org/a")}
        )


def test_any_other_query_is_answered_as_by_rdflib() -> None:
    """ASK, property paths and queries without bindings are not rules."""
    a, b, c, p = (URIRef(f"http://example.org/{name}") for name in "abcp")
    pairs = ((a, b), (b, c))
    graph = RuleGraph(Quad(to_oxigraph(s), to_oxigraph(p), to_oxigraph(o)) for s, o in pairs)
    assert graph.query(f"ASK {{ <{a}> <{p}>/<{p}> <{c}> }}").askAnswer
    assert [b, c] == sorted(row[0] for row in graph.query(f"SELECT ?x WHERE {{ <{a}> <{p}>+ ?x }}"))
    assert 2 == len(graph)
    assert [{Variable("o"): Literal(1)}] == [
        dict(r) for r in graph.query("SELECT ?o WHERE { BIND (1 AS ?o) }").bindings
    ]


def test_comparable_reads_numbers_of_both_libraries() -> None:
    """The comparison above would be blind if it took every number for a text."""
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    ours = comparable("stated", Literal("1.50", datatype=URIRef(decimal)))
    assert (
        Decimal("1.5") == ours == comparable("stated", to_oxigraph(Literal("1.5", datatype=URIRef(decimal))))
    )
    assert "1.50" == comparable("printed", OxLiteral("1.50"))
