"""What the query editor completes: /sparql/terms.json."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from budgetgraph.vocabulary import PREFIXES

BG, SKOS, RDF = PREFIXES["bg"], PREFIXES["skos"], PREFIXES["rdf"]


@pytest.fixture(scope="module")
def terms(client: TestClient) -> dict[str, Any]:
    return client.get("/sparql/terms.json").json()


def found(terms: list[dict[str, Any]], iri: str) -> dict[str, Any]:
    return next(term for term in terms if term["iri"] == iri)


def test_classes_are_named_and_counted(terms: dict[str, Any]) -> None:
    """A class in use has its labels and definitions in both languages, and the number of its instances."""
    project = found(terms["classes"], f"{BG}BudgetProject")
    assert {"zh": "预算项目", "en": "Budget project"} == project["label"]
    assert {"zh", "en"} == set(project["comment"])
    assert 2 == project["count"]


def test_classes_without_an_instance_are_offered_too(terms: dict[str, Any]) -> None:
    """What the ontology declares can be completed, though this release does not use it."""
    assert 0 == found(terms["classes"], f"{BG}UnreadNumber")["count"]


def test_properties_are_counted_in_triples(client: TestClient, terms: dict[str, Any]) -> None:
    """Each property has the number of its triples, foreign ones included."""
    query = "SELECT (COUNT(*) AS ?n) { ?s skos:prefLabel ?o }"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert int(rows[0]["n"]["value"]) == found(terms["properties"], f"{SKOS}prefLabel")["count"]
    assert found(terms["properties"], f"{RDF}type")["count"] > 0


@pytest.mark.parametrize("kind", ["classes", "properties"])
def test_the_most_used_come_first(terms: dict[str, Any], kind: str) -> None:
    """The lists are in falling order of use, and no term comes twice."""
    counts = [term["count"] for term in terms[kind]]
    assert sorted(counts, reverse=True) == counts
    assert len(counts) == len({term["iri"] for term in terms[kind]})


def test_the_prefixes_are_those_of_the_vocabulary(terms: dict[str, Any]) -> None:
    """All prefixes that a query need not declare."""
    assert PREFIXES == terms["prefixes"]


def test_the_document_is_tied_to_the_release(client: TestClient) -> None:
    """A client that has it is told so."""
    first = client.get("/sparql/terms.json")
    again = client.get("/sparql/terms.json", headers={"If-None-Match": first.headers["etag"]})
    assert (200, 304) == (first.status_code, again.status_code)
    assert first.headers["etag"].startswith(f'"{first.json()["release"]}-terms-')
