"""The ontology says what it is, whose, under which licence, and how to cite it (after FOOPS! OM1 to OM5, VER, PURL)."""

from __future__ import annotations

import re

import pytest
from rdflib import DCTERMS, OWL, RDF, VANN, Literal, URIRef

from budgetgraph.vocabulary import ONTOLOGY_IRI, PREFIXES, VERSION_IRI, ontology_directory
from tests.ontology.graphs import LANGUAGES, graph_of, languages

GRAPH = graph_of(ontology_directory() / "budgetgraph.ttl")
ONTOLOGY = URIRef(ONTOLOGY_IRI)
BIBO_STATUS = URIRef("http://purl.org/ontology/bibo/status")


@pytest.mark.parametrize(
    "predicate",
    [
        DCTERMS.license,
        DCTERMS.creator,
        DCTERMS.publisher,
        DCTERMS.created,
        DCTERMS.issued,
        DCTERMS.modified,
        DCTERMS.identifier,
        DCTERMS.bibliographicCitation,
        DCTERMS.source,
        BIBO_STATUS,
        OWL.versionIRI,
        OWL.versionInfo,
        VANN.preferredNamespacePrefix,
        VANN.preferredNamespaceUri,
    ],
)
def test_it_has(predicate: URIRef) -> None:
    """Each of the statements that registries of ontologies look for."""
    assert list(GRAPH.objects(ONTOLOGY, predicate))


def test_it_is_the_only_ontology() -> None:
    """One title and one description in each language."""
    assert [ONTOLOGY] == list(GRAPH.subjects(RDF.type, OWL.Ontology))
    assert LANGUAGES == languages(GRAPH, ONTOLOGY, DCTERMS.title)
    assert LANGUAGES == languages(GRAPH, ONTOLOGY, DCTERMS.description)


def test_its_version_is_one_of_its_own() -> None:
    """The version IRI ends in the semantic version, differs from the ontology's IRI, and is what data conform to."""
    version = GRAPH.value(ONTOLOGY, OWL.versionInfo)
    assert re.fullmatch(r"\d+\.\d+\.\d+", str(version))
    assert [URIRef(f"{ONTOLOGY_IRI}/{version}")] == list(GRAPH.objects(ONTOLOGY, OWL.versionIRI))
    assert f"{ONTOLOGY_IRI}/{version}" == VERSION_IRI
    assert (URIRef(VERSION_IRI), RDF.type, DCTERMS.Standard) in GRAPH


def test_it_names_its_namespace_as_the_code_does() -> None:
    """At a permanent address."""
    assert Literal("bg") == GRAPH.value(ONTOLOGY, VANN.preferredNamespacePrefix)
    assert Literal(PREFIXES["bg"]) == GRAPH.value(ONTOLOGY, VANN.preferredNamespaceUri)
    assert PREFIXES["bg"].startswith("https://w3id.org/")


def test_its_dates_are_in_order() -> None:
    """It was created, then issued, then modified."""
    dates = [GRAPH.value(ONTOLOGY, p) for p in (DCTERMS.created, DCTERMS.issued, DCTERMS.modified)]
    assert sorted(str(date) for date in dates) == [str(date) for date in dates]
