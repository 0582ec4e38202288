"""The classification of a year: what it is, and all that the list says of it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.classifications import SCHEMES, YEARS, all_classes
from budgetgraph.listed.classes import LEVELS, class_scheme, class_triples
from budgetgraph.listed.correspondences import correspondences
from budgetgraph.vocabulary import CODE_IRI, DCTERMS, ONTOLOGY_IRI, RDF, SKOS, XKOS, XSD

_NAMES = {"function": ("支出功能分类", "Functional"), "economic": ("支出经济分类", "Economic")}
_NOTATIONS = {"function": "CNFUNC", "economic": "CNECON"}
_DEPTHS = {"function": 3, "economic": 2}
_PUBLISHER = NamedNode(ONTOLOGY_IRI.removesuffix("/def"))
_LICENCE = NamedNode("https://creativecommons.org/licenses/by/4.0/")


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
        yield from correspondences(scheme, year)


def all_class_triples() -> Iterator[Triple]:
    """Everything that the list says."""
    for scheme in SCHEMES:
        for year in YEARS:
            yield from year_triples(scheme, year)


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
