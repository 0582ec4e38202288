"""What the examples are asked of: the invented corpus and the reference disclosure, each read and released."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetgraph.pipeline.publish import publish
from budgetgraph.settings import Publisher
from budgetgraph.store import ReleaseStore

CORPUS = Path(__file__).parent / "corpus"
DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReleaseStore]:
    yield from _released(CORPUS, tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReleaseStore]:
    yield from _released(DATA, tmp_path_factory.mktemp("reference"))


def _released(data: Path, into: Path) -> Iterator[ReleaseStore]:
    outcome = publish(data, into, Publisher())
    assert [] == outcome.problems
    with ReleaseStore(outcome.release.store) as store:
        yield store
