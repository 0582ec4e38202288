"""Releases with small shared graphs; tests/cli/test_main.py, tests/examples and tests/test_docs.py release them all."""

from collections.abc import Iterator

import pytest

from tests.releases.small_shared import small_shared_graphs


@pytest.fixture(autouse=True)
def _small_shared_graphs() -> Iterator[None]:
    with small_shared_graphs():
        yield
