"""Releases with small shared graphs."""

from collections.abc import Iterator

import pytest

from tests.releases.small_shared import small_shared_graphs


@pytest.fixture(scope="module", autouse=True)
def _small_shared_graphs() -> Iterator[None]:
    with small_shared_graphs():
        yield
