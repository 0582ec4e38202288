"""What changed between the classifications of two years: names and codes of the same meaning."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pyoxigraph import NamedNode, Triple

from budgetgraph.classifications import all_classes, moves
from budgetgraph.listed.classes import class_concept, class_scheme
from budgetgraph.vocabulary import RDF, XKOS


class _Change(NamedTuple):
    """What a code of an earlier year corresponds to."""

    year: int
    old: str
    new: str


def correspondences(scheme: str, year: int) -> Iterator[Triple]:
    """What is known to be new in a year, in comparison with the year in which the older was last seen."""
    changes = [*_renamed(scheme, year), *_moved(scheme, year)]
    for before in sorted({change.year for change in changes}):
        whole = NamedNode(f"{class_scheme(scheme, year).value}#since-{before}")
        yield Triple(whole, RDF.type, XKOS.Correspondence)
        yield Triple(whole, XKOS.compares, class_scheme(scheme, before))
        yield Triple(whole, XKOS.compares, class_scheme(scheme, year))
        for change in changes:
            if change.year == before:
                yield from _association(whole, change, scheme, year)


def _association(whole: NamedNode, change: _Change, scheme: str, year: int) -> Iterator[Triple]:
    node = NamedNode(f"{whole.value}-{change.old}")
    yield Triple(whole, XKOS.madeOf, node)
    yield Triple(node, RDF.type, XKOS.ConceptAssociation)
    yield Triple(node, XKOS.sourceConcept, class_concept(scheme, change.year, change.old))
    yield Triple(node, XKOS.targetConcept, class_concept(scheme, year, change.new))


def _renamed(scheme: str, year: int) -> Iterator[_Change]:
    """Codes that are first seen with another name than the one before it."""
    for listed in all_classes():
        for older, newer in pairwise(listed.names):
            if listed.scheme == scheme and newer.first == year and older.last is not None:
                yield _Change(older.last, listed.code, listed.code)


def _moved(scheme: str, year: int) -> Iterator[_Change]:
    """Meanings that have another code than in the year before."""
    for move in moves():
        if (move.scheme, move.year) == (scheme, year):
            yield _Change(year - 1, move.old, move.new)
