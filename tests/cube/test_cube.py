"""The Data Cube constraints accept a correct cube, and each finds the cube that breaks it and no other."""

from __future__ import annotations

from time import perf_counter

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, parse

from tests.cube.integrity import CONSTRAINTS, HERE, broken_constraints

EX = "http://example.org/cube#"
QB = "http://purl.org/linked-data/cube#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def _conforming() -> Store:
    store = Store()
    store.extend(parse(path=HERE / "conforms.ttl", format=RdfFormat.TURTLE))
    return store


def test_there_is_a_query_for_each_constraint() -> None:
    """IC-1 to IC-19, the last in its two forms."""
    assert [*(f"ic-{n:02d}" for n in range(1, 19)), "ic-19a", "ic-19b"] == list(CONSTRAINTS)


def test_a_correct_cube_breaks_nothing() -> None:
    """Slices, attributes of the data set, measure dimensions and both kinds of code lists included."""
    assert [] == broken_constraints(_conforming())


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_each_constraint_finds_what_breaks_it(name: str) -> None:
    """The cube in `breaks/` breaks this constraint and nothing else."""
    store = _conforming()
    store.update((HERE / "breaks" / f"{name}.ru").read_text(encoding="utf-8"))
    assert [name] == broken_constraints(store)


def test_equal_numbers_are_duplicates() -> None:
    """IC-12 compares values, so 1 and 1.00 as a dimension's value make a duplicate."""
    numbered = [
        Triple(NamedNode(EX + "c-number"), NamedNode(QB + "dimension"), NamedNode(EX + "number")),
        Triple(NamedNode(EX + "numbered"), NamedNode(QB + "component"), NamedNode(EX + "c-number")),
        Triple(NamedNode(EX + "numbers"), NamedNode(QB + "structure"), NamedNode(EX + "numbered")),
        *_numbered("n1", Literal("1", datatype=NamedNode(XSD + "integer"))),
        *_numbered("n2", Literal("1.00", datatype=NamedNode(XSD + "decimal"))),
    ]
    assert "ic-12" in broken_constraints(numbered)
    assert "ic-12" not in broken_constraints(numbered[:-2])


def test_many_observations_are_checked_in_time() -> None:
    """IC-12 grows with the number of observations, not with its square: 5,000 take a moment."""
    triples = [quad.triple for quad in _conforming()]
    for number in range(5_000):
        triples += _observation(f"many-{number}", number)
    began = perf_counter()
    assert [] == broken_constraints(triples)
    assert perf_counter() - began < 20


def _numbered(name: str, value: Literal) -> list[Triple]:
    node = NamedNode(EX + name)
    return [
        Triple(node, NamedNode(QB + "dataSet"), NamedNode(EX + "numbers")),
        Triple(node, NamedNode(EX + "number"), value),
    ]


def _observation(name: str, year: int) -> list[Triple]:
    node = NamedNode(EX + name)
    return [
        Triple(node, TYPE, NamedNode(QB + "Observation")),
        Triple(node, NamedNode(QB + "dataSet"), NamedNode(EX + "cube")),
        Triple(node, NamedNode(EX + "item"), NamedNode(EX + "travel")),
        Triple(node, NamedNode(EX + "place"), NamedNode(EX + "south")),
        Triple(node, NamedNode(EX + "year"), Literal(f"{year:04d}", datatype=NamedNode(XSD + "gYear"))),
        Triple(node, NamedNode(EX + "amount"), Literal("1.00", datatype=NamedNode(XSD + "decimal"))),
    ]
