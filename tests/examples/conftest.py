"""What the examples are asked of: the invented corpus and the reference disclosure, each read and released."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from budgetgraph.pipeline.publish import publish
from budgetgraph.releases.release import Release
from budgetgraph.search import SearchIndex
from budgetgraph.services import Services
from budgetgraph.settings import Publisher
from budgetgraph.store import ReleaseStore
from tests.examples.answers import Ask

CORPUS = Path(__file__).parent / "corpus"
DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The corpus, released."""
    return release(CORPUS, tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="session")
def corpus(released: Release) -> Iterator[Ask]:
    with asking(released) as ask:
        yield ask


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(release(DATA, tmp_path_factory.mktemp("reference"))) as ask:
        yield ask


@contextmanager
def asking(released: Release) -> Iterator[Ask]:
    """Asks a release, its search index included."""
    with ReleaseStore(released.store) as store, SearchIndex(released.search) as search:
        yield lambda query: store.answer(query, services=Services(search))


def release(data: Path, into: Path) -> Release:
    outcome = publish(data, into, Publisher(), workers=2)
    assert [] == outcome.problems
    return outcome.release
