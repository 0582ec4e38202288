"""Releases beside one another, and the link to the current one."""

from __future__ import annotations

import datetime
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from budgetgraph.errors import ReleaseDamaged, ReleaseError, ReleaseNotFound
from budgetgraph.releases import writer
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.writer import write_release
from tests.releases.builds import PUBLISHER, build

ROOT = Path(__file__).parents[2]


def names_in(directory: Path) -> set[str]:
    return {path.name for path in directory.iterdir()}


@pytest.fixture
def three(tmp_path: Path) -> Publication:
    """A publication with three releases."""
    into = Publication(tmp_path / "var")
    for _ in range(3):
        write_release(into, [build(tmp_path / "built")], publisher=PUBLISHER)
    return into


def test_nothing_published_yet_is_told(tmp_path: Path) -> None:
    """With what to do about it; nothing is made."""
    empty = Publication(tmp_path / "var")
    assert ([], None) == (empty.versions(), empty.current_version())
    with pytest.raises(ReleaseNotFound, match="budgetgraph publish"):
        empty.current()
    assert not (tmp_path / "var").exists()


def test_versions_are_in_order_of_time(tmp_path: Path) -> None:
    """The tenth of a day comes after the ninth, and what is no release is not one."""
    for name in ("2026-11-23.9", "2026-11-23.10", "2026-02-01.1", "notes", ".making-2026-11-24.1-x"):
        (tmp_path / "releases" / name).mkdir(parents=True)
        (tmp_path / "releases" / name / "manifest.json").write_text("{}")
    (tmp_path / "releases" / "2026-12-01.1").mkdir()
    assert ["2026-02-01.1", "2026-11-23.9", "2026-11-23.10"] == Publication(tmp_path).versions()


def test_the_number_runs_on(tmp_path: Path) -> None:
    """After the highest of the day, also when the current one is older."""
    for number in (1, 2, 10):
        (tmp_path / "releases" / f"2026-11-23.{number}").mkdir(parents=True)
    into, day = Publication(tmp_path), datetime.date(2026, 11, 23)
    with into.lock(), into.new_release(day) as (version, _):
        assert "2026-11-23.11" == version
    assert "2026-11-23.11" == into.current_version()
    with into.lock(), into.new_release(datetime.date(2026, 11, 24)) as (version, _):
        assert "2026-11-24.1" == version


@pytest.mark.parametrize("version", ["2026-01-01.1", "../etc", "", "current"])
def test_an_unknown_version_is_told(three: Publication, version: str) -> None:
    """With those that there are; a version is no path."""
    with pytest.raises(ReleaseNotFound, match=three.versions()[0]):
        three.release(version)


def test_rolling_back_goes_one_step_back(three: Publication) -> None:
    """To the one before the current, again and again, until there is none."""
    first, second, _ = three.versions()
    assert second == three.rollback().version == three.current().version
    assert first == three.rollback().version == three.current().version
    with pytest.raises(ReleaseNotFound, match="older than the current"):
        three.rollback()
    assert first == three.current_version()


def test_rolling_to_a_version(three: Publication) -> None:
    """Any that is there, also forward; nothing is deleted, and the next release is newer than all."""
    versions = three.versions()
    assert versions[0] == three.rollback(versions[0]).version
    assert versions[2] == three.rollback(versions[2]).version
    assert versions == three.versions()


def test_a_damaged_release_is_not_rolled_back_to(three: Publication) -> None:
    """The current one stays."""
    path = three.release(three.versions()[0]).directory / "report.ttl"
    path.chmod(0o644)
    path.write_text("changed")
    with pytest.raises(ReleaseDamaged, match=r"report\.ttl is changed"):
        three.rollback(three.versions()[0])
    assert three.versions()[2] == three.current_version()


def damage(publication: Publication, version: str) -> None:
    """Makes a release's manifest unreadable."""
    path = publication.directory / "releases" / version / "manifest.json"
    path.chmod(0o644)
    path.write_text("{")


@pytest.mark.parametrize("fault", ["unreadable", "no manifest", "folder", "link"])
def test_rolling_back_needs_nothing_of_the_current_release(three: Publication, fault: str) -> None:
    """However damaged it is, or if it is gone altogether, the one before becomes current."""
    _, second, third = three.versions()
    folder = three.directory / "releases" / third
    if fault == "folder":
        shutil.rmtree(folder)
    elif fault == "link":
        (three.directory / "current").unlink()
        (three.directory / "current").symlink_to("releases/mine")
        shutil.rmtree(folder)
    elif fault == "no manifest":
        (folder / "manifest.json").unlink()
    else:
        damage(three, third)
    assert second == three.rollback().version == three.current().version


def test_rolling_back_passes_over_the_damaged(three: Publication) -> None:
    """The newest older release that is sound becomes current, and each that was passed over is told."""
    first, second, third = three.versions()
    damage(three, second)
    told: list[ReleaseDamaged] = []
    assert first == three.rollback(skipped=told.append).version
    [damaged] = told
    assert second in str(damaged.where)
    assert third == three.rollback(third).version
    damage(three, first)
    with pytest.raises(ReleaseNotFound, match="No sound release is older than the current one"):
        three.rollback()
    assert third == three.current_version()


def test_rolling_back_makes_no_publication(tmp_path: Path) -> None:
    """A mistyped folder is told and not made."""
    with pytest.raises(ReleaseNotFound, match="Nothing has been published here"):
        Publication(tmp_path / "typo").rollback()
    with pytest.raises(ReleaseNotFound, match="Nothing has been published here"):
        Publication(tmp_path / "typo").rollback("2026-11-23.1")
    assert [] == list(tmp_path.iterdir())


