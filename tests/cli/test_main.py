"""The command as people run it."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.pipeline.data_folder import register

ROOT = Path(__file__).parents[2]
SMALL = """
from budgetgraph.cli import main
from tests.releases.small_shared import small_shared_graphs
with small_shared_graphs():
    main()
"""


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The installed command in a process of its own."""
    command = Path(sys.executable).with_name("budgetgraph")
    return subprocess.run(
        [command, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_an_error_is_one_sentence_and_exit_code_1(tmp_path: Path) -> None:
    """What, where and what to do next on stderr; no traceback."""
    done = run("extract", "nowhere.txt", cwd=tmp_path)
    assert (1, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("error: nowhere.txt: ")
    assert "Traceback" not in done.stderr


def test_wrong_usage_is_exit_code_2(tmp_path: Path) -> None:
    """An unknown command is not an error of the data."""
    assert 2 == run("frobnicate", cwd=tmp_path).returncode


def test_publishing_tells_what_was_left_out(tmp_path: Path) -> None:
    """Exit code 3 and the reason, for scripts and people; in a log, a line for each disclosure."""
    register(tmp_path / "data", "good")
    register(tmp_path / "data", "bad", code="100002", original=b"")
    done = run("publish", cwd=tmp_path)
    assert 3 == done.returncode
    assert "bad/original.txt: The file is empty." in done.stderr
    assert re.search(
        r"^[12] of 2: 130300-100001/2020/budget: \d+ triples, 0 findings, ", done.stderr, re.MULTILINE
    )
    assert re.search(r"^[12] of 2: 130300-100002/2020/budget: left out$", done.stderr, re.MULTILINE)
    assert "is current" in done.stdout
    assert (tmp_path / "var" / "current" / "manifest.json").is_file()


def test_releases_do_not_depend_on_chance(tmp_path: Path) -> None:
    """Two processes that hash differently write the same files for a disclosure."""
    register(tmp_path / "data", "one")
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", SMALL, "publish", "--into", seed]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=120)
    one, other = (tmp_path / seed / "current" / "disclosures" / "one" for seed in ("1", "2"))
    assert len(list(one.iterdir())) == 5
    for path in one.iterdir():
        assert path.read_bytes() == (other / path.name).read_bytes()


def test_validate_reports_on_a_registered_disclosure(tmp_path: Path) -> None:
    """Findings are told, and are no failure."""
    folder = register(tmp_path / "data", "one")
    (folder / "original.txt").write_text(
        (folder / "original.txt").read_text(encoding="utf-8").replace("支出预算10", "支出预算9"),
        encoding="utf-8",
    )
    done = run("validate", str(folder), cwd=tmp_path)
    assert 0 == done.returncode, done.stderr
    assert "0 violations, 1 findings" in done.stdout


def test_validate_any_rdf(tmp_path: Path) -> None:
    """A file that does not parse is an error with its line; one that breaks a shape is exit code 1."""
    bad = tmp_path / "bad.ttl"
    bad.write_text("@prefix x: <http://x/> .\nx:a x:b .\n")
    done = run("validate", "--rdf", str(bad), cwd=tmp_path)
    assert 1 == done.returncode
    assert "bad.ttl" in done.stderr
    assert "2" in done.stderr
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text("<http://x/p> a <https://w3id.org/budgetgraph/def#PerformanceIndicator> .\n")
    assert 1 == run("validate", "--rdf", str(wrong), cwd=tmp_path).returncode


def test_help_says_what_each_command_does(tmp_path: Path) -> None:
    """Every command has a sentence, every exit code a meaning."""
    output = run("--help", cwd=tmp_path).stdout
    for command in ("read", "extract", "validate", "publish", "serve", "query", "export", "releases"):
        assert command in output
    assert "Exit codes" in output
