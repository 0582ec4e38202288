"""What the tests of the web share: one released sample for all of them, and a client that asks it in process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from budgetgraph.web.app import create_app
from tests.web.publication import release_sample


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("publication")
    release_sample(directory, tmp_path_factory.mktemp("build"))
    return directory


@pytest.fixture(scope="session")
def client(publication: Path) -> Iterator[TestClient]:
    with TestClient(
        create_app(publication), follow_redirects=False, headers={"Accept-Encoding": "identity"}
    ) as client:
        yield client
