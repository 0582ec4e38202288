"""A corpus of any size to measure on: the reference disclosure many times, for other departments and amounts.

Released through the project's own writer, and kept in a folder until the code or the data changes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, Store

from budgetgraph.pipeline.publish import publish
from budgetgraph.releases.build import FILES, DisclosureBuild
from budgetgraph.releases.manifest import DocumentEntry
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.release import Release
from budgetgraph.releases.writer import write_release
from budgetgraph.settings import Publisher, read_publisher
from variation import FIRST_DEPARTMENT

ROOT = Path(__file__).parents[1]
SHARED_TRIPLES, TRIPLES_EACH = 6_000, 16_800  # about; how many copies make the size that was asked for
MAX_TRIPLES = 2_000_000
_AMOUNT = re.compile(rb'(measure/amount> ")(\d+)')


@dataclass(frozen=True)
class Corpus:
    """A publication of the disclosures of so many departments, whose default graph holds so many triples."""

    publication: Path
    departments: int
    triples: int

    @property
    def store(self) -> Path:
        """The store of its release; to be read only."""
        return self.publication / "current" / "store"

    def writable_store(self, scratch: Path) -> Path:
        """A copy of the store, for a server that locks what it serves."""
        copy = Path(shutil.copytree(self.store, scratch / "store"))
        for path in copy.iterdir():
            path.chmod(0o644)
        return copy

    def n_quads(self, scratch: Path) -> Path:
        """The whole dump as N-Quads, unpacked."""
        unpacked = scratch / "corpus.nq"
        dump = self.publication / "current" / "dumps" / "budgetgraph.nq.gz"
        with gzip.open(dump) as packed, unpacked.open("wb") as file:
            shutil.copyfileobj(packed, file)
        return unpacked


def corpus_of(triples: int, cache: Path) -> Corpus:
    """The corpus of about so many triples: made in `cache`, unless it is there, of the same code and data."""
    departments = max(1, round((min(triples, MAX_TRIPLES) - SHARED_TRIPLES) / TRIPLES_EACH))
    name = f"corpus-{departments}-departments"
    directory = cache / f"{name}-{_state()}"
    if not directory.exists():
        for stale in cache.glob(f"{name}-*"):
            shutil.rmtree(stale)
        _make(directory, departments)
    told = json.loads((directory / "corpus.json").read_text(encoding="utf-8"))
    return Corpus(directory / "publication", told["departments"], told["triples"])


def _state() -> str:
    """A hash of all that a release is made from."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for folder in ("src", "ontology", "shapes", "data"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _make(directory: Path, departments: int) -> None:
    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory.parent) as scratch:
        whole = Path(scratch) / "whole"
        _release_copies(Path(scratch), whole / "publication", departments)
        store = Store.read_only(str(whole / "publication" / "current" / "store"))
        triples = sum(1 for _ in store.quads_for_pattern(None, None, None, DefaultGraph()))
        told = {"departments": departments, "triples": triples}
        (whole / "corpus.json").write_text(json.dumps(told) + "\n", encoding="utf-8")
        whole.rename(directory)


def _release_copies(scratch: Path, into: Path, departments: int) -> None:
    publisher: Publisher = read_publisher(ROOT / "data", {})
    reference = publish(ROOT / "data", scratch / "reference", publisher).release
    builds = [_copy(reference, number, scratch / f"{number:06d}") for number in range(departments)]
    write_release(Publication(into), builds, publisher=publisher)


def _copy(reference: Release, number: int, into: Path) -> DisclosureBuild:
    """The reference disclosure as that of another department, with a document and amounts of its own."""
    entry = reference.manifest.disclosures[0]
    source = reference.directory / "disclosures" / entry.slug
    into.mkdir()
    text = (source / "document.txt").read_bytes() + f"{number}\n".encode()
    document = hashlib.sha256(text).hexdigest()[:16]
    code = f"{FIRST_DEPARTMENT + number:06d}"

    def renamed(name: str) -> str:
        return name.replace(str(FIRST_DEPARTMENT), code).replace(entry.documents[0].document, document)

    for name in FILES:
        content = renamed((source / name).read_text(encoding="utf-8")).encode()
        (into / name).write_bytes(_AMOUNT.sub(lambda found: _larger(found, number), content))
    (into / "document.txt").write_bytes(text)
    title = f"{entry.title}（{number}）"
    return DisclosureBuild(
        renamed(entry.key), f"department-{code}", renamed(entry.iri), title, (DocumentEntry(document),), into
    )


def _larger(found: re.Match[bytes], number: int) -> bytes:
    return found[1] + str(int(found[2]) * (100 + number) // 100).encode()
