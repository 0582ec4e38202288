"""The ontology, the code lists and the shapes at their addresses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from starlette.testclient import TestClient

from budgetgraph.formats.jsonld import shipped_context
from budgetgraph.vocabulary import CODE_IRI, ONTOLOGY_IRI, PREFIXES, ontology_quads
from budgetgraph.web.app import create_app

VERSION = "/def/0.1.0"


@pytest.fixture(scope="module")
def whole(reference: Path) -> Iterator[TestClient]:
    """A client of a release with the whole of the long lists."""
    with TestClient(create_app(reference)) as client:
        yield client


def subjects(body: bytes) -> set[str]:
    quads = parse(body, format=RdfFormat.TURTLE)
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


@pytest.mark.parametrize("path", ["/def.ttl", f"{VERSION}.ttl"])
def test_the_ontology_for_machines(client: TestClient, path: str) -> None:
    """The whole ontology, under its own address and under its version's."""
    own = {q.subject.value for q in ontology_quads() if str(q.subject).startswith(f"<{PREFIXES['bg']}")}
    assert own | {ONTOLOGY_IRI} <= subjects(client.get(path).content)


def test_the_ontology_for_people(client: TestClient) -> None:
    """Each class and property has an anchor, so that its IRI leads to its definition, in both languages."""
    html = client.get("/def", headers={"Accept": "text/html"}).text
    for term in ("Disclosure", "statedValue", "lineItem", "FiguresStructure"):
        assert f'id="{term}"' in html
    assert "A project in a disclosure" in html
    assert "预算公开中设定了绩效目标" in html


@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json", "text/html"])
def test_the_ontology_is_negotiated(client: TestClient, accept: str) -> None:
    """`/def` gives what is asked for."""
    response = client.get("/def", headers={"Accept": accept})
    assert (200, accept) == (response.status_code, response.headers["content-type"].partition(";")[0])


def test_the_context(client: TestClient) -> None:
    """The JSON-LD context is the shipped one, and may be read from any origin."""
    response = client.get("/def/context.jsonld")
    assert shipped_context() == json.loads(response.content)["@context"]
    assert ("application/ld+json", "*") == (
        response.headers["content-type"],
        response.headers["access-control-allow-origin"],
    )


@pytest.mark.parametrize(
    "path", ["/def/9.9.9", "/def/nothing", "/def.csv", "/shapes/9.9.9", "/code/nothing", "/code/line-item/x"]
)
def test_unknown_terms(client: TestClient, path: str) -> None:
    """404 for a version, list or code that there is not."""
    assert 404 == client.get(path).status_code


def test_a_code_list_comes_with_its_codes(client: TestClient) -> None:
    """The document about a scheme describes every code in it."""
    found = subjects(client.get("/code/line-item.ttl").content)
    assert {f"{CODE_IRI}line-item", f"{CODE_IRI}line-item/expenditure-total"} <= found


def test_a_code_list_shows_its_hierarchy(client: TestClient) -> None:
    """Narrower codes stand below the broader one, one step to the right."""
    html = client.get("/code/indicator-category", headers={"Accept": "text/html"}).text
    output, quantity = html.index('id="output"'), html.index('id="output-quantity"')
    assert output < quantity
    assert 'class="depth-1"' in html[quantity : quantity + 120]


def test_a_long_code_list_shows_its_top_level(whole: TestClient) -> None:
    """3,580 regions are too many for a page: it has the provinces and says so, and the data have all."""
    html = whole.get("/code/region", headers={"Accept": "text/html"}).text
    assert 'id="130000"' in html
    assert 'id="130300"' not in html
    assert "This list has 3580 codes" in html
    assert f"{CODE_IRI}region/130302" in subjects(whole.get("/code/region.ttl").content)


def test_the_page_of_a_region_leads_to_those_below_it(client: TestClient) -> None:
    """A province names its prefectures."""
    assert "秦皇岛市" in client.get("/code/region/130000", headers={"Accept": "text/html"}).text


def test_a_year_of_a_classification_shows_its_tree(whole: TestClient) -> None:
    """Class, division and item below each other, in the names of the year."""
    html = whole.get("/code/function/2019", headers={"Accept": "text/html"}).text
    assert html.index('id="208"') < html.index('id="20805"') < html.index('id="2080505"')
    assert "卫生健康支出" in html


def test_a_code_has_its_own_document(client: TestClient) -> None:
    """The IRI of a code leads to its labels, in each format."""
    html = client.get("/code/line-item/training", headers={"Accept": "text/html"}).text
    turtle = client.get("/code/line-item/training", headers={"Accept": "text/turtle"})
    assert "培训费" in html
    assert f"{CODE_IRI}line-item/training" in subjects(turtle.content)


def test_all_code_lists(client: TestClient) -> None:
    """`/code` lists them for people and holds all of them for machines."""
    assert "绩效指标类别" in client.get("/code", headers={"Accept": "text/html"}).text
    assert f"{CODE_IRI}direction/decrease" in subjects(client.get("/code.ttl").content)


def test_the_shapes(client: TestClient) -> None:
    """Every named shape has an anchor on the page, and is in the RDF."""
    html = client.get("/shapes", headers={"Accept": "text/html"}).text
    assert 'id="SumOfPartsShape"' in html
    assert "总额等于分项之和" in html
    assert PREFIXES["bgsh"] + "SumOfPartsShape" in subjects(client.get("/shapes.ttl").content)
