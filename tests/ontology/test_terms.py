"""Each term of the ontology is described in full, and the terms hang together (after the checks of FOOPS! and OOPS!)."""

from __future__ import annotations

import re
from itertools import permutations

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from budgetgraph.vocabulary import ONTOLOGY_IRI, ontology_directory
from tests.ontology.graphs import (
    BG,
    LANGUAGES,
    graph_of,
    languages,
    own,
    own_properties,
    own_terms,
    vocabulary,
)

DOMAIN_INCLUDES = URIRef("http://schema.org/domainIncludes")
RANGE_INCLUDES = URIRef("http://schema.org/rangeIncludes")
QB = "http://purl.org/linked-data/cube#"
FIXED = """
    Disclosure Duty BudgetProject PerformanceGoal PerformanceIndicator Target QuantitativeTarget DeadlineTarget
    QualitativeTarget ReferenceTarget ProcurementLine GlossaryEntry SafeguardMeasure ReconciliationFinding
    lineItem statedValue statedUnit sumOf changeAmount comparisonYear statedTarget comparator comparatorStated deadline
    yearInferred intendedDirection indicatorCategory hasTarget position assetCategory assetValue assetQuantity
    referenceDate functionalClassification economicClassification statedTotal computedTotal difference
"""
"""Names that people's queries depend on: they are never renamed and never removed."""


def test_the_fixed_names_are_declared() -> None:
    """Renaming one would break queries that are out in the world."""
    assert [] == [name for name in FIXED.split() if URIRef(BG + name) not in own_terms()]


@pytest.mark.parametrize("term", own_terms())
def test_it_has_a_label_and_a_definition_in_both_languages(term: URIRef) -> None:
    """One of each in English and in Chinese, none of them empty."""
    assert LANGUAGES == languages(vocabulary(), term, RDFS.label)
    assert LANGUAGES == languages(vocabulary(), term, SKOS.definition)
    texts = [*vocabulary().objects(term, RDFS.label), *vocabulary().objects(term, SKOS.definition)]
    assert all(str(text).strip() == str(text) and text for text in texts)


@pytest.mark.parametrize("term", own_terms())
def test_it_says_who_defines_it(term: URIRef) -> None:
    """By this ontology, and nothing else."""
    assert [URIRef(ONTOLOGY_IRI)] == list(vocabulary().objects(term, RDFS.isDefinedBy))


@pytest.mark.parametrize("term", own_terms())
def test_it_has_a_type(term: URIRef) -> None:
    """A class, a property, or a part of a Data Cube structure (OOPS! P34, P35)."""
    kinds = {
        OWL.Class,
        OWL.ObjectProperty,
        OWL.DatatypeProperty,
        URIRef(QB + "DataStructureDefinition"),
        URIRef(QB + "ComponentSpecification"),
    }
    assert 1 == len(kinds & set(vocabulary().objects(term, RDF.type)))


@pytest.mark.parametrize("cls", own(OWL.Class))
def test_each_class_has_an_example(cls: URIRef) -> None:
    """One that a reader can look at."""
    assert list(vocabulary().objects(cls, SKOS.example))


@pytest.mark.parametrize("prop", own_properties())
def test_each_property_has_one_domain_and_one_range(prop: URIRef) -> None:
    """Or lists what it is used with: two domains would mean things that are in both (OOPS! P11, P19)."""
    for exact, included in ((RDFS.domain, DOMAIN_INCLUDES), (RDFS.range, RANGE_INCLUDES)):
        one, listed = list(vocabulary().objects(prop, exact)), list(vocabulary().objects(prop, included))
        assert (len(one), len(listed) > 1) in ((1, False), (0, True)), exact


def test_names_follow_one_convention() -> None:
    """Classes and structures begin with a capital, properties do not; ASCII letters only (OOPS! P22)."""
    properties = [term.removeprefix(BG) for term in own_properties()]
    others = [term.removeprefix(BG) for term in own_terms() if term not in own_properties()]
    assert [] == [name for name in properties if not re.fullmatch(r"[a-z][A-Za-z]*", name)]
    assert [] == [name for name in others if not re.fullmatch(r"[A-Z][A-Za-z]*(-[a-z][A-Za-z]*)?", name)]


