"""The index of triples finds what a set of triples would."""

from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from budgetgraph.validation.triple_index import TripleIndex

NODES = st.sampled_from([URIRef(f"http://example.org/{name}") for name in "abc"])
TRIPLES = st.tuples(NODES, NODES, NODES)
PATTERNS = st.tuples(*[st.none() | NODES] * 3)


def indexed(triples: list[tuple[URIRef, URIRef, URIRef]]) -> TripleIndex:
    index = TripleIndex()
    for triple in triples:
        index.add(triple)
    return index


@given(st.lists(TRIPLES), PATTERNS)
def test_a_pattern_finds_exactly_the_triples_that_fit_it(triples, pattern) -> None:
    """For every combination of given and open places, each fitting triple once."""
    found = list(indexed(triples).match(pattern))
    fitting = {t for t in triples if all(p is None or p == x for p, x in zip(pattern, t, strict=True))}
    assert fitting == set(found)
    assert len(fitting) == len(found)


@given(st.lists(TRIPLES))
def test_its_size_is_the_number_of_different_triples(triples) -> None:
    """Adding a triple again changes nothing."""
    assert len(set(triples)) == len(indexed(triples))
