"""What the tests of the web share: one released sample, a client that asks it in process, and one that asks a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from budgetgraph.web.app import create_app
from tests.web.publication import release_sample
from tests.web.server import serving


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


@pytest.fixture(scope="session")
def endpoint(publication: Path) -> Iterator[httpx.Client]:
    """A client of a real server, for what the network has a part in."""
    with (
        serving(publication) as server,
        httpx.Client(base_url=server.address, timeout=30) as client,
    ):
        yield client
