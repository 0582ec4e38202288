"""The files of a golden trip: what each arrow handed on, as text that can be read in a review."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, Triple

from budgetgraph.disclosures import read_disclosure
from budgetgraph.documents.document import Block, Paragraph
from budgetgraph.formats.format import Format
from budgetgraph.formats.serializer import serialize
from budgetgraph.pipeline.reading_json import reading_json
from budgetgraph.pipeline.trip import Trip, make_trip
from budgetgraph.settings import Publisher

TRIPS = Path(__file__).parent
DATA = Path(__file__).parents[2] / "data" / "disclosures"
SLUGS = sorted(path.name for path in TRIPS.iterdir() if path.is_dir() and not path.name.startswith("_"))


def trip_of(slug: str) -> Trip:
    """The trip of a disclosure that is published in data/ or lies in the trip's own folder."""
    folder = DATA / slug if (DATA / slug).is_dir() else TRIPS / slug
    return make_trip(read_disclosure(folder), Publisher())


def files_of(trip: Trip) -> dict[str, str]:
    """The golden files of a trip, by name.

    `graph.ttl` leaves out the passages that facts quote: they follow from `facts.json`, and another test holds
    that each is the slice of the text that it says.
    """
    return {
        "document.json": document_json(trip),
        "facts.json": reading_json(trip.reading),
        "graph.ttl": serialize(triples(without_passages(trip.graph)), Format.TURTLE).decode(),
        "findings.ttl": serialize(triples(trip.findings), Format.TURTLE).decode(),
    }


def document_json(trip: Trip) -> str:
    """The blocks of the document, one a line."""
    lines = [json.dumps(_block(block), ensure_ascii=False) for block in trip.reading.document.blocks]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"at": block.passage.start, "paragraph": block.passage.text}
    return {"at": block.start, "table": [[cell.text for cell in row] for row in block.rows]}


def without_passages(quads: Iterable[Quad]) -> Iterable[Quad]:
    """The quads that do not describe a passage or its selectors."""
    return (quad for quad in quads if not _is_passage(str(quad.subject)))


def _is_passage(subject: str) -> bool:
    return any(f"#{kind}=" in subject for kind in ("char", "position", "quote"))


def triples(quads: Iterable[Quad]) -> list[Triple]:
    """The triples of quads."""
    return [quad.triple for quad in quads]
