"""A disclosure and its originals."""

from pathlib import Path

import pytest

from budgetgraph.disclosures import read_disclosure
from budgetgraph.errors import RegistrationError
from tests.disclosures.registered import FILE, GOOD, register


def test_a_missing_original_is_told(tmp_path: Path) -> None:
    """With its path and what to do."""
    disclosure = read_disclosure(register(tmp_path / "one"))
    with pytest.raises(RegistrationError, match=r"a\.txt.*cannot be read"):
        _ = disclosure.hashes


def test_a_source_is_known_by_its_original(tmp_path: Path) -> None:
    """A file by its name, a file in an archive by the archive's, a document of several by the first's."""
    source = 'files = ["a.pdf", "b.zip"]\naddresses = ["http://x.example/a", "http://x.example/b"]'
    disclosure = read_disclosure(register(tmp_path / "one", GOOD.replace(FILE, source)))
    names = ["a.pdf", "b.zip", "b.zip/c/a.pdf", "a.pdf + b.zip", "c.pdf"]
    assert [0, 1, 1, 0, None] == [disclosure.original_of(name) for name in names]
    assert ["http://x.example/b", None] == [
        disclosure.address_of(name) for name in names[2::2][:1] + names[4:]
    ]
