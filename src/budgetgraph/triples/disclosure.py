"""The disclosure itself: a dataset, the documents it was read from, and the run that read it."""

from __future__ import annotations

import datetime

from pyoxigraph import Literal, NamedNode

from budgetgraph import __version__
from budgetgraph.disclosures import Disclosure
from budgetgraph.documents.document import Source
from budgetgraph.documents.passage import Passage
from budgetgraph.identifiers import part
from budgetgraph.triples.cubes import fiscal_year, phase
from budgetgraph.triples.region import region
from budgetgraph.triples.writer import Writer, chinese, date, english, integer
from budgetgraph.vocabulary import (
    BG,
    DCAT,
    DCTERMS,
    FOAF,
    OBEU_DIMENSION,
    PROV,
    SCHEMA,
    VERSION_IRI,
    VOID,
    XSD,
    concept,
)

_KINDS = {"budget": ("预算", "budget"), "final": ("决算", "final accounts")}


def write_disclosure(writer: Writer, disclosure: Disclosure, title: Passage | None) -> None:
    """The disclosure as a dataset, with its provenance."""
    _dataset(writer, disclosure)
    _titles(writer, disclosure, title)
    _period(writer)
    _documents(writer, disclosure)
    _run(writer)


def _dataset(writer: Writer, disclosure: Disclosure) -> None:
    node, key = writer.root, writer.key
    writer.a(node, BG.Disclosure, DCAT.Dataset, VOID.Dataset)
    writer.say(node, DCTERMS.identifier, Literal(str(key)))
    writer.say(node, DCAT.version, Literal(disclosure.version))
    writer.say(node, DCTERMS.publisher, writer.identifiers.publisher())
    writer.say(node, BG.disclosingBody, writer.department)
    writer.say(node, BG.region, region(writer))
    writer.say(node, OBEU_DIMENSION.fiscalYear, fiscal_year(key.year))
    writer.say(node, OBEU_DIMENSION.budgetPhase, phase(writer))
    writer.say(node, DCAT.inSeries, writer.identifiers.series(key))
    writer.say(node, DCTERMS.conformsTo, NamedNode(VERSION_IRI))
    if disclosure.scope:
        writer.say(node, BG.scope, concept("scope", disclosure.scope))
    if disclosure.issued:
        writer.say(node, DCTERMS.issued, Literal(disclosure.issued, datatype=XSD.date))


def _titles(writer: Writer, disclosure: Disclosure, title: Passage | None) -> None:
    zh, en = _KINDS[writer.key.kind]
    scope_zh, scope_en = ("单位", "unit") if writer.key.unit else ("部门", "department")
    name, year = disclosure.department_name, writer.key.year
    writer.say(writer.root, DCTERMS.title, chinese(f"{name}{year}年度{scope_zh}{zh}"))
    writer.say(writer.root, DCTERMS.title, english(f"{name}: {scope_en} {en} {year}"))
    writer.text(writer.root, BG.statedTitle, title)
    writer.say(
        writer.root,
        DCTERMS.description,
        chinese(f"{name}公开的{year}年度{scope_zh}{zh}，每一条都注明原文出处。"),
        english(f"The {scope_en} {en} that {name} disclosed for {year}, each fact with its passage."),
    )


def _period(writer: Writer) -> None:
    node, year = part(writer.root, "period"), writer.key.year
    writer.say(writer.root, DCTERMS.temporal, node)
    writer.a(node, DCTERMS.PeriodOfTime)
    writer.say(node, DCAT.startDate, date(datetime.date(year, 1, 1)))
    writer.say(node, DCAT.endDate, date(datetime.date(year, 12, 31)))


def _documents(writer: Writer, disclosure: Disclosure) -> None:
    sources = writer.document.originals
    for position, source in enumerate(sources, 1):
        node = _described(writer, source, disclosure.address_of(source.name))
        writer.say(writer.root, PROV.wasDerivedFrom, node)
        writer.say(node, BG.position, integer(position) if len(sources) > 1 else None)


def _described(writer: Writer, source: Source, address: str | None) -> NamedNode:
    node = writer.identifiers.document(source.sha256)
    writer.a(node, PROV.Entity, FOAF.Document)
    writer.say(node, DCTERMS.title, Literal(source.name))
    writer.say(node, DCTERMS.format, Literal(source.media_type))
    writer.say(node, DCTERMS.identifier, Literal(f"sha256:{source.sha256}"))
    writer.say(node, FOAF.page, writer.identifiers.source_page(source.sha256))
    writer.say(node, DCTERMS.source, None if address is None else NamedNode(address))
    writer.say(node, BG.unreadablePage, *(integer(page) for page in source.unreadable_pages))
    return node


def _run(writer: Writer) -> None:
    run = writer.under("run")
    reader = part(run, "reader")
    writer.say(writer.root, PROV.wasGeneratedBy, run)
    writer.a(run, PROV.Activity)
    writer.part_of(run, writer.root)
    for source in writer.document.originals:
        writer.say(run, PROV.used, writer.identifiers.document(source.sha256))
    writer.say(run, PROV.wasAssociatedWith, reader)
    writer.a(reader, PROV.SoftwareAgent)
    writer.say(reader, FOAF.name, Literal("BudgetGraph"))
    writer.say(reader, SCHEMA.softwareVersion, Literal(__version__))
