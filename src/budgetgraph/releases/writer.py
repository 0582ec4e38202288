"""Writes a release: all of it in a folder beside the others, which is then switched to in one step."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from budgetgraph import __version__
from budgetgraph.errors import ReleaseError
from budgetgraph.formats import Format, serialize_dataset
from budgetgraph.identifiers import Identifiers
from budgetgraph.releases.build import FINDINGS, GRAPH, REPORT, DisclosureBuild
from budgetgraph.releases.catalogue import Catalogue
from budgetgraph.releases.dumps import write_whole_dumps
from budgetgraph.releases.manifest import Manifest, file_entry, files_below, write_manifest
from budgetgraph.releases.member import Member, carried, made
from budgetgraph.releases.publication import Publication, synchronise
from budgetgraph.releases.release import Release
from budgetgraph.releases.shared import shared_quads
from budgetgraph.settings import Publisher
from budgetgraph.store import build_store
from budgetgraph.vocabulary import VERSION_IRI

SHARED = "shared.nq"


def write_release(
    publication: Publication,
    builds: Sequence[DisclosureBuild],
    *,
    publisher: Publisher,
    problems: Sequence[str] = (),
    failed: Mapping[str, str] | None = None,
) -> Release:
    """Publishes `builds` as a new release and switches to it.

    `failed` gives, by key or slug, why a disclosure could not be built: what the current release holds of it is
    carried forward. `problems` are told in the manifest. Raises `ReleaseError` when the release cannot be
    written or another process publishes. Whatever is raised, the release that was current stays so, and nothing
    half-written is left.
    """
    now = datetime.datetime.now(datetime.UTC)
    with publication.lock():
        previous = _current(publication)
        members = [*map(made, builds), *carried(previous, builds, failed or {}, publisher.base)]
        _check(members, publication)
        with publication.new_release(now.date()) as (version, directory):
            manifest = _manifest(version, now, publisher, members, problems)
            _write(directory, manifest, members, publisher, previous)
        return publication.release(version)


def _current(publication: Publication) -> Release | None:
    try:
        return publication.current()
    except ReleaseError:  # there is none, or nothing can be taken over from it
        return None


def _check(members: Sequence[Member], publication: Publication) -> None:
    if not members:
        raise ReleaseError("There is nothing to release.", where=publication.directory)
    for names in ([member.entry.key for member in members], [member.entry.slug for member in members]):
        doubles = sorted({name for name in names if names.count(name) > 1})
        if doubles:
            raise ReleaseError(f"Two disclosures are called {doubles[0]}.", where=publication.directory)


def _manifest(
    version: str,
    now: datetime.datetime,
    publisher: Publisher,
    members: Sequence[Member],
    problems: Sequence[str],
) -> Manifest:
    return Manifest(
        version=version,
        created=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        software=f"budgetgraph {__version__}",
        ontology=VERSION_IRI,
        base=publisher.base,
        disclosures=tuple(member.entry for member in members),
        problems=tuple(problems),
    )


def _write(
    directory: Path,
    manifest: Manifest,
    members: Sequence[Member],
    publisher: Publisher,
    previous: Release | None,
) -> None:
    for member in members:
        member.place(directory, previous)
    slugs = [member.entry.slug for member in members]
    _write_shared(directory, manifest, publisher, slugs)
    _write_report(directory, slugs)
    _write_store(directory, slugs)
    _seal(directory, manifest)


def _write_shared(directory: Path, manifest: Manifest, publisher: Publisher, slugs: Sequence[str]) -> None:
    """What belongs to no single disclosure, and the dumps of everything."""
    written = {name: file_entry(path) for name, path in files_below(directory)}
    catalogue = Catalogue(publisher, manifest.version, manifest.created, manifest.disclosures, written)
    shared = shared_quads(Identifiers(publisher.base), catalogue.quads())
    (directory / SHARED).write_bytes(serialize_dataset(shared, Format.N_QUADS))
    write_whole_dumps(directory, shared, slugs)


def _write_report(directory: Path, slugs: Sequence[str]) -> None:
    """One Turtle document after the other is a Turtle document; reports have no blank nodes to keep apart."""
    with (directory / REPORT).open("wb") as whole:
        for slug in slugs:
            whole.write((directory / "disclosures" / slug / REPORT).read_bytes() + b"\n")


def _write_store(directory: Path, slugs: Sequence[str]) -> None:
    folders = [directory / "disclosures" / slug for slug in slugs]
    graphs = [folder / name for folder in folders for name in (GRAPH, FINDINGS)]
    build_store([directory / SHARED, *graphs], directory / "store")


def _seal(directory: Path, manifest: Manifest) -> None:
    """Writes the manifest, makes the files read-only and waits until they are on the disk."""
    files = {name: file_entry(path) for name, path in files_below(directory)}
    write_manifest(replace(manifest, files=files), directory)
    for path in directory.rglob("*"):
        if not path.is_dir():
            path.chmod(0o444)
        synchronise(path)
