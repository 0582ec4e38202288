"""Which properties hold texts that people look for, and how much a hit in each of them is worth."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import NamedNode

from budgetgraph.vocabulary import BG, DCAT, DCTERMS, FOAF, ORG, RDF, RDFS, SH, SKOS, XKOS


@cache
def weights() -> Mapping[str, float]:
    """The weight of each indexed property, by IRI.

    A name says what a thing is, a text only mentions it. What a passage quotes is indexed once (rdf:value) and
    not again with its selectors, and units of measurement, patterns and programs are not texts.
    """
    return {property.value: weight for weight, properties in _by_weight().items() for property in properties}


def _by_weight() -> dict[float, list[NamedNode]]:
    return {
        4.0: [SKOS.prefLabel, RDFS.label, DCTERMS.title, FOAF.name, BG.projectName, BG.statedTitle],
        3.0: [SKOS.altLabel, SKOS.notation, ORG.identifier, DCTERMS.identifier, DCAT.keyword],
        2.0: [
            BG.goalText, BG.measureText, BG.purposeText, BG.reason, BG.statementText, BG.statedTarget,
            BG.statedValue, BG.statedQuantity, SH.resultMessage, SKOS.definition, XKOS.plainText,
        ],
        1.5: [DCTERMS.description, SKOS.scopeNote, SKOS.example, RDFS.comment, SH.name, SH.description],
        1.0: [RDF.value],
    }  # fmt: skip
