"""One real server for all clients."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.publication import release_sample
from tests.web.server import serving


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the query endpoint, served over HTTP from the sample."""
    publication: Path = tmp_path_factory.mktemp("publication")
    release_sample(publication, tmp_path_factory.mktemp("build"))
    with serving(publication) as server:
        yield f"{server.address}/sparql"
