"""What failed is carried forward from the release before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from budgetgraph.releases.release import Release
from budgetgraph.releases.writer import write_release
from budgetgraph.settings import Publisher
from budgetgraph.store import ReleaseStore
from tests.releases.builds import PUBLISHER, build, published


@pytest.mark.parametrize("name", ["130300-100002/2020/budget", "d100002"])
def test_what_failed_is_carried_forward(tmp_path: Path, name: str) -> None:
    """Bad input costs no data: the files of the current release are in the next, which says so and why."""
    into = published(tmp_path, "100001", "100002")
    first = into.current()
    again = [build(tmp_path / "built", "100001")]
    second = write_release(
        into, again, publisher=PUBLISHER, failed={name: "original.txt: The file is empty."}
    )
    made, carried = second.manifest.disclosures
    assert (None, None) == (made.carried_from, made.problem)
    assert (first.version, "original.txt: The file is empty.") == (carried.carried_from, carried.problem)
    with ReleaseStore(second.store) as store:
        assert 2 == len(store.select("SELECT ?d { ?d a bg:Disclosure }"))
    third = write_release(into, again, publisher=PUBLISHER, failed={name: "still"})
    assert (first.version, "still") == (
        third.manifest.disclosures[1].carried_from,
        third.manifest.disclosures[1].problem,
    )
    third.verify()


def test_what_is_made_again_is_not_carried(tmp_path: Path) -> None:
    """A disclosure that succeeds replaces the one carried forward."""
    into = published(tmp_path, "100001", "100002")
    builds = [build(tmp_path / "built", "100001"), build(tmp_path / "built", "100002")]
    release = write_release(into, builds, publisher=PUBLISHER, failed={"d100002": "once"})
    assert [None, None] == [entry.carried_from for entry in release.manifest.disclosures]


def test_what_was_taken_out_is_not_carried(tmp_path: Path) -> None:
    """Only a failure carries forward; a disclosure that is no longer registered goes."""
    into = published(tmp_path, "100001", "100002")
    release = write_release(into, [build(tmp_path / "built", "100001")], publisher=PUBLISHER)
    assert ["d100001"] == [entry.slug for entry in release.manifest.disclosures]


def test_nothing_is_carried_under_another_base(tmp_path: Path) -> None:
    """Its IRIs would be those of the old base."""
    into = published(tmp_path, "100001", "100002")
    release = write_release(
        into,
        [build(tmp_path / "built", "100001")],
        publisher=Publisher(base="http://example.org"),
        failed={"d100002": "x"},
    )
    assert ["d100001"] == [entry.slug for entry in release.manifest.disclosures]


@pytest.mark.parametrize("is_gone", [False, True])
def test_what_is_damaged_is_not_carried(tmp_path: Path, is_gone: bool) -> None:
    """It is left out and told with its file; the others are published all the same."""
    into = published(tmp_path, "100001", "100002", "100003")
    path = into.current().directory / "disclosures/d100002/graph.nq"
    path.chmod(0o644)
    path.unlink() if is_gone else path.write_bytes(path.read_bytes()[:-2])
    release = write_release(
        into,
        [build(tmp_path / "built", "100001")],
        publisher=PUBLISHER,
        problems=["x"],
        failed={"d100002": "x", "d100003": "y"},
    )
    assert ["d100001", "d100003"] == [entry.slug for entry in release.manifest.disclosures]
    first, lost = release.manifest.problems
    assert "x" == first
    assert "130300-100002/2020/budget cannot be carried forward" in lost
    assert "published: graph.nq." in lost
    release.verify()


def spoil(release: Release) -> None:
    """Makes a release's manifest unreadable."""
    path = release.directory / "manifest.json"
    path.chmod(0o644)
    path.write_text("{")


@pytest.mark.parametrize("is_gone", [False, True])
def test_an_unreadable_release_costs_no_carried_data(tmp_path: Path, is_gone: bool) -> None:
    """What failed comes from the newest sound release before it, and the manifest says why."""
    into = published(tmp_path, "100001", "100002")
    first, again = into.current(), [build(tmp_path / "built", "100001")]
    failed = {"d100002": "empty"}
    damaged = write_release(into, again, publisher=PUBLISHER, failed=failed)
    spoil(write_release(into, again, publisher=PUBLISHER, failed=failed))
    (damaged.directory / "report.ttl").unlink()
    if is_gone:
        shutil.rmtree(into.directory / "releases" / str(into.current_version()))
    release = write_release(into, again, publisher=PUBLISHER, failed=failed)
    assert [None, first.version] == [entry.carried_from for entry in release.manifest.disclosures]
    [problem] = release.manifest.problems
    assert f"carried forward from {first.version}" in problem
    assert ("There is no release" if is_gone else "manifest cannot be read") in problem
    release.verify()


def test_data_that_is_lost_with_a_manifest_is_told(tmp_path: Path) -> None:
    """When there is no sound release to carry forward from, the manifest says so."""
    into = published(tmp_path, "100001", "100002")
    spoil(into.current())
    again = [build(tmp_path / "built", "100001")]
    release = write_release(into, again, publisher=PUBLISHER, failed={"d100002": "empty"})
    assert ["d100001"] == [entry.slug for entry in release.manifest.disclosures]
    [problem] = release.manifest.problems
    assert "No older one is sound, so nothing that failed is carried forward" in problem


def test_a_first_release_has_no_problems(tmp_path: Path) -> None:
    """That nothing was published before is nothing to tell."""
    assert () == published(tmp_path, "100001").current().manifest.problems
