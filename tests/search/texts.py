"""What the tests search."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from budgetgraph.vocabulary import BG, DCTERMS, RDF, SKOS

GRAPH = NamedNode("http://a/disclosure")
ONTOLOGY = NamedNode("http://a/id/graph/ontology")


def thing(name: str) -> NamedNode:
    return NamedNode(f"http://a/{name}")


def said(
    name: str, property: NamedNode, text: str, language: str | None = None, graph: NamedNode = GRAPH
) -> Quad:
    return Quad(thing(name), property, Literal(text, language=language), graph)


LONG = "按要求开展上年度部门预算绩效自评和重点评价工作，对评价中发现的问题及时整改。"
SAMPLE = [
    said("long", BG.measureText, LONG, "zh-Hans"),
    said("label", SKOS.prefLabel, "预算绩效", "zh-Hans"),
    said("label", SKOS.prefLabel, "Budget performance", "en"),
    said("label", SKOS.prefLabel, "预算绩效", "zh-Hans", NamedNode("http://a/another")),
    said("apart", DCTERMS.title, "预先计算", "zh-Hans"),
    said("figure", BG.statedValue, "499.33"),
    said("passage", RDF.value, "收入预算499.33万元"),
    said("whole", RDF.value, "支出4,993,300.00元"),
    said("term", SKOS.prefLabel, "绩效", "zh-Hans", ONTOLOGY),
    said("indicator", SKOS.prefLabel, "绩效", "zh-Hans"),
    said("nobody", BG.statedUnit, "绩效单位"),
    Quad(BlankNode(), SKOS.prefLabel, Literal("绩效"), GRAPH),
    Quad(thing("indicator"), RDF.type, BG.PerformanceIndicator, GRAPH),
    Quad(thing("indicator"), RDF.type, SKOS.Concept, ONTOLOGY),
    Quad(thing("label"), RDF.type, SKOS.Concept, GRAPH),
]
