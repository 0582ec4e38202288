"""ZIP files: which documents are in them, and which do harm."""

from __future__ import annotations

import hashlib
import io
import stat
import struct
import zipfile
from collections.abc import Iterable

import pytest

from budgetgraph.documents.archive import members, reading_order
from budgetgraph.errors import UnreadableFile
from tests.documents.archives import archive

MEGABYTE = 1024 * 1024


def found(data: bytes) -> list[str]:
    """The names of the documents in an archive."""
    return [member.name for member in members("a.zip", data, {".txt", ".pdf", ".xls", ".docx"}.__contains__)]


def made(entries: Iterable[tuple[zipfile.ZipInfo, bytes]]) -> bytes:
    """A ZIP file with entries of which more than the name is given."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for entry, data in entries:
            file.writestr(entry, data)
    return content.getvalue()


def test_documents_are_found_and_debris_is_not() -> None:
    """Folders are gone into; what systems leave behind, and other files, are no documents."""
    names = [
        "2020/预算.pdf", "2020/", "__MACOSX/2020/._预算.pdf", "2020/Thumbs.db", ".DS_Store", "~$说明.docx", "图.jpg",
    ]  # fmt: skip
    assert ["2020/预算.pdf"] == found(archive({name: name.encode() for name in names}))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_without_a_mark_are_read(encoding: str) -> None:
    """Windows in China writes them in GBK, other programs in UTF-8 without saying so."""
    name = "部门预算.txt".encode(encoding)
    data = archive({"x" * len(name): b"1"}).replace(b"x" * len(name), name)
    with pytest.raises(UnreadableFile, match="no document of a known format"):
        found(archive({"x" * len(name): b"1"}))
    assert ["部门预算.txt"] == found(data)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("C:\\预算\\a.txt", "预算/a.txt"),
        ("a\x1b[31m.txt", "a_[31m.txt"),
        ("长" * 300 + ".txt", "长" * 196 + ".txt"),
    ],
)
def test_names_lead_nowhere(name: str, shown: str) -> None:
    """Nothing is written under them; what is shown of them leads out of no folder and controls no terminal."""
    assert [shown] == found(archive({name: b"1"}))


def test_text_stands_before_tables_and_2_before_10() -> None:
    """By the words of the names, then by number, in digits or in Chinese."""
    ordered = [
        "情况说明及报表.pdf", "附件2：预算公开说明.docx", "附件10：报表说明.docx",
        "第一部分.docx", "第二部分.docx", "第三部分.docx",
        "公开表.docx", "附件1.xls",
    ]  # fmt: skip
    backwards = ordered[::-1]
    assert ordered == sorted(backwards, key=reading_order)
    assert ordered == found(archive({name: name.encode() for name in backwards}))


def test_the_same_bytes_count_once() -> None:
    """Under the first of their names."""
    assert ["b.txt"] == found(archive({"b.txt": b"same", "a.txt": b"same"}))


def test_an_archive_in_the_archive_is_opened_once() -> None:
    """One in that is refused: nobody knows how deep it goes."""
    inner = archive({"表.xls": b"1"})
    assert ["表/表.zip/表.xls"] == found(archive({"表/表.zip": inner}))
    with pytest.raises(UnreadableFile, match="archive in an archive in an archive"):
        found(archive({"1.zip": archive({"2.zip": inner})}))


def test_symbolic_links_are_no_documents() -> None:
    """Their content is a path, which nobody follows."""
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert ["b.txt"] == found(made([(link, b"/etc/passwd"), (zipfile.ZipInfo("b.txt"), b"1")]))


def test_a_password_is_told() -> None:
    """By the name of the document that it locks."""
    data = bytearray(archive({"a.txt": b"1"}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + place] |= 1
    with pytest.raises(UnreadableFile, match=r"a\.txt can only be read with a password"):
        found(bytes(data))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", archive({"a.txt": b"1" * 99})[:-30], b"\x00" * 100])
def test_what_is_no_archive_is_told(data: bytes) -> None:
    """Empty, cut off, or something else."""
    with pytest.raises(UnreadableFile, match="no whole ZIP file"):
        found(data)


def test_damage_within_is_told() -> None:
    """A document whose bytes are not those that were packed is not read half."""
    data = bytearray(archive({"a.txt": bytes(range(256)) * 4}))
    data[60] ^= 0xFF
    with pytest.raises(UnreadableFile, match="no whole ZIP file"):
        found(bytes(data))


def test_a_bomb_is_not_unpacked() -> None:
    """A document that is a thousand times as large as it is packed is none."""
    with pytest.raises(UnreadableFile, match="1028 times as large"):
        found(archive({"a.txt": b"0" * (8 * MEGABYTE)}))


def test_a_bomb_that_lies_about_its_size_is_not_unpacked() -> None:
    """No more is unpacked than the archive says, and that is checked."""
    honest = archive({"a.txt": b"0" * (8 * MEGABYTE)})
    data = honest.replace(struct.pack("<I", 8 * MEGABYTE), struct.pack("<I", 1000))
    assert data != honest
    with pytest.raises(UnreadableFile, match="no whole ZIP file"):
        found(data)


def test_many_large_documents_are_too_much(monkeypatch) -> None:
    """It is the sum that counts, over all archives within."""
    monkeypatch.setattr("budgetgraph.documents.archive._LARGEST_TOTAL", 3 * MEGABYTE)
    documents = [
        {f"{number}.txt": hashlib.shake_128(bytes([number])).digest(MEGABYTE)} for number in range(4)
    ]
    halves = {f"{number}.zip": archive(documents[number] | documents[number + 1]) for number in (0, 2)}
    assert ["0.txt"] == found(archive(documents[0]))
    with pytest.raises(UnreadableFile, match="larger than 3 MiB"):
        found(archive(halves))


def test_entries_that_share_their_bytes_are_refused() -> None:
    """As in the bombs that need no archive within the archive."""
    data = bytearray(archive({"a.txt": b"1" * 50, "b.txt": b"2" * 50}))
    directory = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", directory + 1)
    struct.pack_into("<I", data, second + 42, 3)  # where it says that its header lies
    with pytest.raises(UnreadableFile, match="overlap"):
        found(bytes(data))


@pytest.mark.parametrize(
    ("number", "said"), [(101, "more than 100 documents"), (2_001, "more than 2000 entries")]
)
def test_too_many_are_refused(number: int, said: str) -> None:
    """A disclosure has a few documents; an archive with more is of many departments."""
    with pytest.raises(UnreadableFile, match=said):
        found(archive({f"{name}.txt": str(name).encode() for name in range(number)}))
