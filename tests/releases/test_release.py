"""A release knows whether it is still what was published."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from budgetgraph.errors import ReleaseDamaged, ReleaseNotFound
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.release import Release
from budgetgraph.releases.writer import write_release
from budgetgraph.store import ReleaseStore
from tests.releases.builds import PUBLISHER, build


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication with one release, to be copied and not changed."""
    folder = tmp_path_factory.mktemp("sound")
    write_release(Publication(folder / "var"), [build(folder / "built")], publisher=PUBLISHER)
    return folder / "var"


@pytest.fixture
def release(sound: Path, tmp_path: Path) -> Release:
    shutil.copytree(sound, tmp_path / "var", symlinks=True)
    return Publication(tmp_path / "var").current()


def names_in(release: Release) -> list[str]:
    return [*release.manifest.files, "manifest.json.sha256", "manifest.json"]


def test_a_sound_release_is_sound(release: Release) -> None:
    """Also after its store has been opened and read."""
    release.verify()
    with ReleaseStore(release.store) as store:
        assert list(store.triples())
    release.verify()


def test_a_flipped_bit_in_any_file_is_found(release: Release) -> None:
    """Of the data, the store, the manifest and its seal; each is named."""
    for name in names_in(release):
        path = release.directory / name
        content = path.read_bytes()
        path.chmod(0o644)
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]) if content else b"\0")
        [problem] = release.problems()
        assert f"{name} is changed" in problem or (name.startswith("manifest") and "manifest.json" in problem)
        path.write_bytes(content)
    assert [] == release.problems()


def test_a_missing_file_is_found(release: Release) -> None:
    """Whichever it is."""
    for name in release.manifest.files:
        path = release.directory / name
        content = path.read_bytes()
        path.unlink()
        assert [f"{name} is missing"] == release.problems()
        path.write_bytes(content)


def test_an_extra_file_is_found(release: Release) -> None:
    """Wherever it is, hidden or not."""
    for name in ("notes.txt", "store/.hidden", "disclosures/d100001/graph.nq~"):
        (release.directory / name).write_text("")
        assert [f"{name} is extra"] == release.problems()
        (release.directory / name).unlink()


def test_a_link_in_place_of_a_file_is_found(release: Release) -> None:
    """What it points to could change at any time."""
    path = release.directory / "shared.nq"
    path.rename(release.directory.parent / "elsewhere")
    path.symlink_to(release.directory.parent / "elsewhere")
    assert ["shared.nq is changed"] == release.problems()


def test_all_that_is_amiss_is_told_at_once(release: Release) -> None:
    """In one sentence that says what to do."""
    (release.directory / "report.ttl").unlink()
    (release.directory / "shared.nq").unlink()
    (release.directory / "extra").write_text("")
    with pytest.raises(ReleaseDamaged) as raised:
        release.verify()
    for part in ("report.ttl is missing", "shared.nq is missing", "extra is extra", "rollback"):
        assert part in str(raised.value)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"version": 1}', '{"files": {"a": 1}, "disclosures": []}']
)
def test_an_unreadable_manifest_is_a_damaged_release(release: Release, content: str) -> None:
    """Not a traceback."""
    path = release.directory / "manifest.json"
    path.chmod(0o644)
    path.write_text(content)
    with pytest.raises(ReleaseDamaged, match=r"manifest\.json: The manifest cannot be read"):
        Publication(release.directory.parents[1]).current()


def test_the_seal_is_what_sha256sum_reads(release: Release) -> None:
    """Anybody can check a release without us: `sha256sum --check manifest.json.sha256`."""
    digest, _, name = (release.directory / "manifest.json.sha256").read_text().strip().partition("  ")
    assert ("manifest.json", 64) == (name, len(digest))


def test_the_manifest_comes_back(release: Release) -> None:
    """What is written is what is read."""
    content = json.loads((release.directory / "manifest.json").read_text(encoding="utf-8"))
    assert content == json.loads(release.manifest.to_json())


def test_a_disclosure_is_found_by_key_and_by_folder(release: Release) -> None:
    """An unknown one is told."""
    [entry] = release.manifest.disclosures
    assert entry is release.disclosure("130300-100001/2020/budget") is release.disclosure("d100001")
    assert release.directory / "disclosures" / "d100001" == release.folder(entry)
    with pytest.raises(ReleaseNotFound, match="'nobody'"):
        release.disclosure("nobody")