def test_no_two_terms_have_the_same_label() -> None:
    """Within classes and within properties, in either language (OOPS! P32)."""
    for group in (own(OWL.Class), own_properties()):
        labels = [label for term in group for label in vocabulary().objects(term, RDFS.label)]
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("relation", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_hierarchies_have_no_cycles(relation: URIRef) -> None:
    """No class or property is below itself (OOPS! P06)."""
    above = {term: _strictly_above(vocabulary(), term, relation) for term in own_terms()}
    assert [] == [term for term, higher in above.items() if term in higher]


def test_the_kinds_of_targets_exclude_each_other() -> None:
    """A target is of one kind (OOPS! P10)."""
    kinds = [
        URIRef(f"{BG}{kind}Target")
        for kind in ("Quantitative", "Deadline", "Period", "Qualitative", "Reference")
    ]
    assert all((one, OWL.disjointWith, other) in vocabulary() for one, other in permutations(kinds, 2))
    assert set(kinds) == set(vocabulary().subjects(RDFS.subClassOf, URIRef(BG + "Target")))


def test_object_properties_lead_to_things_and_datatype_properties_to_literals() -> None:
    """A property's kind and its range agree, as the JSON-LD context is made from them."""
    literal = ("http://www.w3.org/2001/XMLSchema#", str(RDF.langString), str(RDFS.Literal))
    for prop in own_properties():
        to_literals = [str(r).startswith(literal) for r in vocabulary().objects(prop, RDFS.range)]
        assert all(to_literals) if prop in own(OWL.DatatypeProperty) else not any(to_literals), prop


def test_no_property_of_things_is_below_one_of_literals() -> None:
    """Nor the other way round: both kinds are told apart in everything that is reused above ours."""
    for prop in own_properties():
        for higher in vocabulary().objects(prop, RDFS.subPropertyOf):
            assert prop in own(OWL.ObjectProperty), (prop, higher)


def test_other_vocabularies_are_not_redefined() -> None:
    """The file of our terms has only our terms as subjects, and what describes the ontology itself (OOPS! P40)."""
    about = ("https://w3id.org/budgetgraph", "https://creativecommons.org/licenses/by/4.0/")
    subjects = set(graph_of(ontology_directory() / "budgetgraph.ttl").subjects())
    assert set() == {s for s in subjects if not str(s).startswith(about)}
    borrowed = set(graph_of(ontology_directory() / "borrowed.ttl").subjects())
    assert set() == {s for s in borrowed if str(s).startswith("https://w3id.org/budgetgraph")}


def test_every_term_that_is_used_is_declared() -> None:
    """No definition, shape or structure points to a term of ours that does not exist."""
    shapes = [graph_of(path) for path in sorted((ontology_directory().parent / "shapes").glob("*.ttl"))]
    used = {
        node
        for graph in (vocabulary(), *shapes)
        for triple in graph
        for node in triple
        if isinstance(node, URIRef) and node.startswith(BG)
    }
    # The namespace itself is named by the prefix declarations of the shapes.
    assert set() == used - set(own_terms()) - {URIRef(BG)}


def test_texts_have_a_language() -> None:
    """Except names, versions and identifiers."""
    bare = {
        predicate
        for _, predicate, text in vocabulary()
        if isinstance(text, Literal) and text.language is None and text.datatype is None
    }
    names = ("versionInfo", "identifier", "preferredNamespacePrefix", "preferredNamespaceUri", "name")
    assert set() == {p for p in bare if not str(p).endswith(names)}


def _strictly_above(graph: Graph, term: URIRef, relation: URIRef) -> set[object]:
    return {
        higher
        for first in graph.objects(term, relation)
        for higher in graph.transitive_objects(first, relation)
    }
