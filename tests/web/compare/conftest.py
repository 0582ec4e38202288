"""The invented disclosures of `disclosures.ttl`, released and served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from tests.web.server import serving
from tests.web.stored_data import release_with

DATA = Path(__file__).parent / "disclosures.ttl"
GRAPH = NamedNode("http://localhost:8000/id/disclosure/130300-100/2020/budget")


@pytest.fixture(scope="session")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication."""
    directory, work = tmp_path_factory.mktemp("compared"), tmp_path_factory.mktemp("work")
    triples = parse(DATA.read_bytes(), format=RdfFormat.TURTLE)
    quads = [Quad(one.subject, one.predicate, one.object, GRAPH) for one in triples]
    release_with(quads, directory, work)
    return directory


@pytest.fixture(scope="session")
def address(compared: Path) -> Iterator[str]:
    with serving(compared) as server:
        yield server.address


@pytest.fixture(scope="module")
def site(address: str) -> str:
    """Where the browser looks."""
    return address


@pytest.fixture(scope="session")
def http(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client
