"""Files made to do harm, read by the real readers in confinement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetgraph.confinement.limits import Limits
from budgetgraph.documents.document import Document
from budgetgraph.errors import InputError, UnreadableFile
from budgetgraph.originals import read_originals
from budgetgraph.originals.confined_reader import ConfinedReader
from tests.documents.archives import archive
from tests.originals.hostile_files import (
    bombs_in_bombs,
    document_with_entities,
    many_objects,
    nested_tables,
)

GOOD = "某局2020年部门预算\n".encode()
SECRET = "the secret of this machine"


@pytest.fixture(scope="module")
def confined() -> Iterator[ConfinedReader]:
    """The real readers, with little time and memory."""
    made = ConfinedReader(Limits(seconds=1, memory=1024))
    yield made
    made.close()


def outcome(confined: ConfinedReader, path: Path) -> Document | InputError:
    """The document or the error; after which the next document is read."""
    good = path.with_name("good.txt")
    good.write_bytes(GOOD)
    try:
        return read_originals([path], confined)
    except InputError as error:
        return error
    finally:
        assert GOOD.decode() == read_originals([good], confined).text


def test_a_pdf_with_a_million_objects(confined: ConfinedReader, tmp_path: Path) -> None:
    """It is given up when the time is up; with few objects, the same file is read to its end at once."""
    path = tmp_path / "objects.pdf"
    path.write_bytes(many_objects(1_000_000))
    assert path.stat().st_size < 8_000_000
    error = outcome(confined, path)
    assert isinstance(error, UnreadableFile)
    assert (str(path), True) == (error.where, "longer than" in error.what)
    path.write_bytes(many_objects(100))
    assert "only empty pages" in str(outcome(confined, path))


def test_an_archive_of_archives_of_archives(confined: ConfinedReader, tmp_path: Path) -> None:
    """It is refused for its depth before any of its gigabytes are unpacked."""
    path = tmp_path / "bomb.zip"
    path.write_bytes(bombs_in_bombs())
    assert path.stat().st_size < 1_000_000
    assert "an archive in an archive in an archive" in str(outcome(confined, path))


def test_a_document_that_unpacks_to_zeros(confined: ConfinedReader, tmp_path: Path) -> None:
    """It is refused for its ratio."""
    path = tmp_path / "zeros.zip"
    path.write_bytes(archive({"a.txt": bytes(64 << 20)}))
    assert "times as large as it is packed" in str(outcome(confined, path))


def test_external_entities_are_not_followed(confined: ConfinedReader, tmp_path: Path) -> None:
    """A file of this machine is neither in what is read nor in what is said of it."""
    secret, path = tmp_path / "secret", tmp_path / "entities.docx"
    secret.write_text(SECRET, encoding="utf-8")
    path.write_bytes(document_with_entities(str(secret)))
    result = outcome(confined, path)
    assert "declares a document type" in str(result)
    assert SECRET not in str(result)


def test_tables_in_tables_in_tables(confined: ConfinedReader, tmp_path: Path) -> None:
    """A hundred thousand of them are given up at once."""
    path = tmp_path / "nested.html"
    path.write_bytes(nested_tables(100_000))
    assert "too deep within one another" in str(outcome(confined, path))
