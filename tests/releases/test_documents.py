"""The documents of a disclosure in a manifest."""

from __future__ import annotations

import json
from pathlib import Path

from budgetgraph.releases.manifest import (
    DisclosureEntry,
    DocumentEntry,
    Manifest,
    read_manifest,
    write_manifest,
)

DOCUMENTS = (DocumentEntry("0123456789abcdef", 0, 12), DocumentEntry("fedcba9876543210", 14, 20, (0, 3)))


def manifest(documents: tuple[DocumentEntry, ...]) -> Manifest:
    """That of a release with one disclosure."""
    entry = DisclosureEntry("130300-1/2020/budget", "one", "http://a.example/d", "某局", documents)
    return Manifest("2026-11-26.1", "2026-11-26T00:00:00Z", "x", "y", "http://a.example", (entry,))


def test_places_and_pages_come_back(tmp_path: Path) -> None:
    """What is written of each document is read again."""
    write_manifest(manifest(DOCUMENTS), tmp_path)
    assert manifest(DOCUMENTS) == read_manifest(tmp_path)


def test_a_release_of_before_has_one_document_for_each(tmp_path: Path) -> None:
    """It named it alone; its text is the whole of document.txt."""
    content = json.loads(manifest(DOCUMENTS).to_json())
    del content["disclosures"][0]["documents"]
    content["disclosures"][0]["document"] = "0123456789abcdef"
    (tmp_path / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    [entry] = read_manifest(tmp_path).disclosures
    assert (DocumentEntry("0123456789abcdef", 0, None),) == entry.documents
