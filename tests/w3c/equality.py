"""When two answers are the same: up to the names of blank nodes, and to the spelling of numbers.

The store keeps the value of a number and not how it was written (1.0 and 1.00 are one), which docs/querying.md says;
so numbers of the same datatype are compared by value, and so are dates with a time zone or fractions of seconds.
Everything else must be the same term.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, Quad, Triple
from pyoxigraph import CanonicalizationAlgorithm as Algorithm

from tests.w3c.answers import Answer, Row, Table

_XSD = "http://www.w3.org/2001/XMLSchema#"
_EXACT = {f"{_XSD}integer", f"{_XSD}decimal"}
_FLOATING = {f"{_XSD}double", f"{_XSD}float"}
_TRUTH = {"1": "true", "0": "false"}
_MOMENTS = {f"{_XSD}date", f"{_XSD}dateTime", f"{_XSD}time"}
_INDEX, _TIMES = NamedNode("test:index"), NamedNode("test:times")


def same(expected: Answer, received: Answer, *, lax: bool = False) -> bool:
    """Whether an answer is the expected one; `lax`: it may repeat rows fewer times (REDUCED)."""
    if isinstance(expected, bool) or isinstance(received, bool):
        return expected is received
    if isinstance(expected, Table) and isinstance(received, Table):
        return expected.variables == received.variables and _same_rows(expected, received, lax=lax)
    if isinstance(expected, Table) or isinstance(received, Table):
        return False
    return _canonical(map(_quad, expected)) == _canonical(map(_quad, received))


def _same_rows(expected: Table, received: Table, *, lax: bool) -> bool:
    if lax:
        return len(received.rows) <= len(expected.rows) and _distinct(expected) == _distinct(received)
    rows = _in_order if expected.ordered else _counted
    return _canonical(rows(expected.rows)) == _canonical(rows(received.rows))


def _distinct(table: Table) -> set[str]:
    return _canonical(quad for quad in _counted(table.rows) if quad.predicate != _TIMES)


def _in_order(rows: Iterable[Row]) -> Iterator[Quad]:
    for place, row in enumerate(rows):
        node = BlankNode(f"row{place}")
        yield Quad(node, _INDEX, Literal(place))
        yield from _bindings(node, row)


def _counted(rows: Iterable[Row]) -> Iterator[Quad]:
    """Each row once with its number; many equal rows would take the algorithm that names blank nodes very long."""
    counted = Counter(frozenset((name, _by_value(term)) for name, term in row.items()) for row in rows)
    for place, (row, times) in enumerate(counted.items()):
        node = BlankNode(f"row{place}")
        yield Quad(node, _TIMES, Literal(times))
        yield from _bindings(node, dict(row))


def _bindings(node: BlankNode, row: Row) -> Iterator[Quad]:
    for name, term in row.items():
        yield Quad(node, NamedNode(f"test:variable:{name}"), _by_value(term))


def _quad(triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, _by_value(triple.object))


def _canonical(quads: Iterable[Quad]) -> set[str]:
    dataset = Dataset(quads)
    dataset.canonicalize(Algorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def _by_value(term: object) -> object:
    if not isinstance(term, Literal):
        return term
    try:
        return Literal(
            _canonical_form(term), datatype=None if term.language else term.datatype, language=term.language
        )
    except (InvalidOperation, ValueError):
        return term


def _canonical_form(literal: Literal) -> str:
    datatype, text = literal.datatype.value, literal.value
    if datatype in _EXACT:
        return f"{Decimal(text).normalize():f}"
    if datatype in _FLOATING:
        return repr(float(text))
    if datatype == f"{_XSD}boolean":
        return _TRUTH.get(text, text)
    if datatype in _MOMENTS:
        return re.sub(r"[+-]00:00$", "Z", text)
    return text
