"""Small shared graphs: a release with the whole ontology takes four times as long, and there are many here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetgraph.releases import shared
from budgetgraph.vocabulary import ontology_directory, shapes_directory


def few_files() -> Iterator[tuple[str, Path]]:
    """One file for each of the shared graphs; test_catalogue.py and tests/pipeline release them all."""
    yield "ontology", ontology_directory() / "borrowed.ttl"
    yield "codes", ontology_directory() / "codes" / "direction.ttl"
    yield "shapes", shapes_directory() / "assets.ttl"


@pytest.fixture(autouse=True)
def _few_shared_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "_files", few_files)
