"""Disclosures below a folder."""

from pathlib import Path

from budgetgraph.disclosures import find_disclosures
from budgetgraph.errors import DuplicateKey, RegistrationError
from tests.disclosures.registered import GOOD, register


def test_a_bad_registration_does_not_hide_the_good_ones(tmp_path: Path) -> None:
    """The good are found, the bad are told."""
    register(tmp_path / "disclosures" / "good")
    register(tmp_path / "disclosures" / "bad", "nothing")
    good, problems = find_disclosures(tmp_path)
    assert (["good"], [RegistrationError]) == ([d.slug for d in good], [type(p) for p in problems.values()])


def test_of_two_with_the_same_key_neither_is_taken(tmp_path: Path) -> None:
    """Which of them is right is not ours to guess; both folders are named."""
    register(tmp_path / "a")
    register(tmp_path / "b")
    register(tmp_path / "c", GOOD.replace("2020", "2021"))
    good, problems = find_disclosures(tmp_path)
    [problem] = set(problems.values())
    assert ["c"] == [disclosure.slug for disclosure in good]
    assert isinstance(problem, DuplicateKey)
    assert "a/disclosure.toml" in str(problem)
    assert "b/disclosure.toml" in str(problem)


def test_two_folders_of_the_same_name_are_not_mixed_up(tmp_path: Path) -> None:
    """The folder's name names files in a release, so it has to be unique."""
    register(tmp_path / "x" / "same")
    register(tmp_path / "y" / "same", GOOD.replace("2020", "2021"))
    good, problems = find_disclosures(tmp_path)
    assert ([], [DuplicateKey]) == (good, list({type(problem) for problem in problems.values()}))
