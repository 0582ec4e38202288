"""Originals read in confined processes, and what happens when one of them is hostile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetgraph.confinement.limits import Limits
from budgetgraph.documents.text import read_text
from budgetgraph.errors import InputError, ProcessingFailed, UnreadableFile
from budgetgraph.originals import read_originals
from budgetgraph.originals.confined_reader import ConfinedReader
from tests.documents.archives import archive

GOOD = "某局2020年部门预算\n一、收支情况\n"
LIMITS = Limits(seconds=0.5, memory=1024)


@pytest.fixture(scope="module")
def confined() -> Iterator[ConfinedReader]:
    """A nursery with readers that misbehave."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parent))
        made = ConfinedReader(LIMITS, readers="hostile_readers")
        made.ask("first.txt", GOOD.encode())
    yield made
    made.close()


def original(folder: Path, name: str, content: bytes = GOOD.encode()) -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_confined_process_reads_the_same_document(confined: ConfinedReader, tmp_path: Path) -> None:
    """What comes back is what the reader made, hash and all."""
    path = original(tmp_path, "a.txt")
    assert read_text("a.txt", path.read_bytes()) == read_originals([path], confined)


@pytest.mark.parametrize(
    ("suffix", "kind", "said"),
    [
        (
            "forever",
            UnreadableFile,
            r"longer than \d seconds (of processor|by the clock)\. .* BUDGETGRAPH_READ_SECONDS",
        ),
        ("waits", UnreadableFile, r"longer than 2 seconds by the clock\. .* BUDGETGRAPH_READ_SECONDS"),
        ("memory", UnreadableFile, r"more than 1024 MiB of memory\. .* BUDGETGRAPH_READ_MEMORY"),
        ("abort", ProcessingFailed, r"made the program that reads it crash \(SIGABRT\)"),
        ("leaves", ProcessingFailed, r"made the program that reads it crash \(no answer\)"),
        ("raises", ProcessingFailed, r"LookupError: no cell there"),
        ("panics", ProcessingFailed, r"Panic: index out of bounds"),
        ("gives-up", UnreadableFile, r"It is a picture\. Fetch the text\."),
        ("too-much", UnreadableFile, r"more than 2,000,000 cells"),
        ("unheard-of", UnreadableFile, r"no reader for \.unheard-of\. Known suffixes: .*\.txt.*\.zip"),
    ],
)
def test_a_hostile_document_gives_an_error_and_the_next_is_read(
    confined: ConfinedReader, tmp_path: Path, suffix: str, kind: type[InputError], said: str
) -> None:
    """The error names the file, the limit and what to do; nothing else is hurt."""
    bad, good = original(tmp_path, f"bad.{suffix}"), original(tmp_path, "good.txt")
    with pytest.raises(kind, match=said) as raised:
        read_originals([bad], confined)
    assert str(bad) == raised.value.where
    assert GOOD == read_originals([good], confined).text


def test_nothing_is_written(confined: ConfinedReader, tmp_path: Path) -> None:
    """A reader that was taken over cannot leave anything behind."""
    made = tmp_path / "made"
    with pytest.raises(ProcessingFailed, match="PermissionError"):
        read_originals([original(tmp_path, "a.writes", str(made).encode())], confined)
    assert not made.exists()


def test_several_files_are_one_document(confined: ConfinedReader, tmp_path: Path) -> None:
    """In the order in which they are given; the same file twice counts once."""
    paths = [original(tmp_path, "b.txt"), original(tmp_path, "a.txt", "收支总表\n".encode())]
    document = read_originals([*paths, original(tmp_path, "c.txt")], confined)
    assert [("b.txt", 0), ("a.txt", len(GOOD) + 2)] == [(one.name, one.start) for one in document.sources]
    assert f"{GOOD}\n\n收支总表\n" == document.text


def test_an_archive_is_the_documents_in_it(confined: ConfinedReader, tmp_path: Path) -> None:
    """Each is a source of its own, by the name of the archive and its own; text stands before tables."""
    path = original(tmp_path, "all.zip", archive({"附表.txt": "表\n".encode(), "说明.txt": GOOD.encode()}))
    document = read_originals([path], confined)
    assert ["all.zip/说明.txt", "all.zip/附表.txt"] == [source.name for source in document.sources]
    assert read_text("", GOOD.encode()).sha256 == document.sources[0].sha256


def test_a_bad_document_in_an_archive_is_named(confined: ConfinedReader, tmp_path: Path) -> None:
    """With the archive that it is in."""
    path = original(tmp_path, "all.zip", archive({"a/b.abort": b"", "c.txt": GOOD.encode()}))
    with pytest.raises(ProcessingFailed, match="SIGABRT") as raised:
        read_originals([path], confined)
    assert str(tmp_path / "all.zip" / "a" / "b.abort") == raised.value.where


def test_files_that_are_not_there_or_too_large(confined: ConfinedReader, tmp_path: Path) -> None:
    """They are told without a process being asked."""
    with pytest.raises(UnreadableFile, match="no such file"):
        read_originals([tmp_path / "none.txt"], confined)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(UnreadableFile, match="larger than 64 MiB"):
        read_originals([large], confined)
