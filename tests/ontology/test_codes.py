"""The code lists: complete in both languages, and well-formed as SKOS and XKOS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection

from budgetgraph.vocabulary import CODE_IRI, PREFIXES, ontology_directory
from tests.ontology.graphs import LANGUAGES, ZH, concepts, graph_of, languages, ontology

XKOS = PREFIXES["xkos"]
CODES = ontology_directory() / "codes"
SCHEMES = sorted(set(ontology().subjects(RDF.type, SKOS.ConceptScheme)) & {
    s for path in CODES.glob("*.ttl") for s in graph_of(path).subjects()
})  # fmt: skip
NOTES = (SKOS.definition, SKOS.note, SKOS.scopeNote, SKOS.example)

FIXED = {
    "line-item": """
        revenue-total revenue-general-public-budget revenue-government-fund revenue-state-capital revenue-fiscal-account
        revenue-other revenue-carried-over expenditure-total expenditure-basic expenditure-basic-personnel
        expenditure-basic-public expenditure-project operating-funds three-public-total three-public-abroad
        three-public-vehicle three-public-vehicle-purchase three-public-vehicle-operation three-public-hospitality
        conference training procurement-total three-public-general-public-budget""",
    "indicator-category": """
        output output-quantity output-quality output-timeliness output-cost effect effect-economic effect-social
        effect-ecological effect-sustainability satisfaction satisfaction-service-recipients cost""",
    "direction": "increase decrease maintain",
    "asset-category": "total buildings office-buildings vehicles equipment other",
    "scope": "own consolidated",
    "quality-dimension": "internal-consistency completeness traceability",
    "metric": """
        numbers-printed numbers-read numbers-quoted numbers-not-facts numbers-unread numbers-accounted-share
        numbers-in-unread-sections numbers-read-share sections-recognised sections-unread sections-unread-length
        arithmetic-checks arithmetic-checks-passed arithmetic-checks-passed-share findings-warning findings-info""",
    "funding-source": "general-public-budget government-fund fiscal-account other-revenue other-channel",
}
"""Slugs that data and people's queries depend on: they are never renamed and never removed."""

ALL = list(concepts())
IDS = [concept.removeprefix(CODE_IRI) for _, concept in ALL]


def _scheme(graph: Graph, concept: URIRef) -> URIRef:
    (scheme,) = graph.objects(concept, SKOS.inScheme)
    assert isinstance(scheme, URIRef)
    return scheme


@pytest.mark.parametrize("name", FIXED)
def test_the_fixed_slugs_are_there(name: str) -> None:
    """Data and queries hold them."""
    graph = graph_of(CODES / f"{name}.ttl")
    wanted = {URIRef(f"{CODE_IRI}{name}/{slug}") for slug in FIXED[name].split()}
    assert set() == wanted - set(graph.subjects(RDF.type, SKOS.Concept))


@pytest.mark.parametrize(("path", "concept"), ALL, ids=IDS)
def test_each_concept_is_named_in_both_languages(path: Path, concept: URIRef) -> None:
    """One preferred label in each; a description comes in both or not at all."""
    graph = graph_of(path)
    assert LANGUAGES == languages(graph, concept, SKOS.prefLabel)
    assert languages(graph, concept, DCTERMS.description) in ([], LANGUAGES)


@pytest.mark.parametrize(("path", "concept"), ALL, ids=IDS)
def test_each_concept_is_in_the_scheme_that_its_address_names(path: Path, concept: URIRef) -> None:
    """And its notation is the last part of that address."""
    scheme = _scheme(graph_of(path), concept)
    slug = concept.removeprefix(f"{scheme}/")
    assert [Literal(slug)] == list(graph_of(path).objects(concept, SKOS.notation))
    assert "/" not in slug


