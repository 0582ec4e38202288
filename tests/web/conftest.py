"""What the tests of the web share: one released sample, a client that asks it in process, and one that asks a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from starlette.testclient import TestClient

from budgetgraph.pipeline.publish import publish
from budgetgraph.settings import read_publisher
from budgetgraph.web.app import create_app
from tests.web.publication import release_sample
from tests.web.server import Server, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("publication")
    release_sample(directory, tmp_path_factory.mktemp("build"))
    return directory


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication of the reference disclosure in `data/`, with the whole ontology and the long lists."""
    directory = tmp_path_factory.mktemp("reference")
    publish(DATA, directory, read_publisher(DATA, {}))
    return directory


@pytest.fixture(scope="session")
def client(publication: Path) -> Iterator[TestClient]:
    with TestClient(
        create_app(publication), follow_redirects=False, headers={"Accept-Encoding": "identity"}
    ) as client:
        yield client


@pytest.fixture(scope="module")
def server(publication: Path) -> Iterator[Server]:
    """A running server."""
    with serving(publication) as server:
        yield server


@pytest.fixture(scope="module")
def site(server: Server) -> str:
    """Its address."""
    return server.address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. Of the module, because while it is open no test can have an event loop of its own."""
    from tests.web.editor_page import CHROMIUM, chromium

    if CHROMIUM is None:
        pytest.skip("there is no Chromium here (Debian package `chromium`)")
    with chromium() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A window of its own for each test."""
    from tests.web.editor_page import watched

    with watched(browser, site) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab in that window."""
    return context.new_page()


@pytest.fixture(scope="session")
def endpoint(publication: Path) -> Iterator[httpx.Client]:
    """A client of a real server, for what the network has a part in."""
    with (
        serving(publication) as server,
        httpx.Client(base_url=server.address, timeout=30) as client,
    ):
        yield client
