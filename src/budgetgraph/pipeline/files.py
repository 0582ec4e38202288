"""What every arrow of a trip handed on, as files."""

from __future__ import annotations

from collections.abc import Iterator

from budgetgraph.documents.document import Document
from budgetgraph.formats import Format, serialize_dataset
from budgetgraph.identifiers import below
from budgetgraph.pipeline.reading_json import reading_json
from budgetgraph.pipeline.told import TOLD, Told
from budgetgraph.pipeline.trip import Trip
from budgetgraph.releases.build import FINDINGS, GRAPH, REPORT
from budgetgraph.releases.manifest import DocumentEntry


def files_of(trip: Trip) -> dict[str, bytes]:
    """`document.txt`, `facts.json`, `graph.nq`, `findings.nq`, `report.ttl`, by name.

    And `build.json`, which is for whoever publishes (see `told`).
    """
    entries = tuple(_entries(trip.reading.document))
    return {
        TOLD: Told(entries, len(trip.graph), len(trip.report.findings)).to_bytes(),
        "document.txt": trip.reading.document.text.encode(),
        "facts.json": reading_json(trip.reading).encode(),
        GRAPH: serialize_dataset(trip.graph, Format.N_QUADS),
        FINDINGS: serialize_dataset(trip.findings, Format.N_QUADS),
        REPORT: trip.report.to_turtle(below(trip.root, "report")),
    }


def _entries(document: Document) -> Iterator[DocumentEntry]:
    for source in document.originals:
        start, end = document.extent_of(source)
        pages = tuple(page - start for page in document.pages if start <= page <= end)
        yield DocumentEntry(source.sha256[:16], start, end, pages)