def test_two_do_not_publish_at_once(three: Publication, tmp_path: Path) -> None:
    """The second is told, and neither harms the other."""
    before = three.versions()
    with three.lock():
        for attempt in (
            lambda: write_release(Publication(three.directory), [build(tmp_path / "b")], publisher=PUBLISHER),
            lambda: Publication(three.directory).rollback(),
        ):
            with pytest.raises(ReleaseError, match="Another process is publishing here"):
                attempt()
    assert before == three.versions()
    write_release(three, [build(tmp_path / "b")], publisher=PUBLISHER)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Not a traceback: the sentence names the place."""
    (tmp_path / "var").write_text("a file, where a folder should be")
    with pytest.raises(ReleaseError, match="var: The publication cannot be written"):
        write_release(Publication(tmp_path / "var"), [build(tmp_path / "b")], publisher=PUBLISHER)


PUBLISH = """
import sys
from pathlib import Path
from budgetgraph.errors import ReleaseError
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.writer import write_release
from tests.releases.builds import PUBLISHER, build
from tests.releases.small_shared import small_shared_graphs
try:
    with small_shared_graphs():
        release = write_release(Publication(Path(sys.argv[1])), [build(Path(sys.argv[2]))], publisher=PUBLISHER)
    print(release.version)
except ReleaseError as error:
    print("refused" if "Another process" in str(error) else error)
"""


def test_processes_that_publish_at_the_same_time(tmp_path: Path) -> None:
    """Each publishes a whole release or is told that another is at it; the current one is one of theirs."""
    command = [sys.executable, "-c", PUBLISH, str(tmp_path / "var")]
    processes = [
        subprocess.Popen([*command, str(tmp_path / f"built{n}")], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for n in range(3)
    ]
    said = [process.communicate(timeout=60)[0].strip() for process in processes]
    into = Publication(tmp_path / "var")
    assert sorted(into.versions()) == sorted(word for word in said if word != "refused")
    assert said.count("refused") < len(said)
    for version in into.versions():
        into.release(version).verify()
    assert into.current_version() in said


KILL = """
import os, signal, sys
from pathlib import Path
from budgetgraph.releases import {module} as module
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.writer import write_release
from tests.releases.builds import PUBLISHER, build
from tests.releases.small_shared import small_shared_graphs
real = module.{step}
def killed(*arguments, **named):
    if {late}:
        real(*arguments, **named)
    os.kill(os.getpid(), signal.SIGKILL)
module.{step} = killed
with small_shared_graphs():
    write_release(Publication(Path(sys.argv[1])), [build(Path(sys.argv[2]), amount="1.00")], publisher=PUBLISHER)
"""
MOMENTS = [
    ("member", "Member.place", True),
    ("writer", "write_whole_dumps", False),
    ("writer", "build_store", False),
    ("writer", "build_store", True),
    ("writer", "write_manifest", True),
    ("publication", "Publication._put", False),
    ("publication", "Publication._switch_to", False),
    ("publication", "Path.symlink_to", True),
]


@pytest.mark.parametrize(("module", "step", "late"), MOMENTS)
def test_a_process_killed_at_any_moment_leaves_the_previous_release(
    tmp_path: Path, module: str, step: str, late: bool
) -> None:
    """It is current and sound; the next release succeeds and clears away what the dead one left."""
    into = Publication(tmp_path / "var")
    first = write_release(into, [build(tmp_path / "built")], publisher=PUBLISHER)
    program = KILL.format(module=module, step=step, late=late)
    command = [sys.executable, "-c", program, str(into.directory), str(tmp_path / "built")]
    assert -signal.SIGKILL == subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode
    assert first.version == into.current().version
    into.current().verify()
    for (
        version
    ) in into.versions():  # one that was whole when the process died is a release, if not the current one
        into.release(version).verify()
    second = write_release(into, [build(tmp_path / "built")], publisher=PUBLISHER)
    assert second.version == into.current().version
    assert {"current", "releases", ".lock"} == names_in(into.directory)
    assert set(into.versions()) == names_in(into.directory / "releases")


def test_killed_after_the_switch_the_new_release_is_current(tmp_path: Path) -> None:
    """The link is the whole truth: what it points to was complete before it was switched."""
    into = Publication(tmp_path / "var")
    write_release(into, [build(tmp_path / "built")], publisher=PUBLISHER)
    program = KILL.format(module="publication", step="Path.replace", late=True)
    subprocess.run(
        [sys.executable, "-c", program, str(into.directory), str(tmp_path / "built")],
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    assert into.versions()[1] == into.current().version
    into.current().verify()


def test_a_rollback_clears_away_what_a_killed_process_left(three: Publication) -> None:
    """Half-made releases and links are nobody's once the lock is free."""
    (three.directory / "releases" / ".making-2026-11-23.9-abc" / "store").mkdir(parents=True)
    (three.directory / f".current-{three.versions()[1]}").symlink_to("nowhere")
    three.rollback()
    assert {"current", "releases", ".lock"} == names_in(three.directory)
    assert set(three.versions()) == names_in(three.directory / "releases")


def test_everything_is_on_the_disk_before_the_switch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file and folder of a release was synchronised when the link changed."""
    synchronised: list[Path] = []
    at_switch: list[set[str]] = []
    real = Publication._switch_to

    def switch(publication: Publication, version: str) -> None:
        at_switch.append({str(path).partition(".making-")[2].partition("/")[2] for path in synchronised})
        real(publication, version)

    monkeypatch.setattr(writer, "synchronise", synchronised.append)
    monkeypatch.setattr(Publication, "_switch_to", switch)
    release = write_release(Publication(tmp_path / "var"), [build(tmp_path / "built")], publisher=PUBLISHER)
    below = {path.relative_to(release.directory).as_posix() for path in release.directory.rglob("*")}
    assert below <= at_switch[0]
