"""Following the current release while requests go on, and failing well."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from budgetgraph.errors import ReleaseDamaged, ReleaseNotFound
from budgetgraph.releases.publication import Publication
from budgetgraph.settings import Publisher
from budgetgraph.store import ReleaseStore
from budgetgraph.web.app import create_app
from tests.web.publication import DOCUMENT, KEY, TEXT, release_sample

DOC = f"/doc/disclosure/{KEY}"


@pytest.fixture
def own_publication(tmp_path: Path) -> Path:
    release_sample(tmp_path / "publication", tmp_path / "build")
    return tmp_path / "publication"


@pytest.fixture
def own_client(own_publication: Path) -> Iterator[TestClient]:
    with TestClient(create_app(own_publication), raise_server_exceptions=False) as client:
        yield client


def test_a_new_release_is_served_at_once(
    own_client: TestClient, own_publication: Path, tmp_path: Path
) -> None:
    """After a publication the next request gets the new release: another validator, other contents."""
    before = own_client.get(f"/source/{DOCUMENT}.txt")
    release = release_sample(own_publication, tmp_path / "second", text=TEXT + "补充\n")
    after = own_client.get(f"/source/{DOCUMENT}.txt", headers={"If-None-Match": before.headers["etag"]})
    assert (200, TEXT + "补充\n") == (after.status_code, after.text)
    assert release.version == own_client.get("/health").json()["release"]


def test_a_rollback_is_followed_too(own_client: TestClient, own_publication: Path, tmp_path: Path) -> None:
    """Rolled back, the older release is served, and no date of the newer one hides that."""
    first = own_client.get("/health").json()["release"]
    release_sample(own_publication, tmp_path / "second", text=TEXT + "补充\n")
    newer = own_client.get(f"/source/{DOCUMENT}.txt")
    Publication(own_publication).rollback()
    # All of this happens within a second, which is as exact as dates in HTTP are.
    os.utime(own_publication / "current", (1_000_000_000, 1_000_000_000), follow_symlinks=False)
    known = {"If-Modified-Since": newer.headers["last-modified"]}
    assert first == own_client.get("/health").json()["release"]
    assert 200 == own_client.get(f"/source/{DOCUMENT}.txt", headers=known).status_code


def test_a_broken_release_leaves_the_old_one_in_service(
    own_client: TestClient, own_publication: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A release that cannot be opened is logged once and not served; the next good one is."""
    first = own_client.get("/health").json()["release"]
    broken = own_publication / "releases" / "2099-01-01.1"
    broken.mkdir()
    link = own_publication / "new"
    link.symlink_to("releases/2099-01-01.1")
    link.replace(own_publication / "current")
    with caplog.at_level(logging.ERROR):
        served = [own_client.get("/health").json()["release"] for _ in range(3)]
    assert [first] * 3 == served
    assert 1 == sum("cannot be opened" in record.message for record in caplog.records)
    broken.rmdir()
    good = release_sample(own_publication, tmp_path / "second")
    assert good.version == own_client.get("/health").json()["release"]


def test_a_missing_pointer_leaves_the_old_release_in_service(
    own_client: TestClient, own_publication: Path
) -> None:
    """Between two states of the folder, readers notice nothing."""
    (own_publication / "current").unlink()
    assert 200 == own_client.get(DOC).status_code


def test_without_a_release_there_is_no_application(tmp_path: Path) -> None:
    """The error says how to publish."""
    with pytest.raises(ReleaseNotFound, match="budgetgraph publish"):
        create_app(tmp_path)


def test_a_damaged_store_is_an_error_of_its_own(own_publication: Path) -> None:
    """A release without its store cannot be served to begin with."""
    store = Publication(own_publication).current().store
    store.rename(store.with_name("gone"))
    with pytest.raises(ReleaseDamaged, match="store"):
        create_app(own_publication)


def test_a_fault_of_ours_is_a_sentence(own_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback reaches a user: 500 as a page, as problem+json, and for HEAD; the log has the rest."""

    def fail(*_args: object, **_more: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(ReleaseStore, "triples", fail)
    page = own_client.get(DOC, headers={"Accept": "text/html"})
    problem = own_client.get(DOC, headers={"Accept": "application/ld+json"})
    assert (500, 500, 500) == (page.status_code, problem.status_code, own_client.head(DOC).status_code)
    assert "Something went wrong on our side." in page.text
    assert "Traceback" not in page.text + problem.text
    assert "secret" not in page.text + problem.text
    assert "*" == problem.headers["access-control-allow-origin"]


def test_a_base_with_a_path_works_below_it_and_at_the_root(tmp_path: Path) -> None:
    """With the base https://data.example/budget, the same addresses work with and without /budget."""
    publisher = Publisher(base="https://data.example/budget")
    release_sample(tmp_path / "publication", tmp_path / "build", publisher=publisher)
    with TestClient(create_app(tmp_path / "publication"), follow_redirects=False) as client:
        below = client.get(f"/budget/id/disclosure/{KEY}", headers={"Accept": "text/turtle"})
        document = client.get(below.headers["location"])
        root = client.get(f"/id/disclosure/{KEY}", headers={"Accept": "text/turtle"})
        style = client.get("/budget/static/style.css")
        problem = client.get("/budget/sparql", params={"query": "SELECT"})
    assert f"/budget{DOC}.ttl" == below.headers["location"]
    assert f"{DOC}.ttl" == root.headers["location"]
    assert (200, 200) == (document.status_code, style.status_code)
    assert (400, "application/problem+json") == (problem.status_code, problem.headers["content-type"])
    assert f"<https://data.example/budget/id/disclosure/{KEY}>" in document.text
