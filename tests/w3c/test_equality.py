"""The judge of the suites' results: what it takes to be the same, and what it tells apart."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from tests.w3c.answers import Answer, Table
from tests.w3c.equality import same

XSD = "http://www.w3.org/2001/XMLSchema#"
ONE, TWO = BlankNode("one"), BlankNode("two")
P = NamedNode("http://example.org/p")


def typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(f"{XSD}{datatype}"))


def table(*values: object, ordered: bool = False) -> Table:
    return Table(frozenset("x"), [{"x": value} for value in values], ordered)


def pairs(*rows: tuple[object, object]) -> Table:
    return Table(frozenset("xy"), [{"x": x, "y": y} for x, y in rows])


A, B = Literal("a"), Literal("b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (True, True),
        (table(A, B), table(B, A)),
        (table(typed("1.0", "decimal")), table(typed("1", "decimal"))),
        (table(typed("1e2", "double")), table(typed("100", "double"))),
        (table(typed("+01", "integer")), table(typed("1", "integer"))),
        (table(typed("0", "boolean")), table(typed("false", "boolean"))),
        (pairs((ONE, ONE), (TWO, ONE)), pairs((TWO, TWO), (ONE, TWO))),
        ([Triple(ONE, P, A)], [Triple(TWO, P, A)]),
        ([], []),
    ],
)
def test_the_same(one: Answer, other: Answer) -> None:
    """Answers that differ in the order of rows, the names of blank nodes or the spelling of numbers are the same."""
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (True, False),
        (True, table()),
        (table(), []),
        (table(A), table(B)),
        (table(A), table(A, A)),
        (table(A), Table(frozenset("xy"), [{"x": A}])),
        (table(A), table(Literal("a", language="en"))),
        (table(typed("1", "integer")), table(typed("1", "decimal"))),
        (table(typed("1", "integer")), table(typed("1", "int"))),
        (table(typed("1.0", "decimal")), table(typed("1.01", "decimal"))),
        (table(A), table(NamedNode("a:a"))),
        (pairs((ONE, ONE)), pairs((ONE, TWO))),
        ([Triple(P, P, ONE)], [Triple(P, P, A)]),
    ],
)
def test_not_the_same(one: Answer, other: Answer) -> None:
    """Another value, datatype, number of rows, variable or pattern of blank nodes makes another answer."""
    assert not same(one, other)
    assert not same(other, one)


def test_order_counts_where_it_is_expected() -> None:
    """A result that numbers its solutions wants them in this order."""
    assert same(table(A, B, ordered=True), table(A, B))
    assert not same(table(A, B, ordered=True), table(B, A))


def test_reduced_results_may_be_shorter() -> None:
    """Of REDUCED, rows may come fewer times than expected, but at least once, and no others."""
    expected = table(A, A, B)
    assert same(expected, table(A, B), lax=True)
    assert not same(expected, table(A, A), lax=True)
    assert not same(expected, table(A, A, A, B), lax=True)
