"""The manifest: what is in a release, with the size and hash of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from budgetgraph.errors import ReleaseDamaged

MANIFEST = "manifest.json"
# The manifest holds every other file; this one holds the manifest, as `sha256sum --check` reads it.
SEAL = "manifest.json.sha256"


@dataclass(frozen=True)
class FileEntry:
    """A file's size in bytes and its SHA-256 in hex."""

    size: int
    sha256: str


@dataclass(frozen=True)
class DocumentEntry:
    """An original in a release: the first 16 hex digits of its SHA-256, and where in `document.txt` its text stands.

    `start` and `end` are code points; an end of None is that of the file. `pages` are where its pages begin, counted
    within its own text; empty for a format without pages.
    """

    document: str
    start: int = 0
    end: int | None = None
    pages: tuple[int, ...] = ()

    @classmethod
    def of(cls, content: dict[str, Any]) -> DocumentEntry:
        """From what `asdict` and JSON made of one."""
        return cls(**{**content, "pages": tuple(content.get("pages", ()))})


@dataclass(frozen=True)
class DisclosureEntry:
    """A disclosure in a release.

    `carried_from` is the version of the release that it was carried forward from because it could not be made
    anew, for the reason in `problem`.
    """

    key: str
    slug: str
    iri: str
    title: str
    documents: tuple[DocumentEntry, ...]
    carried_from: str | None = None
    problem: str | None = None


@dataclass(frozen=True)
class Manifest:
    """A release's own description; `files` is keyed by path in the release, with slashes.

    `created` is a time in UTC (ISO 8601), `base` the base IRI, `problems` what was left out of it, and why.
    """

    version: str
    created: str
    software: str
    ontology: str
    base: str
    disclosures: tuple[DisclosureEntry, ...]
    problems: tuple[str, ...] = ()
    files: dict[str, FileEntry] = field(default_factory=dict)

    def to_json(self) -> str:
        """The text of `manifest.json`."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def write_manifest(manifest: Manifest, directory: Path) -> None:
    """Writes `manifest.json` and its seal."""
    content = manifest.to_json().encode()
    (directory / MANIFEST).write_bytes(content)
    (directory / SEAL).write_text(f"{hashlib.sha256(content).hexdigest()}  {MANIFEST}\n", encoding="ascii")


def read_manifest(directory: Path) -> Manifest:
    """The manifest of a release; raises `ReleaseDamaged` for one that cannot be read."""
    path = directory / MANIFEST
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        content["disclosures"] = tuple(_disclosure(entry) for entry in content["disclosures"])
        content["problems"] = tuple(content["problems"])
        content["files"] = {name: FileEntry(**entry) for name, entry in content["files"].items()}
        return Manifest(**content)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ReleaseDamaged(
            f"The manifest cannot be read ({error}).", where=path, hint="Roll back or publish again."
        ) from error


def _disclosure(entry: dict[str, Any]) -> DisclosureEntry:
    # Releases made before a disclosure could have several originals name the one.
    documents = [{"document": entry.pop("document")}] if "document" in entry else entry.pop("documents")
    return DisclosureEntry(documents=tuple(DocumentEntry.of(one) for one in documents), **entry)


def file_entry(path: Path) -> FileEntry:
    """The size and hash of a file; raises `OSError`."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return FileEntry(path.stat().st_size, digest.hexdigest())


def files_below(directory: Path) -> Iterator[tuple[str, Path]]:
    """Every file of a release but the manifest and its seal, by its path in the release, in a stable order."""
    for path in sorted(directory.rglob("*")):
        name = path.relative_to(directory).as_posix()
        if not path.is_dir() and name not in (MANIFEST, SEAL):
            yield name, path
