"""Registrations."""

from pathlib import Path

import pytest

from budgetgraph.disclosures import read_disclosure
from budgetgraph.errors import RegistrationError
from budgetgraph.identifiers import DisclosureKey
from tests.disclosures.registered import FILE, GOOD, register


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
        ('kind = "budget"', 'kind = "budget"\nunit = "美元"', "unit"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    """A missing, misspelt or impossible entry is an error that names it and the file."""
    folder = register(tmp_path / "one", GOOD.replace(wrong, right))
    with pytest.raises(RegistrationError, match=rf"disclosure\.toml.*{said}"):
        read_disclosure(folder)


@pytest.mark.parametrize(
    ("source", "names", "addresses"),
    [
        (FILE, ["a.txt"], ()),
        (f'{FILE}\naddress = "http://x.example/a"', ["a.txt"], ("http://x.example/a",)),
        ('files = ["b.pdf", "a.pdf"]', ["b.pdf", "a.pdf"], ()),
        (
            'files = ["b.pdf", "a.pdf"]\naddress = "http://x.example/"',
            ["b.pdf", "a.pdf"],
            ("http://x.example/", "http://x.example/"),
        ),
        (
            'files = ["b.pdf", "a.pdf"]\naddresses = ["http://x.example/b", "http://x.example/a"]',
            ["b.pdf", "a.pdf"],
            ("http://x.example/b", "http://x.example/a"),
        ),
    ],
)
def test_one_original_or_several(
    tmp_path: Path, source: str, names: list[str], addresses: tuple[str, ...]
) -> None:
    """In the order of the list; with one address for all of them, one for each, or none."""
    disclosure = read_disclosure(register(tmp_path / "one", GOOD.replace(FILE, source)))
    assert (names, addresses) == ([path.name for path in disclosure.originals], disclosure.addresses)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "`file` is missing"),
        ("files = []", "Write a list"),
        ('files = "a.txt"', "Write a list"),
        ('files = ["a.txt", 1]', "Write a list"),
        ('files = ["a.txt", "a.txt"]', "names one twice"),
        ('files = ["b.txt"]\nfile = "a.txt"', "both `file` and `files`"),
        (
            'files = ["a", "b", "c"]\naddresses = ["http://x.example/1", "http://x.example/2"]',
            "2 addresses for 3",
        ),
        ('file = "a"\naddresses = ["http://x.example/1", "nowhere"]', "has the address 'nowhere'"),
    ],
)
def test_files_that_are_listed_wrongly_are_told(tmp_path: Path, source: str, said: str) -> None:
    """Exactly one of `file` and `files`, and addresses that match."""
    folder = register(tmp_path / "one", GOOD.replace(FILE, source))
    with pytest.raises(RegistrationError, match=said):
        read_disclosure(folder)
