"""`budgetgraph releases`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from budgetgraph.releases.publication import Publication
from budgetgraph.releases.writer import write_release
from tests.cli.command_line import Run, runner
from tests.releases.builds import PUBLISHER, build


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capfd)


@pytest.fixture
def two(tmp_path: Path) -> Publication:
    """A publication with two releases; in the second one disclosure is carried forward and one left out."""
    into = Publication(tmp_path / "var")
    write_release(into, [build(tmp_path, "100001"), build(tmp_path, "100002")], publisher=PUBLISHER)
    again = [build(tmp_path, "100001")]
    failed = {"d100002": "original.txt: The file is empty."}
    write_release(into, again, publisher=PUBLISHER, failed=failed, problems=["other.txt: rubbish"])
    return into


def test_list_shows_all_and_marks_the_current(two: Publication, run: Run) -> None:
    """One line a release, from the oldest to the newest."""
    first, second = two.versions()
    done = run("releases", "list", "--from", two.directory)
    one, other = done.out.splitlines()
    assert 0 == done.code
    assert one.startswith(f"  {first} ")
    assert other.startswith(f"* {second} ")
    assert one.endswith("2 disclosures")
    rows = json.loads(run("releases", "list", "--from", two.directory, "--json").out)
    assert [(first, False, 2), (second, True, 2)] == [
        (r["version"], r["current"], r["disclosures"]) for r in rows
    ]


def test_list_shows_damage(two: Publication, run: Run) -> None:
    """One release that cannot be read does not hide the others."""
    first, second = two.versions()
    manifest = two.release(first).directory / "manifest.json"
    manifest.chmod(0o644)
    manifest.write_text("{")
    done = run("releases", "list", "--from", two.directory)
    assert 0 == done.code
    assert "cannot be read" in done.out.splitlines()[0]
    assert second in done.out.splitlines()[1]


@pytest.mark.parametrize("fault", ["manifest", "folder"])
def test_a_damaged_current_release_can_be_listed_and_left(two: Publication, run: Run, fault: str) -> None:
    """The advice for damage is to roll back, so neither command reads the current release for it."""
    first, second = two.versions()
    folder = two.current().directory
    if fault == "folder":
        shutil.rmtree(folder)
    else:
        (folder / "manifest.json").chmod(0o644)
        (folder / "manifest.json").write_text("{")
    listed = run("releases", "list", "--from", two.directory)
    assert 0 == listed.code
    assert listed.out.splitlines()[1].startswith(f"* {second} ")
    done = run("releases", "rollback", "--from", two.directory)
    assert (0, f"release {first} is current (before: {second})\n") == (done.code, done.out)


def test_rollback_tells_what_it_passes_over(two: Publication, run: Run, tmp_path: Path) -> None:
    """On standard error, with what is amiss in it."""
    first, second = two.versions()
    third = write_release(two, [build(tmp_path, "100001")], publisher=PUBLISHER).version
    (two.release(second).directory / "report.ttl").unlink()
    done = run("releases", "rollback", "--from", two.directory)
    assert (0, f"release {first} is current (before: {third})\n") == (done.code, done.out)
    assert done.err.startswith("passed over: ")
    assert second in done.err
    assert "report.ttl is missing" in done.err


def test_show_tells_what_is_in_it(two: Publication, run: Run) -> None:
    """The disclosures, what was carried forward and what was left out, and why."""
    first, second = two.versions()
    out = run("releases", "show", "--from", two.directory).out
    assert f"release   {second}" in out
    assert "130300-100001/2020/budget  某某委员会100001" in out
    assert f"carried forward from {first}: original.txt: The file is empty." in out
    assert "left out: other.txt: rubbish" in out
    content = json.loads(run("releases", "show", first, "--from", two.directory, "--json").out)
    assert first == content["version"]


def test_verify_tells_sound_from_damaged(two: Publication, run: Run) -> None:
    """Exit code 0 and a sentence, or exit code 1 and what is amiss."""
    first, second = two.versions()
    sound = run("releases", "verify", "--from", two.directory)
    assert (0, True) == (sound.code, f"release {second} is sound" in sound.out)
    (two.release(first).directory / "report.ttl").unlink()
    damaged = run("releases", "verify", first, "--from", two.directory)
    assert (1, "") == (damaged.code, damaged.out)
    assert "report.ttl is missing" in damaged.err
    told = run("releases", "verify", first, "--from", two.directory, "--json")
    assert (1, {"version": first, "problems": ["report.ttl is missing"]}) == (told.code, json.loads(told.out))


def test_rollback_switches(two: Publication, run: Run) -> None:
    """To the one before, or to a version; when there is none, that is an error."""
    first, second = two.versions()
    done = run("releases", "rollback", "--from", two.directory)
    assert (0, f"release {first} is current (before: {second})\n") == (done.code, done.out)
    assert first == two.current_version()
    assert (1, True) == ((no := run("releases", "rollback", "--from", two.directory)).code, "older" in no.err)
    told = run("releases", "rollback", second, "--from", two.directory, "--json")
    assert {"current": second, "before": first} == json.loads(told.out)


def test_nothing_published_is_one_sentence(tmp_path: Path, run: Run) -> None:
    """No traceback for any of the commands."""
    for command in ("list", "show", "verify", "rollback"):
        done = run("releases", command, "--from", tmp_path / "nowhere")
        assert (1, "") == (done.code, done.out)
        assert done.err.startswith("error: ")
        assert "Nothing has been published here" in done.err
        assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("command", ["list", "show", "verify", "rollback"])
def test_help_is_worth_reading(command: str, run: Run) -> None:
    """Each command says what it does and what its options are."""
    done = run("releases", command, "--help")
    assert 0 == done.code
    assert "--from" in done.out
    assert "--json" in done.out
