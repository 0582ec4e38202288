"""What the ontology says holds of the graph of the reference disclosure."""

from __future__ import annotations

import re
from functools import cache

import pytest
from pyoxigraph import NamedNode
from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from budgetgraph.identifiers import DEFAULT_BASE
from budgetgraph.listed.concepts import about
from budgetgraph.validation.terms import to_rdflib
from tests.ontology.graphs import BG, ROOT, graph_of, ontology, own, own_properties, types_of, vocabulary

SLUG = "qinhuangdao-export-zone-2020-budget"
TRIP = ROOT / "tests" / "trips" / SLUG
ORIGINAL = ROOT / "data" / "disclosures" / SLUG / f"{SLUG}.txt"
KEY = "disclosure/130300-779002/2020/budget"
DOMAIN_INCLUDES = URIRef("http://schema.org/domainIncludes")
STRING = URIRef("http://www.w3.org/2001/XMLSchema#string")
EXAMPLES = [
    str(example)
    for cls in own(URIRef("http://www.w3.org/2002/07/owl#Class"))
    for example in vocabulary().objects(cls, SKOS.example)
]


@cache
def _data() -> Graph:
    return graph_of(TRIP / "graph.ttl") + graph_of(TRIP / "findings.ttl")


@cache
def _everything() -> Graph:
    listed = Graph()
    for triple in to_rdflib(about(NamedNode(node) for node in _data().objects() if isinstance(node, URIRef))):
        listed.add(triple)
    return _data() + ontology() + listed


@pytest.mark.parametrize("prop", own_properties())
def test_domains_and_ranges_are_true(prop: URIRef) -> None:
    """Every subject is of the domain, or of one of the classes listed; every value of the range."""
    domain = set(ontology().objects(prop, RDFS.domain)) or set(ontology().objects(prop, DOMAIN_INCLUDES))
    (value_class,) = list(ontology().objects(prop, RDFS.range)) or [None]
    for subject, value in _data().subject_objects(prop):
        assert domain & types_of(_everything(), subject), subject
        assert value_class is None or _is_of(value, value_class), value


def _is_of(value: Node, cls: Node) -> bool:
    if isinstance(value, Literal):
        datatype = RDF.langString if value.language else value.datatype or STRING
        return cls in (datatype, RDFS.Literal)
    return cls in types_of(_everything(), value)


def test_every_term_of_ours_in_the_graph_is_declared() -> None:
    """Nothing gets in that is not in the ontology."""
    used = {n for t in _data() for n in t if isinstance(n, URIRef) and n.startswith(BG)}
    assert used
    assert set() == {term for term in used if (term, RDF.type, None) not in ontology()}


def test_every_code_in_the_graph_is_described() -> None:
    """In a code list, or by the graph itself where the document is what names it."""
    codes = {o for o in _data().objects() if str(o).startswith("https://w3id.org/budgetgraph/code/")}
    assert codes
    assert set() == {code for code in codes if (code, None, None) not in _everything()}


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_real(example: str) -> None:
    """The keys that they give lead to things in the graph, and what they quote is in the document or the graph."""
    texts = {str(o) for o in _data().objects() if isinstance(o, Literal)}
    printed = re.sub(r"\s", "", ORIGINAL.read_text(encoding="utf-8"))
    for key in re.findall(rf"{KEY}[\w/#-]*", example):
        assert (URIRef(f"{DEFAULT_BASE}/id/{key}"), None, None) in _data(), key
    for quote in re.findall(r"“([^”]+)”", example):
        assert quote in printed or quote in texts
