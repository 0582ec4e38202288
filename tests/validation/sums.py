"""A small disclosure whose total and parts can be set."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad
from tests.shapes.graphs import background

from budgetgraph.vocabulary import (
    BG,
    DCTERMS,
    OBEU_ATTRIBUTE,
    OBEU_DIMENSION,
    OBEU_MEASURE,
    OBEU_OPERATION,
    OBEU_PHASE,
    PREFIXES,
    PROV,
    QB,
    RDF,
    SDMX_ATTRIBUTE,
    SDMX_CODE,
    XSD,
    concept,
)

DISCLOSURE = NamedNode("http://localhost:8000/id/disclosure/130300-779002/2020/budget")
DEPARTMENT = NamedNode("http://localhost:8000/id/department/130300-779002")
TOTAL = "expenditure-total"
PARTS = ("expenditure-basic", "expenditure-project", "conference", "training")


def below(path: str) -> NamedNode:
    """A thing of the disclosure."""
    return NamedNode(f"{DISCLOSURE.value}/{path}")


def disclosure_of(total: Decimal, parts: list[Decimal]) -> list[Quad]:
    """A disclosure that states a total and parts (in 万元), and that the parts are the total's."""
    slugs = PARTS[: len(parts)]
    figures = [figure(TOTAL, total), *(figure(slug, part) for slug, part in zip(slugs, parts, strict=True))]
    relation = [Quad(below(f"figure/{TOTAL}"), BG.sumOf, below(f"figure/{slug}")) for slug in slugs]
    return [*background(), *(quad for quads in figures for quad in quads), *relation]


def figure(slug: str, printed: Decimal) -> list[Quad]:
    """A figure of the disclosure with everything that a figure must have."""
    said = {
        RDF.type: QB.Observation,
        QB.dataSet: below("cube/figures"),
        OBEU_DIMENSION.organization: DEPARTMENT,
        OBEU_DIMENSION.fiscalYear: NamedNode(PREFIXES["year"] + "2020"),
        OBEU_DIMENSION.budgetPhase: OBEU_PHASE.approved,
        OBEU_DIMENSION.operationCharacter: OBEU_OPERATION.expenditure,
        BG.lineItem: concept("line-item", slug),
        OBEU_MEASURE.amount: Literal(f"{printed * 10_000:.2f}", datatype=XSD.decimal),
        OBEU_ATTRIBUTE.currency: NamedNode("http://publications.europa.eu/resource/authority/currency/CNY"),
        SDMX_ATTRIBUTE.unitMult: SDMX_CODE["unitMult-0"],
        BG.statedValue: Literal(f"{printed:f}"),
        BG.statedUnit: Literal("万元", language="zh-Hans"),
        DCTERMS.isPartOf: DISCLOSURE,
        PROV.wasQuotedFrom: below("passage"),
    }
    return [Quad(below(f"figure/{slug}"), predicate, value) for predicate, value in said.items()]
