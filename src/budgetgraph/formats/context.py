"""Makes the JSON-LD context from the ontology; `python -m budgetgraph.formats.context` writes it anew.

The context holds our prefixes and, for each property whose values are known to be things or to have one
datatype, that type. Values of another type than the context says are written out in full, so nothing
depends on its being complete. Texts stay `{"@value": …, "@language": …}`: a language map would hide those
without a language.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad

from budgetgraph.formats.jsonld import CONTEXT_FILE
from budgetgraph.formats.prefixes import Prefixes
from budgetgraph.vocabulary import (
    DCAT,
    DCTERMS,
    DQV,
    FOAF,
    OA,
    OBEU_ATTRIBUTE,
    OBEU_DIMENSION,
    OBEU_MEASURE,
    ORG,
    PREFIXES,
    PROV,
    QB,
    QUDT,
    SCHEMA,
    SDMX_ATTRIBUTE,
    SH,
    SKOS,
    XKOS,
    XSD,
    ontology_directory,
    ontology_quads,
)

_THING = "@id"

# What the reused vocabularies say of their properties' values or, where they leave it open, what we put there.
_REUSED: Mapping[str, tuple[NamedNode, ...]] = {
    _THING: (
        DCAT.accessURL, DCAT.contactPoint, DCAT.dataset, DCAT.distribution, DCAT.downloadURL, DCAT.inSeries,
        DCAT.landingPage, DCAT.mediaType,
        DCTERMS.conformsTo, DCTERMS.isPartOf, DCTERMS.hasPart, DCTERMS.license, DCTERMS.publisher,
        DCTERMS.references, DCTERMS.spatial, DCTERMS.temporal, DCTERMS.source,
        DQV.computedOn, DQV.inDimension, DQV.isMeasurementOf,
        FOAF.homepage, FOAF.page,
        OA.hasSelector, OA.hasSource, OA.hasTarget, OA.motivatedBy,
        OBEU_ATTRIBUTE.currency, OBEU_DIMENSION.budgetPhase, OBEU_DIMENSION.fiscalYear,
        OBEU_DIMENSION.operationCharacter, OBEU_DIMENSION.organization,
        ORG.purpose,
        PROV.specializationOf, PROV.used, PROV.wasAssociatedWith, PROV.wasDerivedFrom, PROV.wasGeneratedBy,
        PROV.wasQuotedFrom,
        QB.dataSet, QB.structure,
        QUDT.hasUnit,
        SDMX_ATTRIBUTE.obsStatus, SDMX_ATTRIBUTE.unitMult,
        SH.focusNode, SH.resultSeverity, SH.sourceShape,
        SKOS.broader, SKOS.inScheme, SKOS.member, SKOS.narrower, SKOS.topConceptOf,
        XKOS.coreContentNote,
    ),
    "xsd:date": (DCAT.endDate, DCAT.startDate, DCTERMS.issued),
    "xsd:decimal": (OBEU_MEASURE.amount, QUDT.numericValue, SCHEMA.maxValue, SCHEMA.minValue),
    "xsd:integer": (OA.end, OA.start),
    "xsd:nonNegativeInteger": (DCAT.byteSize,),
}  # fmt: skip

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_RANGE = NamedNode(PREFIXES["rdfs"] + "range")
_OBJECT_PROPERTY = NamedNode(PREFIXES["owl"] + "ObjectProperty")


def context(ontology: Iterable[Quad]) -> dict[str, Any]:
    """The context document: prefixes, the ontology's own properties, and those that we reuse."""
    terms = _reused() | _own(ontology)
    types = {name: {"@id": name, "@type": terms[name]} for name in sorted(terms)}
    return {"@context": dict(sorted(PREFIXES.items())) | types}


def context_text(ontology: Iterable[Quad]) -> str:
    """The context document as it lies in `ontology/context.jsonld`."""
    return json.dumps(context(ontology), indent=2) + "\n"


def _own(ontology: Iterable[Quad]) -> dict[str, str]:
    types: dict[str, str] = {}
    for quad in ontology:
        subject, value = quad.subject, quad.object
        if not (isinstance(subject, NamedNode) and subject.value.startswith(PREFIXES["bg"])):
            continue
        if quad.predicate == _TYPE and value == _OBJECT_PROPERTY:
            types[_short(subject)] = _THING
        elif quad.predicate == _RANGE and isinstance(value, NamedNode) and _is_datatype(value):
            types[_short(subject)] = _short(value)
    return types


def _reused() -> dict[str, str]:
    return {_short(property): type_ for type_, properties in _REUSED.items() for property in properties}


def _is_datatype(node: NamedNode) -> bool:
    return node.value.startswith(PREFIXES["xsd"]) and node != XSD.string


def _short(node: NamedNode) -> str:
    return Prefixes().shorten(node.value) or node.value


if __name__ == "__main__":
    path = Path(sys.argv[1]) if sys.argv[1:] else ontology_directory() / CONTEXT_FILE
    path.write_text(context_text(ontology_quads()), encoding="utf-8")
    sys.stdout.write(f"wrote {path}\n")
