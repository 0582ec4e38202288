"""What the disclosures of one department say of each other: the checks that no disclosure alone can be put to.

They run once for a release, over the graphs that go into it, whether these were made anew, taken from the cache or
carried forward; so a finding lasts as long as both disclosures say what they say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from budgetgraph.formats import Format, parse
from budgetgraph.releases.build import FINDINGS, GRAPH
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

_BODY = re.compile(rf"^<([^>]*)> <{re.escape(BG.disclosingBody.value)}> <([^>]*)>")
_FINDING = f"<{BG.ReconciliationFinding.value}>"
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


def check_across(folders: Iterable[Path], graph: NamedNode) -> list[Quad]:
    """The findings, in the named graph `graph`, of comparing the disclosures whose files these folders hold.

    Raises `ValidationFailed` when the validator itself fails.
    """
    departments: dict[str, list[tuple[NamedNode, Path]]] = defaultdict(list)
    for folder in folders:
        for root, body in _bodies(folder):
            departments[body].append((root, folder))
    several = (sorted(own, key=str) for _, own in sorted(departments.items()) if len(own) > 1)
    return [quad for own in several for quad in _findings(own, graph)]


def _bodies(folder: Path) -> Iterator[tuple[NamedNode, str]]:
    with (folder / GRAPH).open(encoding="utf-8") as lines:
        found = (_BODY.match(line) for line in lines)
        yield from ((NamedNode(match[1]), match[2]) for match in found if match)


def _findings(own: Sequence[tuple[NamedNode, Path]], graph: NamedNode) -> list[Quad]:
    quads = (quad for _, folder in own for quad in parse(folder / GRAPH, Format.N_QUADS))
    report = validate((q for q in quads if q.predicate in _COMPARED), shapes=read_shapes().across())
    return findings_across(report, [Compared(root, _number(folder)) for root, folder in own], graph)


def _number(folder: Path) -> int:
    """How many findings a disclosure has by itself; those across come behind them."""
    return (folder / FINDINGS).read_text(encoding="utf-8").count(_FINDING)
