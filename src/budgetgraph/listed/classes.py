"""Classes of expenditure as concepts of `code/function/{year}` and `code/economic/{year}`, and what changed between."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.classifications import (
    SCHEMES,
    YEARS,
    ListedClass,
    above,
    all_classes,
    level_of,
    moves,
)
from budgetgraph.vocabulary import BG, CODE_IRI, DCTERMS, ONTOLOGY_IRI, RDF, SKOS, XKOS, XSD

LEVELS = ("class", "division", "item")
_NAMES = {"function": ("支出功能分类", "Functional"), "economic": ("支出经济分类", "Economic")}
_NOTATIONS = {"function": "CNFUNC", "economic": "CNECON"}
_DEPTHS = {"function": 3, "economic": 2}
_PUBLISHER = NamedNode(ONTOLOGY_IRI.removesuffix("/def"))
_LICENCE = NamedNode("https://creativecommons.org/licenses/by/4.0/")


class _Change(NamedTuple):
    """What a code of an earlier year corresponds to."""

    year: int
    old: str
    new: str


def class_scheme(scheme: str, year: int) -> NamedNode:
    """The classification of a year."""
    return NamedNode(f"{CODE_IRI}{scheme}/{year}")


def class_concept(scheme: str, year: int, code: str) -> NamedNode:
    """The concept of a code in the classification of a year, listed or not."""
    return NamedNode(f"{CODE_IRI}{scheme}/{year}/{code}")


def class_triples(listed: ListedClass, year: int) -> Iterator[Triple]:
    """What is known of a class in a year: its name then and at other times, and its place in the hierarchy."""
    node = class_concept(listed.scheme, year, listed.code)
    yield from place_triples(listed.scheme, year, listed.code)
    current = listed.name_in(year)
    yield Triple(node, SKOS.prefLabel, Literal(current.name, language="zh-Hans"))
    yield Triple(node, SKOS.prefLabel, Literal(current.english, language="en"))
    for name in _other_names(listed, current.name):
        yield Triple(node, SKOS.altLabel, Literal(name, language="zh-Hans"))


def place_triples(scheme: str, year: int, code: str) -> Iterator[Triple]:
    """Code, level and place of a class, which its code alone tells."""
    node, whole, higher = class_concept(scheme, year, code), class_scheme(scheme, year), above(code)
    level = NamedNode(f"{CODE_IRI}{scheme}/level-{LEVELS[level_of(code) - 1]}")
    yield Triple(node, RDF.type, SKOS.Concept)
    yield Triple(node, SKOS.inScheme, whole)
    yield Triple(node, SKOS.notation, Literal(code))
    yield Triple(node, BG.classificationLevel, level)
    yield Triple(level, SKOS.member, node)
    if higher:
        yield Triple(node, SKOS.broader, class_concept(scheme, year, higher))
    else:
        yield Triple(node, SKOS.topConceptOf, whole)
        yield Triple(whole, SKOS.hasTopConcept, node)


def scheme_triples(scheme: str, year: int) -> Iterator[Triple]:
    """What the classification of a year is, whether the list describes that year or not."""
    node, (chinese, english) = class_scheme(scheme, year), _NAMES[scheme]
    yield Triple(node, RDF.type, SKOS.ConceptScheme)
    yield Triple(node, SKOS.notation, Literal(f"{_NOTATIONS[scheme]}{year}"))
    for predicate in (SKOS.prefLabel, DCTERMS.title):
        yield Triple(node, predicate, Literal(f"{chinese}（{year}年）", language="zh-Hans"))
        yield Triple(node, predicate, Literal(f"{english} classification of {year}", language="en"))
    yield from _description(node, scheme, year)
    yield Triple(node, DCTERMS.license, _LICENCE)
    yield Triple(node, DCTERMS.publisher, _PUBLISHER)
    yield Triple(node, DCTERMS.issued, Literal("2026-11-26", datatype=XSD.date))
    yield from _levels(node, scheme)


def year_triples(scheme: str, year: int) -> Iterator[Triple]:
    """Everything that the list says of one year's classification."""
    yield from scheme_triples(scheme, year)
    for listed in all_classes():
        if listed.scheme == scheme and listed.is_listed(year):
            yield from class_triples(listed, year)
    if year - 1 in YEARS:
        yield Triple(class_scheme(scheme, year), XKOS.follows, class_scheme(scheme, year - 1))
        yield from _correspondences(scheme, year)


def all_class_triples() -> Iterator[Triple]:
    """Everything that the list says."""
    for scheme in SCHEMES:
        for year in YEARS:
            yield from year_triples(scheme, year)


def _other_names(listed: ListedClass, current: str) -> list[str]:
    """The names of other years, and each name of a 类 or 款 without 支出, as documents print them too."""
    names = [name.name for name in listed.names]
    if listed.level < len(LEVELS):
        names += [name.removesuffix("支出") for name in names if len(name) > len("其他支出")]
    return [name for name in dict.fromkeys(names) if name != current]


def _description(node: NamedNode, scheme: str, year: int) -> Iterator[Triple]:
    levels = {"function": "类、款、项", "economic": "类、款"}[scheme]
    chinese = f"{year}年度公开文件中出现的{_NAMES[scheme][0]}的{levels}。未列入的代码在印出它们的公开文件的图中陈述。"
    english = (
        f"The codes of the {_NAMES[scheme][1].lower()} classification of expenditure that disclosures print, in the "
        f"names of {year}. A code that is not listed is stated in the graph of the disclosure that prints it."
    )
    yield Triple(node, DCTERMS.description, Literal(chinese, language="zh-Hans"))
    yield Triple(node, DCTERMS.description, Literal(english, language="en"))


def _levels(node: NamedNode, scheme: str) -> Iterator[Triple]:
    depth = _DEPTHS[scheme]
    yield Triple(node, XKOS.numberOfLevels, Literal(str(depth), datatype=XSD.integer))
    cells = [NamedNode(f"{node.value}#levels-{number}") for number in range(1, depth + 1)]
    yield Triple(node, XKOS.levels, cells[0])
    for cell, following, level in zip(cells, [*cells[1:], RDF.nil], LEVELS, strict=False):
        yield Triple(cell, RDF.type, RDF.List)
        yield Triple(cell, RDF.first, NamedNode(f"{CODE_IRI}{scheme}/level-{level}"))
        yield Triple(cell, RDF.rest, following)


def _correspondences(scheme: str, year: int) -> Iterator[Triple]:
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
