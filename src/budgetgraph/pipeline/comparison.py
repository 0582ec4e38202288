"""The disclosures of one department compared, by the rules that no disclosure alone can be put to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from budgetgraph.formats import Format, parse, serialize_dataset
from budgetgraph.validation.findings import Compared, findings_across
from budgetgraph.validation.shapes import read_shapes
from budgetgraph.validation.validator import validate
from budgetgraph.vocabulary import (
    BG,
    DCTERMS,
    OBEU_DIMENSION,
    OBEU_MEASURE,
    PROV,
    RDF,
    SDMX_ATTRIBUTE,
    SKOS,
)

_COMPARED = frozenset(
    {
        RDF.type,
        DCTERMS.isPartOf,
        DCTERMS.identifier,
        PROV.wasDerivedFrom,
        SKOS.prefLabel,
        OBEU_DIMENSION.fiscalYear,
        OBEU_DIMENSION.budgetPhase,
        OBEU_MEASURE.amount,
        SDMX_ATTRIBUTE.obsStatus,
        BG.assetCategory,
        BG.assetValue,
        BG.changeAmount,
        BG.changeOf,
        BG.disclosingBody,
        BG.economicClassification,
        BG.functionalClassification,
        BG.lineItem,
        BG.referenceDate,
        BG.scope,
        BG.statedUnit,
        BG.statedValue,
    }
)
"""What the rules across disclosures look at: a tenth of a graph, so that a department's years fit into memory."""


@dataclass(frozen=True)
class Comparison:
    """Which disclosures are compared: each by its IRI, its graph's file, and how many findings it has by itself.

    `graph` is the IRI of the named graph that the findings go into.
    """

    graph: str
    disclosures: Sequence[tuple[str, str, int]]

    def to_bytes(self) -> bytes:
        """As it goes to the process that compares."""
        return json.dumps(asdict(self)).encode()


def compare(data: bytes) -> bytes:
    """The findings of a comparison, as N-Quads; raises `ValidationFailed` when the validator itself fails."""
    asked = Comparison(**json.loads(data))
    graphs = (parse(Path(file), Format.N_QUADS) for _, file, _ in asked.disclosures)
    compared = (quad for quads in graphs for quad in quads if quad.predicate in _COMPARED)
    report = validate(compared, shapes=read_shapes().across())
    roots = [Compared(NamedNode(iri), findings) for iri, _, findings in asked.disclosures]
    return serialize_dataset(findings_across(report, roots, NamedNode(asked.graph)), Format.N_QUADS)
