"""Classes of expenditure as concepts of `code/function/{year}` and `code/economic/{year}`."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.classifications import ListedClass, above, level_of
from budgetgraph.vocabulary import BG, CODE_IRI, RDF, SKOS

LEVELS = ("class", "division", "item")


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


def _other_names(listed: ListedClass, current: str) -> list[str]:
    """The names of other years, and each name of a 类 or 款 without 支出, as documents print them too."""
    names = [name.name for name in listed.names]
    if listed.level < len(LEVELS):
        names += [name.removesuffix("支出") for name in names if len(name) > len("其他支出")]
    return [name for name in dict.fromkeys(names) if name != current]
