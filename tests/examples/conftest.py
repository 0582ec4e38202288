"""What the examples are asked of: the invented corpus and the reference disclosure, each read and released."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetgraph.pipeline.publish import publish
from budgetgraph.releases.release import Release
from budgetgraph.settings import Publisher
from budgetgraph.store import ReleaseStore

CORPUS = Path(__file__).parent / "corpus"
DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The corpus, released."""
    return release(CORPUS, tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="session")
def corpus(released: Release) -> Iterator[ReleaseStore]:
    with ReleaseStore(released.store) as store:
        yield store


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReleaseStore]:
    with ReleaseStore(release(DATA, tmp_path_factory.mktemp("reference")).store) as store:
        yield store


def release(data: Path, into: Path) -> Release:
    outcome = publish(data, into, Publisher(), workers=2)
    assert [] == outcome.problems
    return outcome.release
