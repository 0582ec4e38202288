"""What the tests of the pool share: a release's store."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.publication import release_sample


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release_sample(tmp_path_factory.mktemp("publication"), tmp_path_factory.mktemp("build")).store
