"""Makes the JSON-LD context from the ontology; `python -m budgetgraph.formats.context` writes it anew.

The context holds our prefixes and, for each property whose values are known to be things or to have one
datatype, that type. Values of another type than the context says are written out in full, so nothing
depends on its being complete. Texts stay `{"@value": …, "@language": …}`: a language map would hide those
without a language.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad

from budgetgraph.formats.jsonld import CONTEXT_FILE
from budgetgraph.formats.prefixes import Prefixes
from budgetgraph.vocabulary import PREFIXES, XSD, ontology_directory, ontology_quads

_THING = "@id"

# What the reused vocabularies say of their properties' values or, where they leave it open, what we put there.
_REUSED = {
    _THING: """
        dcat:accessURL dcat:compressFormat dcat:contactPoint dcat:dataset dcat:distribution
        dcat:downloadURL dcat:endpointDescription dcat:endpointURL dcat:inSeries dcat:landingPage
        dcat:mediaType dcat:servesDataset dcat:service dcat:theme dcat:themeTaxonomy
        dcterms:accessRights dcterms:conformsTo dcterms:creator dcterms:hasPart dcterms:isPartOf
        dcterms:language dcterms:license dcterms:publisher dcterms:references dcterms:source
        dcterms:spatial dcterms:temporal
        dqv:computedOn dqv:expectedDataType dqv:inDimension dqv:isMeasurementOf
        foaf:homepage foaf:page
        oa:hasSelector oa:hasSource oa:hasTarget oa:motivatedBy
        obeu-attribute:currency obeu-dimension:budgetPhase obeu-dimension:fiscalYear
        obeu-dimension:operationCharacter obeu-dimension:organization
        org:purpose
        owl:disjointWith owl:versionIRI
        prov:specializationOf prov:used prov:wasAssociatedWith prov:wasDerivedFrom prov:wasGeneratedBy
        prov:wasQuotedFrom
        qb:attribute qb:codeList qb:component qb:componentAttachment qb:concept qb:dataSet qb:dimension
        qb:measure qb:structure
        qudt:hasUnit
        rdfs:domain rdfs:isDefinedBy rdfs:range rdfs:seeAlso rdfs:subClassOf rdfs:subPropertyOf
        schema:domainIncludes schema:rangeIncludes
        sdmx-attribute:obsStatus sdmx-attribute:unitMult
        sh:focusNode sh:resultPath sh:resultSeverity sh:sourceConstraintComponent sh:sourceShape
        skos:broader skos:closeMatch skos:exactMatch skos:hasTopConcept skos:inScheme skos:member
        skos:narrower skos:topConceptOf
        time:hasBeginning time:hasEnd
        xkos:coreContentNote xkos:levels
    """,
    "xsd:boolean": "qb:componentRequired",
    "xsd:date": "dcat:endDate dcat:startDate dcterms:created dcterms:issued time:inXSDDate",
    "xsd:dateTime": "dcterms:modified",
    "xsd:decimal": "obeu-measure:amount qudt:numericValue schema:maxValue schema:minValue",
    "xsd:integer": "oa:end oa:start qb:order xkos:depth xkos:numberOfLevels",
    "xsd:nonNegativeInteger": "dcat:byteSize",
}

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
    return {name: type_ for type_, names in _REUSED.items() for name in names.split()}


def _is_datatype(node: NamedNode) -> bool:
    return node.value.startswith(PREFIXES["xsd"]) and node != XSD.string


def _short(node: NamedNode) -> str:
    return Prefixes().shorten(node.value) or node.value


if __name__ == "__main__":
    path = Path(sys.argv[1]) if sys.argv[1:] else ontology_directory() / CONTEXT_FILE
    path.write_text(context_text(ontology_quads()), encoding="utf-8")
    sys.stdout.write(f"wrote {path}\n")
