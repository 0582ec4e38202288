"""A small index."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from budgetgraph.search import SearchIndex, build_index
from tests.search.texts import SAMPLE


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    path = tmp_path_factory.mktemp("search") / "search.sqlite"
    build_index(SAMPLE, path)
    with SearchIndex(path) as index:
        yield index
