"""Turtle as people read it."""

import re

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.formats import Format, parse, serialize
from budgetgraph.vocabulary import PREFIXES

D = "http://localhost:8000/id/disclosure/130300-779002/2020/budget"
NQ = f"""
<{D}/figure/total> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://purl.org/linked-data/cube#Observation> .
<{D}/figure/total> <https://w3id.org/budgetgraph/def#lineItem> <https://w3id.org/budgetgraph/code/line-item/expenditure-total> .
<{D}/figure/total> <http://data.openbudgets.eu/ontology/dsd/measure/amount> "4993300.00"^^<http://www.w3.org/2001/XMLSchema#decimal> .
<{D}/figure/total> <https://w3id.org/budgetgraph/def#statedUnit> "万元"@zh-hans .
<{D}/figure/total> <https://w3id.org/budgetgraph/def#sumOf> <{D}/figure/b> .
<{D}/figure/total> <https://w3id.org/budgetgraph/def#sumOf> <{D}/figure/a> .
<{D}> <http://purl.org/dc/terms/title> "“部门”\\n预算"@zh-hans .
<{D}> <http://purl.org/dc/terms/title> "Budget"@en .
<{D}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/budgetgraph/def#Disclosure> .
<{D}> <http://example.org/p> "1.00"^^<http://example.org/yuan> .
<http://localhost:8000/id/document/c1#char=1,2> <http://www.w3.org/ns/oa#start> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
"""

TURTLE = f"""\
@prefix bg: <https://w3id.org/budgetgraph/def#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix line-item: <https://w3id.org/budgetgraph/code/line-item/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix obeu-measure: <http://data.openbudgets.eu/ontology/dsd/measure/> .
@prefix qb: <http://purl.org/linked-data/cube#> .

<{D}> a bg:Disclosure ;
    <http://example.org/p> "1.00"^^<http://example.org/yuan> ;
    dcterms:title "Budget"@en , "“部门”\\n预算"@zh-Hans .

<{D}/figure/total> a qb:Observation ;
    bg:lineItem line-item:expenditure-total ;
    bg:statedUnit "万元"@zh-Hans ;
    bg:sumOf <{D}/figure/a> ,
        <{D}/figure/b> ;
    obeu-measure:amount 4993300.00 .

<http://localhost:8000/id/document/c1#char=1,2> oa:start 1 .
"""


def written(triples: list[Triple]) -> str:
    return serialize(triples, Format.TURTLE).decode()


def test_it_reads_well() -> None:
    """Grouped by subject, types first, codes short, numbers bare, language tags as people write them."""
    assert TURTLE == written([quad.triple for quad in parse(NQ.encode(), Format.N_TRIPLES)])


def test_an_empty_graph_is_an_empty_document() -> None:
    """No prefixes, no statements."""
    assert written([]) == ""


@pytest.mark.parametrize(
    ("spelling", "datatype", "expected"),
    [
        ("4993300.00", "decimal", "4993300.00"),
        ("-0.5", "decimal", "-0.5"),
        ("4993300", "decimal", '"4993300"^^xsd:decimal'),
        ("5.", "decimal", '"5."^^xsd:decimal'),
        ("007", "integer", '"007"^^xsd:integer'),
        ("+1", "integer", '"+1"^^xsd:integer'),
        ("0", "integer", "0"),
        ("-.5", "decimal", '"-.5"^^xsd:decimal'),
        ("1.0", "integer", '"1.0"^^xsd:integer'),
        ("true", "boolean", "true"),
        ("1", "boolean", '"1"^^xsd:boolean'),
        ("2020-10-31", "date", '"2020-10-31"^^xsd:date'),
        ("1\n", "integer", '"1\\n"^^xsd:integer'),
    ],
)
def test_only_what_reads_back_the_same_stands_bare(spelling: str, datatype: str, expected: str) -> None:
    """A number keeps its spelling and its datatype, or goes into quotation marks."""
    literal = Literal(spelling, datatype=NamedNode(PREFIXES["xsd"] + datatype))
    text = written([Triple(NamedNode("urn:s"), NamedNode("urn:p"), literal)])
    assert f"<urn:s> <urn:p> {expected} .\n" == text.removeprefix(f"@prefix xsd: <{PREFIXES['xsd']}> .\n\n")


def test_names_that_would_need_an_escape_stay_whole() -> None:
    """A slash, a comma or a dot at the end would read worse escaped than the IRI does."""
    for name in ("a/b", "a,b", "a.", "", "é"):
        text = written([Triple(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode(PREFIXES["bg"] + name))])
        assert f"<{PREFIXES['bg']}{name}>" in text


def test_every_prefix_in_use_is_declared_and_no_other() -> None:
    """Neither more nor less: the document stands for itself."""
    text = written([quad.triple for quad in parse(NQ.encode(), Format.N_TRIPLES)])
    head, _, body = text.partition("\n\n")
    declared = set(re.findall(r"@prefix ([a-z-]+):", head))
    used = set(re.findall(r"(?:^|[ \^])([a-z-]+):[A-Za-z]", re.sub(r'<[^>]*>|"[^"]*"', "", body)))
    assert declared == used
