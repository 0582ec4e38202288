"""Whether a release would hold what the current one holds already."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from budgetgraph.errors import ReleaseError
from budgetgraph.releases.build import DisclosureBuild
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.release import Release
from budgetgraph.settings import Publisher

_NOTE = "last-release.json"


def content_of(builds: Sequence[DisclosureBuild], publisher: Publisher, problems: Sequence[str]) -> str:
    """A hash of what goes into a release; builds are named by all that they depend on, the code included."""
    names = [f"{build.key} {build.slug} {build.directory.name}" for build in builds]
    return hashlib.sha256(json.dumps([names, repr(publisher), list(problems)]).encode()).hexdigest()


def remember(release: Release, content: str, cache: Path) -> None:
    """Notes what a release was made of; losing the note costs no more than one needless release."""
    cache.mkdir(parents=True, exist_ok=True)
    (cache / _NOTE).write_text(json.dumps({"version": release.version, "content": content}), encoding="utf-8")


def unchanged(publication: Publication, content: str, cache: Path) -> Release | None:
    """The current release, when it was made of the same content and is sound; else None."""
    try:
        note = json.loads((cache / _NOTE).read_text(encoding="utf-8"))
        current = publication.current()
        if note != {"version": current.version, "content": content}:
            return None
        current.verify()
    except (OSError, ValueError, ReleaseError):
        return None
    return current
