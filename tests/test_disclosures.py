"""Registrations."""

from pathlib import Path

import pytest

from budgetgraph.disclosures import find_disclosures, read_disclosure
from budgetgraph.errors import DuplicateKey, RegistrationError
from budgetgraph.identifiers import DisclosureKey

GOOD = """
[disclosure]
fiscal_year = 2020
kind = "budget"
[department]
region = "130300"
code = "779002"
name = "某委员会"
[source]
file = "a.txt"
[expect]
projects = 18
"""


def register(folder: Path, content: str = GOOD) -> Path:
    """A folder with this registration."""
    folder.mkdir(parents=True)
    (folder / "disclosure.toml").write_text(content, encoding="utf-8")
    return folder


def test_a_registration_is_read(tmp_path: Path) -> None:
    """Key, name, original and expectations."""
    disclosure = read_disclosure(register(tmp_path / "one"))
    assert (
        DisclosureKey("130300", "779002", 2020, "budget"),
        "某委员会",
        "a.txt",
        {"projects": 18},
        "one",
    ) == (
        disclosure.key,
        disclosure.department_name,
        disclosure.originals[0].name,
        disclosure.expect,
        disclosure.slug,
    )


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ('kind = "budget"', 'kind = "plan"', "kind"),
        ('kind = "budget"', "", "kind"),
        ("fiscal_year = 2020", 'fiscal_year = "2020"', "fiscal_year"),
        ("fiscal_year = 2020", "fiscal_year = 20", "fiscal_year"),
        ('code = "779002"', 'code = "77/90"', "code"),
        ('region = "130300"', 'region = "河北"', "region"),
        ('file = "a.txt"', 'fil = "a.txt"', r"Unknown: \[source\] fil\."),
        ('file = "a.txt"', 'file = "a.txt"\ncolour = "red"', r"\[source\] colour"),
        ("projects = 18", "projects = -1", "expect"),
        ("projects = 18", "projects = 18\n[odd]\nx = 1", r"\[odd\] x"),
        ("[source]", "[source", "TOML"),
        ('kind = "budget"', 'kind = "budget"\nissued = "2020年1月"', "issued"),
        ('file = "a.txt"', 'file = "a.txt"\naddress = "http://x.example/a b"', "address"),
        ('file = "a.txt"', 'file = "a.txt"\naddress = "javascript:alert(1)"', "address"),
        ('kind = "budget"', 'kind = "budget"\ncaliber = "village"', "caliber"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    """A missing, misspelt or impossible entry is an error that names it and the file."""
    folder = register(tmp_path / "one", GOOD.replace(wrong, right))
    with pytest.raises(RegistrationError, match=rf"disclosure\.toml.*{said}"):
        read_disclosure(folder)


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


def test_a_missing_original_is_told(tmp_path: Path) -> None:
    """With its path and what to do."""
    disclosure = read_disclosure(register(tmp_path / "one"))
    with pytest.raises(RegistrationError, match=r"a\.txt.*cannot be read"):
        _ = disclosure.sha256
