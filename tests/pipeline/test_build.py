"""Disclosures are built once for each content."""

from pathlib import Path

import pytest

from budgetgraph.disclosures import read_disclosure
from budgetgraph.errors import ExpectationFailed, NotADisclosure
from budgetgraph.pipeline.build import Builder, builder_of_this_process, fingerprint
from budgetgraph.pipeline.cache import Cache
from budgetgraph.settings import Publisher
from tests.pipeline.data_folder import GOOD, register

FILES = {"document.txt", "build.json", "facts.json", "graph.nq", "findings.nq", "report.ttl"}


def builder(tmp_path: Path) -> Builder:
    """One that keeps what it builds in a folder of the test."""
    return builder_of_this_process(Publisher(), Cache(tmp_path / "cache"))


def test_a_build_is_a_folder_of_files(tmp_path: Path) -> None:
    """What every arrow handed on, under the hash of all that it depends on; and how much it is."""
    folder = register(tmp_path / "data", "one")
    built = builder(tmp_path).build(read_disclosure(folder))
    directory = built.build.directory
    assert {path.name for path in directory.iterdir()} == FILES
    assert ("130300-100001/2020/budget", "one") == (built.build.key, built.build.slug)
    assert (directory / "document.txt").read_text(encoding="utf-8") == GOOD
    triples = len((directory / "graph.nq").read_bytes().splitlines())
    assert (triples, 0, True) == (built.told.triples, built.told.findings, built.is_new)


def test_an_unchanged_disclosure_is_not_built_again(tmp_path: Path) -> None:
    """The second time costs a look at the hashes: neither is the original read nor are facts found."""
    disclosure = read_disclosure(register(tmp_path / "data", "one"))
    first = builder(tmp_path).build(disclosure)
    without_processes = Builder(Publisher(), Cache(tmp_path / "cache"), None, None)  # type: ignore[arg-type]
    again = without_processes.build(disclosure)
    assert (first.build, first.told, False) == (again.build, again.told, again.is_new)


def test_what_a_build_depends_on_changes_its_fingerprint(tmp_path: Path) -> None:
    """The original, the registration, and the base IRI."""
    folder = register(tmp_path / "data", "one")
    seen = {fingerprint(read_disclosure(folder), Publisher())}
    seen.add(fingerprint(read_disclosure(folder), Publisher(base="https://x.example")))
    (folder / "original.txt").write_text(GOOD + "\n", encoding="utf-8")
    seen.add(fingerprint(read_disclosure(folder), Publisher()))
    with (folder / "disclosure.toml").open("a") as file:
        file.write('address = "https://x.example/1"\n')
    seen.add(fingerprint(read_disclosure(folder), Publisher()))
    assert len(seen) == 4


@pytest.mark.parametrize(
    ("text", "expect", "error"),
    [("散步。\n", "", NotADisclosure), (GOOD, "[expect]\nduties = 2\n", ExpectationFailed)],
    ids=["no disclosure", "not as expected"],
)
def test_a_failed_build_leaves_nothing_behind(
    tmp_path: Path, text: str, expect: str, error: type[Exception]
) -> None:
    """No folder that a later build could take for a finished one."""
    folder = register(tmp_path / "data", "one", original=text.encode())
    with (folder / "disclosure.toml").open("a") as file:
        file.write(expect)
    with pytest.raises(error):
        builder(tmp_path).build(read_disclosure(folder))
    assert [] == list((tmp_path / "cache").glob("*"))
