"""Disclosures are built once for each content."""

from pathlib import Path

import pytest

from budgetgraph.disclosures import read_disclosure
from budgetgraph.errors import ExpectationFailed, NotADisclosure, ValidationFailed
from budgetgraph.pipeline import build as building
from budgetgraph.pipeline.build import build, fingerprint
from budgetgraph.settings import Publisher
from tests.pipeline.data_folder import GOOD, register

FILES = {"document.txt", "documents.json", "facts.json", "graph.nq", "findings.nq", "report.ttl"}


def test_a_build_is_a_folder_of_files(tmp_path: Path) -> None:
    """What every arrow handed on, under the hash of all that it depends on."""
    folder = register(tmp_path / "data", "one")
    built = build(read_disclosure(folder), Publisher(), tmp_path / "cache")
    assert {path.name for path in built.directory.iterdir()} == FILES
    assert ("130300-100001/2020/budget", "one") == (built.key, built.slug)
    assert (built.directory / "document.txt").read_text(encoding="utf-8") == GOOD


def test_an_unchanged_disclosure_is_not_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time costs a look at the hashes."""
    disclosure = read_disclosure(register(tmp_path / "data", "one"))
    first = build(disclosure, Publisher(), tmp_path / "cache")
    monkeypatch.setattr(building, "make_trip", None)  # it would fail if it were called
    assert build(disclosure, Publisher(), tmp_path / "cache") == first


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
        build(read_disclosure(folder), Publisher(), tmp_path / "cache")
    assert [] == list((tmp_path / "cache").glob("*"))


def test_a_graph_that_breaks_our_own_shapes_is_never_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A violation is our fault, and stops everything."""
    real = building.make_trip
    disclosure = read_disclosure(register(tmp_path / "data", "one"))

    def with_violation(*arguments: object) -> object:
        from budgetgraph.pipeline import trip
        from budgetgraph.validation.validator import validate

        made = real(*arguments)
        # Without quotations no fact leads back to its passage.
        broken = [quad for quad in made.graph if "wasQuotedFrom" not in quad.predicate.value]
        return trip.Trip(made.disclosure, made.root, made.reading, broken, validate(broken), made.findings)

    monkeypatch.setattr(building, "make_trip", with_violation)
    with pytest.raises(ValidationFailed, match=r"fault of BudgetGraph"):
        build(disclosure, Publisher(), tmp_path / "cache")
    assert [] == list((tmp_path / "cache").glob("*"))