@pytest.mark.parametrize(("path", "concept"), ALL, ids=IDS)
def test_each_concept_is_at_the_top_or_below_one_other(path: Path, concept: URIRef) -> None:
    """Never both, and the scheme names the same concepts as its top ones."""
    graph, scheme = graph_of(path), _scheme(graph_of(path), concept)
    broader = list(graph.objects(concept, SKOS.broader))
    is_top = (concept, SKOS.topConceptOf, scheme) in graph
    assert (1, False) == (len(broader), is_top) or (0, True) == (len(broader), is_top)
    assert is_top == ((scheme, SKOS.hasTopConcept, concept) in graph)
    assert all((above, SKOS.inScheme, scheme) in graph for above in broader)
    assert concept not in [
        higher for above in broader for higher in graph.transitive_objects(above, SKOS.broader)
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_scheme_says_what_it_is(scheme: URIRef) -> None:
    """Its name in both languages, what it holds, a notation, when it was issued, and its licence."""
    for text in (SKOS.prefLabel, DCTERMS.title, DCTERMS.description):
        assert LANGUAGES == languages(ontology(), scheme, text)
    for predicate in (SKOS.notation, DCTERMS.issued, DCTERMS.license, DCTERMS.publisher):
        assert 1 == len(list(ontology().objects(scheme, predicate)))


def test_notations_of_schemes_are_unique() -> None:
    """Each scheme can be told by its notation."""
    notations = [str(n) for scheme in SCHEMES for n in ontology().objects(scheme, SKOS.notation)]
    assert sorted(set(notations)) == sorted(notations)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_printed_name_leads_to_one_concept(scheme: URIRef) -> None:
    """No two concepts of a scheme share a Chinese label, preferred or alternative: names are resolved by them."""
    named = Counter(
        label for concept in ontology().subjects(SKOS.inScheme, scheme) for label in _chinese(concept)
    )
    assert [] == [label for label, times in named.items() if times > 1]


def _chinese(concept: object) -> Iterator[str]:
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        for label in ontology().objects(concept, predicate):
            if isinstance(label, Literal) and label.language == ZH:
                yield str(label)


@pytest.mark.parametrize("scheme", [s for s in SCHEMES if (s, URIRef(XKOS + "levels"), None) in ontology()])
def test_levels_are_those_of_the_hierarchy(scheme: URIRef) -> None:
    """The list of levels is as long as it says, in the order of depth, and each concept is on the level of its depth."""
    graph = ontology()
    head = graph.value(scheme, URIRef(XKOS + "levels"))
    assert head is not None
    levels = list(Collection(graph, head))
    assert Literal(len(levels)) == graph.value(scheme, URIRef(XKOS + "numberOfLevels"))
    assert [Literal(n) for n in range(1, len(levels) + 1)] == [
        graph.value(x, URIRef(XKOS + "depth")) for x in levels
    ]
    members = {
        member: depth for depth, level in enumerate(levels, 1) for member in graph.objects(level, SKOS.member)
    }
    depths = {
        concept: len(list(graph.transitive_objects(concept, SKOS.broader)))
        for concept in graph.subjects(SKOS.inScheme, scheme)
    }
    assert depths == members
    assert all(LANGUAGES == languages(graph, level, SKOS.prefLabel) for level in levels)


def test_concepts_have_no_notes_in_plain_text() -> None:
    """XKOS wants notes to be things of their own, as glossary entries are; what we say is a dcterms:description."""
    noted = [path for path, concept in ALL for note in NOTES if (concept, note, None) in graph_of(path)]
    assert [] == noted


def test_hierarchical_schemes_have_levels() -> None:
    """Where one concept is below another, the levels say which is where."""
    nested = {_scheme(graph_of(path), c) for path, c in ALL if (c, SKOS.broader, None) in graph_of(path)}
    assert nested
    assert all((scheme, URIRef(XKOS + "levels"), None) in ontology() for scheme in nested)


def test_metrics_say_what_they_measure() -> None:
    """Each has a datatype and a dimension of our list."""
    datatypes = {URIRef(PREFIXES["xsd"] + name) for name in ("integer", "decimal")}
    for metric in ontology().subjects(RDF.type, URIRef(PREFIXES["dqv"] + "Metric")):
        assert ontology().value(metric, URIRef(PREFIXES["dqv"] + "expectedDataType")) in datatypes
        dimension = ontology().value(metric, URIRef(PREFIXES["dqv"] + "inDimension"))
        assert (dimension, RDF.type, URIRef(PREFIXES["dqv"] + "Dimension")) in ontology()


def test_years_follow_each_other() -> None:
    """Each year is labelled, begins on its first of January, and ends as the next one begins."""
    time, year = PREFIXES["time"], PREFIXES["year"]
    for number in range(2010, 2031):
        node = URIRef(f"{year}{number}")
        assert LANGUAGES == languages(ontology(), node, RDFS.label)
        begins, ends = (ontology().value(node, URIRef(time + name)) for name in ("hasBeginning", "hasEnd"))
        days = [str(ontology().value(instant, URIRef(time + "inXSDDate"))) for instant in (begins, ends)]
        assert [f"{number}-01-01", f"{number + 1}-01-01"] == days
