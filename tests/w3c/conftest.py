"""What the tests of the suites share: the real server with the suites' data, and a client that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import httpx
import pytest

from budgetgraph.releases.release import Release
from tests.w3c.suite import ABSENT, suite
from tests.w3c.suite_data import suite_quads
from tests.web.protocol_requests import protocol_quads
from tests.web.server import serving
from tests.web.stored_data import release_with


@pytest.fixture(scope="session")
def suite_release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    found = suite()
    if found is None:
        pytest.skip(ABSENT)
    work = tmp_path_factory.mktemp("suites-build")
    quads = chain(suite_quads(found), protocol_quads())
    return release_with(quads, tmp_path_factory.mktemp("suites"), work)


@pytest.fixture(scope="session")
def suite_client(suite_release: Release) -> Iterator[httpx.Client]:
    publication = suite_release.directory.parents[1]
    with (
        serving(publication) as server,
        httpx.Client(base_url=server.address, timeout=30) as client,
    ):
        yield client
