"""Invented bodies of three regions with their disclosures, released and asked in process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from starlette.testclient import TestClient

from budgetgraph.web.app import create_app
from tests.web.stored_data import release_with

BASE = "http://localhost:8000/id"
GRAPH = NamedNode(f"{BASE}/disclosure/130302-100/2020/budget")
PREFIXES = """
@prefix bg: <https://w3id.org/budgetgraph/def#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dqv: <http://www.w3.org/ns/dqv#> .
@prefix metric: <https://w3id.org/budgetgraph/code/metric/> .
@prefix obeu-dimension: <http://data.openbudgets.eu/ontology/dsd/dimension/> .
@prefix obeu-measure: <http://data.openbudgets.eu/ontology/dsd/measure/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix region: <https://w3id.org/budgetgraph/code/region/> .
@prefix section-kind: <https://w3id.org/budgetgraph/code/section-kind/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix year: <http://reference.data.gov.uk/id/year/> .
@base <http://localhost:8000/id/> .
"""
BODIES = {"130302-100": "甲局", "130302-200": '=HYPERLINK("x")局', "310107-300": "丙局"}
KEYS = (
    "130302-100/2020/budget",
    "130302-100/2021/budget",
    "130302-100/2021/final",
    "130302-200/2021/budget-unit",
    "310107-300/2021/budget",
)
MORE = """
<disclosure/130302-100/2020/budget/figure/revenue-total> bg:statedValue "-12.30" ; bg:statedUnit "万元" ;
    obeu-measure:amount -123000.0 .
<disclosure/130302-100/2020/budget/measurement/1> dqv:computedOn <disclosure/130302-100/2020/budget> ;
    dqv:isMeasurementOf metric:numbers-unread ; dqv:value 1.0 .
<disclosure/130302-100/2020/budget/measurement/2> dqv:computedOn <disclosure/130302-100/2020/budget> ;
    dqv:isMeasurementOf metric:numbers-printed ; dqv:value 4.0 .
<disclosure/130302-100/2020/budget/measurement/3> dqv:computedOn <disclosure/130302-100/2020/budget> ;
    dqv:isMeasurementOf metric:numbers-accounted-share ; dqv:value 0.75 .
<disclosure/130302-100/2020/budget/unread/01> a bg:UnreadNumber ; rdf:value "77" ;
    dcterms:isPartOf <disclosure/130302-100/2020/budget> ;
    prov:wasQuotedFrom <document/aaaaaaaaaaaaaaaa#char=5,7> .
<document/aaaaaaaaaaaaaaaa#char=5,7> rdf:value "77" ; oa:hasSource <document/aaaaaaaaaaaaaaaa> .
<disclosure/130302-100/2020/budget/section/01> a bg:Section ; bg:sectionKind section-kind:unread ;
    skos:prefLabel "不知何物"@zh-Hans ; bg:sectionText "全文在此。"@zh-Hans ;
    dcterms:isPartOf <disclosure/130302-100/2020/budget> ;
    prov:wasQuotedFrom <document/aaaaaaaaaaaaaaaa#char=8,12> .
<document/aaaaaaaaaaaaaaaa#char=8,12> rdf:value "不知何物" ; oa:hasSource <document/aaaaaaaaaaaaaaaa> .
"""


def body(key: str, name: str) -> str:
    quoted = name.replace('"', '\\"')
    return (
        f'<department/{key}> a org:FormalOrganization ; skos:prefLabel "{quoted}"@zh-Hans ;'
        f" bg:region region:{key[:6]} .\n"
    )


def disclosure(key: str) -> str:
    department, year, _ = key.split("/")
    return (
        f'<disclosure/{key}> a bg:Disclosure ; dcterms:title "{key}"@zh-Hans ; dcterms:identifier "{key}" ;'
        f" bg:disclosingBody <department/{department}> ; bg:region region:{department[:6]} ;"
        f" obeu-dimension:fiscalYear year:{year} .\n"
    )


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of the release; the sample's own disclosure (130300-001, 2020) is in it, too."""
    directory, work = tmp_path_factory.mktemp("listed"), tmp_path_factory.mktemp("work")
    told = [*(body(key, name) for key, name in BODIES.items()), *map(disclosure, KEYS)]
    triples = parse("".join([PREFIXES, *told, MORE]), format=RdfFormat.TURTLE)
    release_with([Quad(one.subject, one.predicate, one.object, GRAPH) for one in triples], directory, work)
    with TestClient(
        create_app(directory), follow_redirects=False, headers={"Accept-Encoding": "identity"}
    ) as client:
        yield client
