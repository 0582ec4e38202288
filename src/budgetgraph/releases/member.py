"""A disclosure that goes into a release: made anew, or carried forward from the release before."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from budgetgraph.errors import ReleaseError
from budgetgraph.formats import Format, parse, serialize_dataset
from budgetgraph.releases.build import ACROSS, FILES, FINDINGS, GRAPH, DisclosureBuild
from budgetgraph.releases.dumps import FORMATS, disclosure_dump, disclosure_quads, dump_of, write_dumps
from budgetgraph.releases.manifest import DisclosureEntry, file_entry
from budgetgraph.releases.release import Release, is_intact


@dataclass(frozen=True)
class Member:
    """What the manifest will say of a disclosure, and the folder that its files are in now."""

    entry: DisclosureEntry
    source: Path

    def place(self, directory: Path, previous: Release | None, across: Sequence[Quad] = ()) -> None:
        """Puts its files and dumps into a release's folder; what has not changed costs no further room.

        `across` is what was found when it was compared with others, which its dumps have, too. Raises `InvalidRdf`
        for a graph that does not parse, `ReleaseError` for statements in another graph.
        """
        folder = directory / "disclosures" / self.entry.slug
        folder.mkdir(parents=True)
        same = {name for name in FILES if self._take(name, folder, previous)}
        if self._says_across(across, folder, previous):
            same.add(ACROSS)
        if not ({GRAPH, FINDINGS, ACROSS} <= same and self._link_dumps(directory, previous)):
            self._write_dumps(folder, directory)

    def _says_across(self, across: Sequence[Quad], folder: Path, previous: Release | None) -> bool:
        """Writes what was found across disclosures, if anything; true when the previous release has just that."""
        file = folder / ACROSS
        if across:
            file.write_bytes(serialize_dataset(across, Format.N_QUADS))
        before = previous.manifest.files.get(f"disclosures/{self.entry.slug}/{ACROSS}") if previous else None
        return before == (file_entry(file) if across else None)

    def _take(self, name: str, folder: Path, previous: Release | None) -> bool:
        """Puts a file in its place; true when it is the previous release's."""
        path = f"disclosures/{self.entry.slug}/{name}"
        is_same = previous is not None and previous.manifest.files.get(path) == file_entry(self.source / name)
        if previous and is_same and link_from(previous, path, folder / name):
            return True
        shutil.copyfile(self.source / name, folder / name)
        return False

    def _link_dumps(self, directory: Path, previous: Release | None) -> bool:
        dumps = [dump_of(disclosure_dump(self.entry.slug), format) for format in FORMATS]
        return previous is not None and all(link_from(previous, dump, directory / dump) for dump in dumps)

    def _write_dumps(self, folder: Path, directory: Path) -> None:
        graph = parse(folder / GRAPH)
        foreign = {quad.graph_name for quad in graph} - {NamedNode(self.entry.iri)}
        if foreign:
            raise ReleaseError(f"Some statements are in {foreign.pop()}.", where=self.source / GRAPH)
        write_dumps(disclosure_quads(folder), directory, disclosure_dump(self.entry.slug))


def made(build: DisclosureBuild) -> Member:
    """A disclosure that was built."""
    entry = DisclosureEntry(build.key, build.slug, build.iri, build.title, build.documents)
    return Member(entry, build.directory)


def carried(
    previous: Release | None, builds: Sequence[DisclosureBuild], failed: Mapping[str, str], base: str
) -> tuple[list[Member], list[str]]:
    """The disclosures of the previous release that failed this time, and why some of them cannot be carried.

    Those of which a file has changed since cannot, and stop nobody else. Under another base IRI all are of no use.
    """
    if previous is None or previous.manifest.base != base:
        return [], []
    built = {name for build in builds for name in (build.key, build.slug)}
    members, lost = [], []
    for entry in previous.manifest.disclosures:
        problem = failed.get(entry.key) or failed.get(entry.slug)
        if not problem or built & {entry.key, entry.slug}:
            continue
        if changed := _changed(previous, entry):
            lost.append(_loss(previous, entry, changed))
        else:
            since = entry.carried_from or previous.version
            kept = replace(entry, carried_from=since, problem=problem)
            members.append(Member(kept, previous.folder(entry)))
    return members, lost


def _changed(previous: Release, entry: DisclosureEntry) -> list[str]:
    """The files of a disclosure that are missing or not as they were published."""
    return [name for name in FILES if not is_intact(previous, f"disclosures/{entry.slug}/{name}")]


def _loss(previous: Release, entry: DisclosureEntry, changed: Sequence[str]) -> str:
    return (
        f"{entry.key} cannot be carried forward from release {previous.version}, where this is not as it was"
        f" published: {', '.join(changed)}. Mend the original, so that it can be made anew, or roll back."
    )


def link_from(previous: Release, path: str, target: Path) -> bool:
    """Gives a file of the previous release a further name, if it is intact; else false, and nothing is done."""
    if not is_intact(previous, path):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(previous.directory / path, target)
    except OSError:  # not every file system has hard links
        shutil.copyfile(previous.directory / path, target)
    return True
