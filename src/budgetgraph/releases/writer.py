"""Writes a release: all of it in a folder beside the others, which is then switched to in one step."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Quad

from budgetgraph import __version__
from budgetgraph.errors import ReleaseDamaged, ReleaseError, ReleaseNotFound
from budgetgraph.formats import Format, parse, serialize_dataset
from budgetgraph.identifiers import Identifiers
from budgetgraph.releases.build import REPORT, DisclosureBuild
from budgetgraph.releases.catalogue import Catalogue
from budgetgraph.releases.counting import write_statistics
from budgetgraph.releases.dumps import said_files, write_whole_dumps
from budgetgraph.releases.manifest import Manifest, file_entry, files_below, write_manifest
from budgetgraph.releases.member import Member, carried, made
from budgetgraph.releases.publication import Publication, synchronise
from budgetgraph.releases.release import Release
from budgetgraph.releases.shared import shared_quads
from budgetgraph.search import INDEX_FILE, build_index, indexed_lines
from budgetgraph.settings import Publisher
from budgetgraph.store import build_store
from budgetgraph.vocabulary import VERSION_IRI

SHARED = "shared.nq"
Across = Callable[[Sequence[Path]], tuple[list[Quad], list[str]]]


def write_release(
    publication: Publication,
    builds: Sequence[DisclosureBuild],
    *,
    publisher: Publisher,
    problems: Sequence[str] = (),
    failed: Mapping[str, str] | None = None,
    across: Across | None = None,
) -> Release:
    """Publishes `builds` as a new release and switches to it.

    `failed` gives, by key or slug, why a disclosure could not be built: what the current release holds of it is
    carried forward, or when its manifest cannot be read the newest sound release before it; what is damaged is
    left out. `problems` are told in the manifest, and so is damage that costs data. `across` is given the folders of
    all disclosures that the release will hold; its statements, each about something below one disclosure, go with that
    one, and what it could not find out is told, too. Raises `ReleaseError` when the release cannot be written or
    another process publishes. Whatever is raised, the release that was current stays so, and nothing half-written is
    left.
    """
    now = datetime.datetime.now(datetime.UTC)
    with publication.lock():
        previous, damage = _previous(publication)
        kept, lost = carried(previous, builds, failed or {}, publisher.base)
        members = [*map(made, builds), *kept]
        _check(members, publication)
        with publication.new_release(now.date()) as (version, directory):
            found, missing = across([member.source for member in members]) if across else ([], [])
            told = [*problems, *damage, *lost, *missing]
            manifest = _manifest(version, now, publisher, members, told)
            _write(directory, manifest, members, publisher, previous, found)
        return publication.release(version)


def _previous(publication: Publication) -> tuple[Release | None, list[str]]:
    """What can be taken over from: the current release, or in its place the newest sound one before it.

    With what is to be told when it is not the current one. Files are compared with the manifest when they are
    taken over, so that of the current one no more than a manifest is needed.
    """
    try:
        return publication.current(), []
    except ReleaseNotFound as missing:
        if publication.current_version() is None:
            return None, []
        fault: ReleaseError = missing
    except ReleaseDamaged as damaged:
        fault = damaged
    release = publication.newest_sound_before_current()
    instead = (
        f"What failed is carried forward from {release.version}."
        if release
        else "No older one is sound, so nothing that failed is carried forward."
    )
    return release, [f"Release {publication.current_version()}: {fault.what} {instead}"]


def _check(members: Sequence[Member], publication: Publication) -> None:
    if not members:
        raise ReleaseError("There is nothing to release.", where=publication.directory)
    for names in ([member.entry.key for member in members], [member.entry.slug for member in members]):
        doubles = sorted(name for name, times in Counter(names).items() if times > 1)
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
    across: Sequence[Quad],
) -> None:
    told = _by_disclosure(across)
    for member in members:
        member.place(directory, previous, told.pop(member.entry.iri, []))
    slugs = [member.entry.slug for member in members]
    _write_shared(directory, manifest, publisher, slugs, [quad for rest in told.values() for quad in rest])
    _write_report(directory, slugs)
    _write_store(directory, slugs)
    write_statistics(directory, manifest, previous)
    _seal(directory, manifest)


def _by_disclosure(across: Sequence[Quad]) -> dict[str, list[Quad]]:
    """The statements by the IRI of the disclosure below which their subjects are."""
    told: dict[str, list[Quad]] = defaultdict(list)
    for quad in across:
        told[str(quad.subject)[1:].partition("/finding/")[0]].append(quad)
    return told


def _write_shared(
    directory: Path, manifest: Manifest, publisher: Publisher, slugs: Sequence[str], others: Sequence[Quad]
) -> None:
    """What belongs to no single disclosure (`others` with it), and the dumps of everything."""
    written = {name: file_entry(path) for name, path in files_below(directory)}
    catalogue = Catalogue(publisher, manifest.version, manifest.created, manifest.disclosures, written)
    shared = [*shared_quads(Identifiers(publisher.base), catalogue.quads()), *others]
    (directory / SHARED).write_bytes(serialize_dataset(shared, Format.N_QUADS))
    write_whole_dumps(directory, shared, slugs)


def _write_report(directory: Path, slugs: Sequence[str]) -> None:
    """One Turtle document after the other is a Turtle document; reports have no blank nodes to keep apart."""
    with (directory / REPORT).open("wb") as whole:
        for slug in slugs:
            whole.write((directory / "disclosures" / slug / REPORT).read_bytes() + b"\n")


def _write_store(directory: Path, slugs: Sequence[str]) -> None:
    folders = [directory / "disclosures" / slug for slug in slugs]
    graphs = [path for folder in folders for path in said_files(folder)]
    build_store([directory / SHARED, *graphs], directory / "store")
    # One file at a time is in memory.
    texts = (indexed_lines(path.read_bytes()) for path in [directory / SHARED, *graphs])
    build_index((quad for lines in texts for quad in parse(lines, Format.N_QUADS)), directory / INDEX_FILE)


def _seal(directory: Path, manifest: Manifest) -> None:
    """Writes the manifest, makes the files read-only and waits until they are on the disk."""
    files = {name: file_entry(path) for name, path in files_below(directory)}
    write_manifest(replace(manifest, files=files), directory)
    for path in directory.rglob("*"):
        if not path.is_dir():
            path.chmod(0o444)
        synchronise(path)
