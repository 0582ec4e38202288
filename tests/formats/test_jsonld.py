"""JSON-LD as programs without RDF tools read it."""

import json

from pyoxigraph import Quad

from budgetgraph.formats import Format, parse, serialize, serialize_dataset
from budgetgraph.formats.jsonld import shipped_context
from budgetgraph.vocabulary import PREFIXES
from tests.formats.test_turtle import NQ, D


def read(text: str = NQ) -> list[Quad]:
    return parse(text.encode(), Format.N_TRIPLES)


def test_it_is_plain_json_as_far_as_it_can_be() -> None:
    """Nodes in `@graph`, short names, integers as numbers, money as text, links as addresses."""
    document = json.loads(serialize([quad.triple for quad in read()], Format.JSON_LD))
    disclosure, figure, passage = document["@graph"]
    assert {
        "@id": D,
        "@type": "bg:Disclosure",
        "dcterms:title": [
            {"@value": "Budget", "@language": "en"},
            {"@value": "“部门”\n预算", "@language": "zh-Hans"},
        ],
        "http://example.org/p": {"@value": "1.00", "@type": "http://example.org/yuan"},
    } == disclosure
    assert {
        "@id": f"{D}/figure/total",
        "@type": "qb:Observation",
        "bg:lineItem": "https://w3id.org/budgetgraph/code/line-item/expenditure-total",
        "bg:statedUnit": {"@value": "万元", "@language": "zh-Hans"},
        "bg:sumOf": [f"{D}/figure/a", f"{D}/figure/b"],
        "obeu-measure:amount": "4993300.00",
    } == figure
    assert {"@id": "http://localhost:8000/id/document/c1#char=1,2", "oa:start": 1} == passage


def test_it_carries_the_part_of_the_context_that_it_uses() -> None:
    """Prefixes and types as in the whole context, and none that the nodes do not need."""
    context = json.loads(serialize([quad.triple for quad in read()], Format.JSON_LD))["@context"]
    assert ["bg", "dcterms", "oa", "obeu-measure", "qb", "xsd"] == [k for k in context if ":" not in k]
    assert ["bg:lineItem", "bg:sumOf", "oa:start", "obeu-measure:amount"] == [k for k in context if ":" in k]
    assert context.items() <= shipped_context().items()


def test_a_value_of_another_type_than_usual_says_so() -> None:
    """The context's type holds for most values; the others carry their own."""
    bg, xsd = PREFIXES["bg"], PREFIXES["xsd"]
    text = f"""
    <urn:s> <{bg}position> "1"^^<{xsd}decimal> .
    <urn:s> <{bg}position> "one" .
    <urn:s> <{bg}lineItem> "text" .
    <urn:s> <{bg}lineItem> "7"^^<{xsd}integer> .
    <urn:s> <urn:p> "9007199254740993"^^<{xsd}integer> .
    """
    [node] = json.loads(serialize([quad.triple for quad in read(text)], Format.JSON_LD))["@graph"]
    assert [{"@value": "1", "@type": "xsd:decimal"}, {"@value": "one"}] == node["bg:position"]
    assert [{"@value": "7", "@type": "xsd:integer"}, {"@value": "text"}] == node["bg:lineItem"]
    assert {"@value": "9007199254740993", "@type": "xsd:integer"} == node["urn:p"]


def test_named_graphs_are_nodes_with_a_graph() -> None:
    """Each named graph is told apart, the default graph's nodes stand beside them."""
    quads = parse(b"<urn:s> <urn:p> <urn:o> <urn:g> .\n<urn:s> <urn:p> <urn:o> .\n", Format.N_QUADS)
    graph = json.loads(serialize_dataset(quads, Format.JSON_LD))["@graph"]
    node = {"@id": "urn:s", "urn:p": {"@id": "urn:o"}}
    assert sorted([node, {"@id": "urn:g", "@graph": [node]}], key=str) == sorted(graph, key=str)
