"""Reused terms: each was looked up in its own vocabulary, and no other is used."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from rdflib import RDFS, SKOS, URIRef, namespace

from budgetgraph.vocabulary import PREFIXES, ontology_directory, ontology_files
from tests.ontology.graphs import graph_of, mentioned_rows, ontology, reused_rows

OURS = ("https://w3id.org/budgetgraph",)
THINGS = (
    "http://reference.data.gov.uk/id/gregorian-instant/",
    "https://creativecommons.org/licenses/by/4.0/",
    "https://www.w3.org/TR/vocab-data-cube/",
    "http://data.openbudgets.eu/ontology",
)
"""What the files point to and is no term: instants, a licence, documents."""

PACKAGED = "dcat dcterms foaf odrl2 org owl prov qb rdf rdfs sh skos time vann void xsd"
"""Namespaces of which rdflib packs a closed copy, by its names for them."""

NEWER = {
    "dcat": {"DatasetSeries", "inSeries", "prev", "first", "last", "version", "previousVersion", "hasVersion"}
    | {"hasCurrentVersion", "resource"},
    "foaf": {"topic"},
}
"""Terms that are younger than, or missing from, rdflib's packaged copies."""


def _listed() -> set[str]:
    reused = {PREFIXES[row["prefix"]] + row["term"] for row in reused_rows()}
    return reused | {row["iri"] for row in mentioned_rows()}


def _terms(iris: Iterable[object]) -> set[str]:
    named = {str(iri) for iri in iris if isinstance(iri, URIRef)}
    return {
        iri
        for iri in named
        if not iri.startswith(OURS) and iri not in THINGS and not iri.startswith(THINGS[0])
    }


def test_every_reused_term_of_the_ontology_is_listed() -> None:
    """In `reused-terms.csv`, or in `mentioned-terms.csv` when it is only pointed to."""
    used = _terms(node for path in ontology_files() for triple in graph_of(path) for node in triple)
    assert set() == used - _listed()


def test_every_reused_term_of_the_shapes_is_listed() -> None:
    """The shapes speak of the same vocabularies."""
    files = sorted((ontology_directory().parent / "shapes").glob("*.ttl"))
    used = _terms(node for path in files for triple in graph_of(path) for node in triple)
    known = tuple(PREFIXES.values())
    assert set() == {iri for iri in used if iri.startswith(known) and iri not in known} - _listed()


def test_the_list_is_in_order() -> None:
    """Sorted, each term once, each prefix known, each with the file and the commit that were looked at."""
    keys = [(row["prefix"], row["term"]) for row in reused_rows()]
    assert sorted(set(keys)) == keys
    assert set() == {prefix for prefix, _ in keys} - set(PREFIXES)
    mentioned = [row["iri"] for row in mentioned_rows()]
    assert sorted(set(mentioned)) == mentioned
    for row in (*reused_rows(), *mentioned_rows()):
        assert re.fullmatch(r"[\w.-]+/[\w.-]+ \S+", row["source"])
        assert re.fullmatch(r"[0-9a-f]{40}", row["commit"])


def test_a_mentioned_term_is_in_no_open_namespace() -> None:
    """What the mapping may write is in the other list."""
    assert set() == {row["iri"] for row in mentioned_rows()} & {
        PREFIXES[row["prefix"]] + row["term"] for row in reused_rows()
    }


@pytest.mark.parametrize("name", PACKAGED.split())
def test_the_list_agrees_with_the_copies_that_rdflib_packs(name: str) -> None:
    """A second witness for each term, but for those that are younger than it."""
    prefix, packaged = name.rstrip("2"), getattr(namespace, name.upper())
    terms = {row["term"] for row in reused_rows() if row["prefix"] == prefix}
    assert terms
    missing = {term for term in terms if URIRef(PREFIXES[prefix] + term) not in packaged}
    assert set() == missing - NEWER.get(prefix, set())


def test_terms_that_do_not_exist_are_not_listed() -> None:
    """Names that one would expect and that their vocabularies do not have."""
    absent = {
        ("qudt", "unit"),
        ("unit", "PERSON"),
        ("unit", "EA"),
        ("unit", "CNY"),
        ("epo", "Budget"),
        ("schema", "Goal"),
    }
    assert set() == absent & {(row["prefix"], row["term"]) for row in reused_rows()}


def test_what_our_terms_are_below_is_a_term_of_another_vocabulary() -> None:
    """Reuse is said by subclass, subproperty or close match, each with a listed term."""
    relations = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.exactMatch)
    targets = _terms(o for relation in relations for o in ontology().objects(None, relation))
    assert targets
    assert set() == targets - _listed() - {"http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"}
