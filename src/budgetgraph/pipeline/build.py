"""A disclosure built into a folder of files, once for each content: building again costs a look at the hashes."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path

from budgetgraph import __version__
from budgetgraph.disclosures import REGISTRATION, Disclosure
from budgetgraph.documents.document import Document
from budgetgraph.errors import ValidationFailed
from budgetgraph.formats import Format, serialize_dataset
from budgetgraph.identifiers import Identifiers, below
from budgetgraph.pipeline.reading_json import reading_json
from budgetgraph.pipeline.trip import Trip, make_trip
from budgetgraph.releases.build import DisclosureBuild
from budgetgraph.releases.manifest import DocumentEntry
from budgetgraph.settings import Publisher
from budgetgraph.vocabulary import code_tables, ontology_files, shapes_files

_DOCUMENTS = "documents.json"


def build(disclosure: Disclosure, publisher: Publisher, cache_directory: Path) -> DisclosureBuild:
    """The files of a disclosure.

    They are made anew only when an original, the registration, the code, the ontology, the shapes or the
    base IRI are not those of an earlier build. Raises what `make_trip` raises, and `ValidationFailed` when the
    graph breaks a shape that says it is wrong.
    """
    directory = cache_directory / fingerprint(disclosure, publisher)
    if not directory.is_dir():
        _make(disclosure, publisher, directory)
    return DisclosureBuild(
        key=str(disclosure.key),
        slug=disclosure.slug,
        iri=Identifiers(publisher.base).disclosure(disclosure.key).value,
        title=disclosure.department_name,
        documents=_documents(directory),
        directory=directory,
    )


def fingerprint(disclosure: Disclosure, publisher: Publisher) -> str:
    """A hash of everything that a disclosure's files depend on."""
    digest = hashlib.sha256(
        f"{publisher.base}\n{disclosure.slug}\n{disclosure.body}\n{_code_fingerprint()}\n".encode()
    )
    digest.update(" ".join(disclosure.hashes).encode())
    digest.update((disclosure.folder / REGISTRATION).read_bytes())
    return digest.hexdigest()[:32]


@cache
def _code_fingerprint() -> str:
    digest = hashlib.sha256(__version__.encode())
    code = sorted(Path(__file__).parents[1].rglob("*.py"))
    for path in [*code, *ontology_files(), *code_tables(), *shapes_files()]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _make(disclosure: Disclosure, publisher: Publisher, directory: Path) -> None:
    trip = make_trip(disclosure, publisher)
    if trip.report.violations:
        raise ValidationFailed(
            f"The graph breaks {len(trip.report.violations)} constraints; the first: {trip.report.violations[0]}",
            where=disclosure.folder,
            hint="This is a fault of BudgetGraph, not of the document: please report it. Nothing was published.",
        )
    directory.parent.mkdir(parents=True, exist_ok=True)
    half_made = Path(tempfile.mkdtemp(prefix=".making-", dir=directory.parent))
    try:
        write_files(trip, half_made)
        _put_in_place(half_made, directory)
    finally:
        shutil.rmtree(half_made, ignore_errors=True)


def _entries(document: Document) -> Iterator[DocumentEntry]:
    for source in document.originals:
        start, end = document.extent_of(source)
        pages = tuple(page - start for page in document.pages if start <= page <= end)
        yield DocumentEntry(source.sha256[:16], start, end, pages)


def _documents(directory: Path) -> tuple[DocumentEntry, ...]:
    entries = json.loads((directory / _DOCUMENTS).read_text(encoding="utf-8"))
    return tuple(DocumentEntry.of(entry) for entry in entries)


def _put_in_place(half_made: Path, directory: Path) -> None:
    try:
        half_made.rename(directory)
    except OSError:
        if not directory.is_dir():  # else another process made the same files meanwhile
            raise


def write_files(trip: Trip, directory: Path) -> None:
    """What every arrow handed on: `document.txt`, `facts.json`, `graph.nq`, `findings.nq`, `report.ttl`.

    And `documents.json`, which is for the release's manifest: where in `document.txt` each original's text stands.
    """
    entries = [asdict(entry) for entry in _entries(trip.reading.document)]
    (directory / _DOCUMENTS).write_text(json.dumps(entries), encoding="utf-8")
    (directory / "document.txt").write_text(trip.reading.document.text, encoding="utf-8", newline="\n")
    (directory / "facts.json").write_text(reading_json(trip.reading), encoding="utf-8", newline="\n")
    (directory / "graph.nq").write_bytes(serialize_dataset(trip.graph, Format.N_QUADS))
    (directory / "findings.nq").write_bytes(serialize_dataset(trip.findings, Format.N_QUADS))
    (directory / "report.ttl").write_bytes(trip.report.to_turtle(below(trip.root, "report")))
