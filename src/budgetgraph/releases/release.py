"""A release: an immutable folder that can tell whether it is still what was published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from budgetgraph.errors import ReleaseDamaged, ReleaseNotFound
from budgetgraph.releases.manifest import (
    MANIFEST,
    SEAL,
    DisclosureEntry,
    FileEntry,
    Manifest,
    file_entry,
    files_below,
)
from budgetgraph.search import INDEX_FILE


@dataclass(frozen=True)
class Release:
    """A release in its folder, with its manifest."""

    version: str
    directory: Path
    manifest: Manifest

    @property
    def store(self) -> Path:
        """The folder of its triple store."""
        return self.directory / "store"

    @property
    def search(self) -> Path:
        """The file of its search index; releases made before there was search have none."""
        return self.directory / INDEX_FILE

    def disclosure(self, key: str) -> DisclosureEntry:
        """The disclosure with this key or slug; raises `ReleaseNotFound`."""
        for entry in self.manifest.disclosures:
            if key in (entry.key, entry.slug):
                return entry
        raise ReleaseNotFound(
            f"No disclosure in it is called {key!r}.",
            where=f"release {self.version}",
            hint="`budgetgraph releases show` lists its disclosures.",
        )

    def folder(self, entry: DisclosureEntry) -> Path:
        """The folder of a disclosure's files."""
        return self.directory / "disclosures" / entry.slug

    def verify(self) -> None:
        """Reads every file; raises `ReleaseDamaged`, which names each that is missing, changed or extra."""
        problems = self.problems()
        if problems:
            raise ReleaseDamaged(
                f"The release is not as it was published: {'; '.join(problems)}.",
                where=self.directory,
                hint="Roll back to a sound one (`budgetgraph releases rollback`) or publish again.",
            )

    def problems(self) -> list[str]:
        """What is missing, changed or extra, a clause for each file; empty when all is as it was published."""
        return list(self._problems())

    def _problems(self) -> Iterator[str]:
        if not self._is_sealed():
            yield f"{MANIFEST} is changed, or its seal {SEAL} is"
        found = dict(files_below(self.directory))
        for name, expected in self.manifest.files.items():
            if name not in found:
                yield f"{name} is missing"
            elif not _is_as_expected(found[name], expected):
                yield f"{name} is changed"
        yield from (f"{name} is extra" for name in found if name not in self.manifest.files)

    def _is_sealed(self) -> bool:
        try:
            seal = (self.directory / SEAL).read_bytes()
            content = (self.directory / MANIFEST).read_bytes()
        except OSError:
            return False
        return seal == f"{hashlib.sha256(content).hexdigest()}  {MANIFEST}\n".encode()


def is_intact(release: Release, name: str) -> bool:
    """Whether a release's file is there and as its manifest says."""
    expected = release.manifest.files.get(name)
    return expected is not None and _is_as_expected(release.directory / name, expected)


def _is_as_expected(path: Path, expected: FileEntry) -> bool:
    try:
        return not path.is_symlink() and file_entry(path) == expected
    except OSError:
        return False
