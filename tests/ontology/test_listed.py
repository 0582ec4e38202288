"""The long code lists: complete in both languages, well-formed, and said the same one by one and altogether."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.listed.concepts import about, all_listed, triples_of
from budgetgraph.vocabulary import CODE_IRI, DCTERMS, RDF, SKOS, XKOS, ontology_quads
from tests.ontology.graphs import LANGUAGES


@cache
def _listed() -> tuple[Triple, ...]:
    return tuple(all_listed())


@cache
def _by_predicate(predicate: NamedNode) -> tuple[Triple, ...]:
    return tuple(triple for triple in _listed() if triple.predicate == predicate)


def _concepts() -> set[object]:
    return {triple.subject for triple in _by_predicate(RDF.type) if triple.object == SKOS.Concept}


def _level_depths() -> dict[object, int]:
    depths = [
        *_by_predicate(XKOS.depth),
        *(quad for quad in ontology_quads() if quad.predicate == XKOS.depth),
    ]
    return {said.subject: int(said.object.value) for said in depths if isinstance(said.object, Literal)}


@pytest.mark.parametrize("code", ["region/130000", "region/130300"])
def test_the_codes_of_published_data_are_there(code: str) -> None:
    """Data and queries hold them."""
    assert NamedNode(CODE_IRI + code) in _concepts()


def test_each_concept_is_named_once_in_both_languages() -> None:
    """One preferred label in each."""
    wanted = [tag.lower() for tag in LANGUAGES]
    languages = {concept: list[str]() for concept in _concepts()}
    for triple in _by_predicate(SKOS.prefLabel):
        if triple.subject in languages and isinstance(triple.object, Literal):
            languages[triple.subject].append(str(triple.object.language))
    assert [] == [concept for concept, found in languages.items() if sorted(found) != wanted]


def test_each_concept_is_in_the_scheme_that_its_address_names() -> None:
    """And its notation is the last part of that address."""
    schemes = {triple.subject: triple.object for triple in _by_predicate(SKOS.inScheme)}
    notations = {triple.subject: triple.object for triple in _by_predicate(SKOS.notation)}
    for concept in _concepts():
        assert isinstance(concept, NamedNode)
        scheme, _, code = concept.value.rpartition("/")
        assert (NamedNode(scheme), Literal(code)) == (schemes[concept], notations[concept])


def test_each_concept_is_at_the_top_or_below_one_other_of_its_scheme() -> None:
    """Never both; and the scheme names the same concepts as its top ones."""
    above = Counter(triple.subject for triple in _by_predicate(SKOS.broader))
    top = {(triple.subject, triple.object) for triple in _by_predicate(SKOS.topConceptOf)}
    assert {(triple.object, triple.subject) for triple in _by_predicate(SKOS.hasTopConcept)} == top
    tops = {concept for concept, _ in top}
    assert {1} == {above[concept] + (concept in tops) for concept in _concepts()}
    assert set() == {triple.object for triple in _by_predicate(SKOS.broader)} - _concepts()
    assert all(_scheme(t.subject) == _scheme(t.object) for t in _by_predicate(SKOS.broader))


def _scheme(node: object) -> str:
    assert isinstance(node, NamedNode)
    return node.value.rpartition("/")[0]


def test_each_concept_is_on_one_level_and_below_a_higher_one() -> None:
    """Levels may be passed over (a district of Shanghai is directly below it), but never run backwards."""
    depths = _level_depths()
    level = {triple.object: depths[triple.subject] for triple in _by_predicate(SKOS.member)}
    assert len(level) == len(_by_predicate(SKOS.member))
    assert _concepts() == set(level)
    assert [] == [t for t in _by_predicate(SKOS.broader) if level[t.object] >= level[t.subject]]


def test_what_is_given_up_stays_and_points_to_what_exists() -> None:
    """A replaced concept is deprecated, and what replaced it is in the list."""
    deprecated = {triple.subject for triple in _listed() if str(triple.predicate).endswith("#deprecated>")}
    replaced = _by_predicate(DCTERMS.isReplacedBy)
    assert deprecated
    assert set() == {triple.subject for triple in replaced} - deprecated
    assert set() == {triple.object for triple in replaced} - _concepts()


def test_one_concept_says_what_the_list_says_of_it() -> None:
    """Asked for a county, the list gives it, its prefecture and its province, each as in the whole list."""
    codes = ["130302", "130300", "130000"]
    nodes = [NamedNode(f"{CODE_IRI}region/{code}") for code in codes]
    alone = list(about(nodes[:1]))
    assert [triple for node in nodes for triple in triples_of(node)] == alone
    assert set(alone) <= set(_listed())


def test_a_node_that_no_list_holds_says_nothing() -> None:
    """Other codes, other lists, other things."""
    for iri in (
        f"{CODE_IRI}region/999999",
        f"{CODE_IRI}region",
        f"{CODE_IRI}line-item/130300",
        "https://x.test/130300",
    ):
        assert () == triples_of(NamedNode(iri))
