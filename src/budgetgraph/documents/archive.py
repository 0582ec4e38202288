"""The documents in a ZIP file. Nothing is unpacked to the disk, and names are no more than names."""

from __future__ import annotations

import io
import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

from budgetgraph.errors import UnreadableFile

SUFFIX = ".zip"
_MOST_ENTRIES = 2_000
_MOST_DOCUMENTS = 100
_LARGEST_TOTAL = 128 * 1024 * 1024
_HIGHEST_RATIO = 200  # of what is worth looking at; HTML full of tables comes to 50
_WORTH_A_LOOK = 1024 * 1024
_LONGEST_NAME = 200  # characters
_LOCAL_HEADER = 30  # bytes, without the name
_ENCRYPTED, _UTF8_NAME = 0x1, 0x800
_DEBRIS = re.compile(r"(?:^|/)(?:__MACOSX/|\.|~\$|thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_SPREADSHEETS = (".xls", ".xlsx", ".xlsm", ".et")
_TEXT = re.compile("说明|文本|正文|报告|text", re.IGNORECASE)
_TABLES = re.compile("表|table", re.IGNORECASE)
_NUMERALS = str.maketrans({**{han: str(n) for n, han in enumerate("一二三四五六七八九", 1)}, "十": "10"})
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, NotImplementedError, ValueError, OSError,
)  # fmt: skip
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Member:
    """A document in an archive: its path in it, with slashes, and its bytes."""

    name: str
    data: bytes


def members(name: str, data: bytes, is_document: Callable[[str], bool]) -> list[Member]:
    """The documents in an archive, those of text before those of tables, then by name; the same bytes once.

    `is_document` says of a suffix whether it is one of a document. Archives within the archive are opened, not those
    within these. Raises `UnreadableFile` for what is no ZIP file, holds no document, needs a password, or would be
    larger than a disclosure can be.
    """
    found = {member.data: member for member in reversed(list(_Archive(name, data, is_document).members(0)))}
    if not found:
        raise UnreadableFile(
            "There is no document of a known format in this archive.",
            where=name,
            hint="Unpack it and see what it holds.",
        )
    return sorted(found.values(), key=lambda member: reading_order(member.name))


def reading_order(name: str) -> tuple[int, str]:
    """A key that sorts file names: text first, then what may be either, then tables; each by name, 2 before 10."""
    path = PurePosixPath(name)
    if path.suffix.lower() in _SPREADSHEETS:
        rank = 2
    elif _TEXT.search(path.stem):
        rank = 0
    else:
        rank = 2 if _TABLES.search(path.stem) else 1
    return rank, _NUMBER.sub(lambda number: number[0].zfill(12), name.translate(_NUMERALS))


class _Archive:
    """One archive, which counts what it and the archives within it give."""

    def __init__(self, name: str, data: bytes, is_document: Callable[[str], bool]) -> None:
        self._name = name
        self._is_document = is_document
        self._room = _LARGEST_TOTAL
        self._documents = 0
        self._data = data

    def members(self, depth: int) -> Iterator[Member]:
        """Raises `UnreadableFile`."""
        yield from self._within(self._data, "", depth)

    def _within(self, data: bytes, prefix: str, depth: int) -> Iterator[Member]:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = self._checked(archive.infolist())
                for entry in entries:
                    name = prefix + _name(entry)
                    if _is_nothing(entry, name):
                        continue
                    yield from self._taken(archive, entry, name, depth)
        except _DAMAGE as error:
            raise self._problem(
                f"This is no whole ZIP file ({error}).", "Fetch the original again, or unpack it."
            ) from error

    def _taken(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, depth: int
    ) -> Iterator[Member]:
        suffix = PurePosixPath(name).suffix.lower()
        if suffix == SUFFIX:
            if depth:
                raise self._problem(f"{name} is an archive in an archive in an archive.", "Unpack it.")
            yield from self._within(self._content(archive, entry, name), f"{name}/", depth + 1)
        elif self._is_document(suffix):
            self._documents += 1
            if self._documents > _MOST_DOCUMENTS:
                raise self._problem(
                    f"It holds more than {_MOST_DOCUMENTS} documents.",
                    "Register a disclosure for each department.",
                )
            yield Member(name, self._content(archive, entry, name))

    def _content(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
        if entry.flag_bits & _ENCRYPTED:
            raise self._problem(
                f"{name} can only be read with a password.", "Unpack it, and register its files."
            )
        if entry.file_size > max(_WORTH_A_LOOK, _HIGHEST_RATIO * entry.compress_size):
            raise self._problem(
                f"{name} would be {entry.file_size // max(1, entry.compress_size)} times as large as it is packed.",
                "A document is not; do not open it.",
            )
        with archive.open(entry) as file:
            content = file.read(self._room + 1)
        self._room -= len(content)
        if self._room < 0:
            raise self._problem(
                f"Unpacked it is larger than {_LARGEST_TOTAL // 1024**2} MiB.",
                "Unpack it, and register its files.",
            )
        return content

    def _checked(self, entries: Sequence[zipfile.ZipInfo]) -> Sequence[zipfile.ZipInfo]:
        """The entries, when they are not too many and do not share bytes, as those of a bomb do."""
        if len(entries) > _MOST_ENTRIES:
            raise self._problem(
                f"It has more than {_MOST_ENTRIES} entries.", "Unpack it, and register its files."
            )
        for one, following in pairwise(sorted(entries, key=lambda entry: entry.header_offset)):
            if one.header_offset + _LOCAL_HEADER + one.compress_size > following.header_offset:
                raise self._problem("Its entries overlap.", "It was made to do harm; do not open it.")
        return entries

    def _problem(self, what: str, hint: str) -> UnreadableFile:
        return UnreadableFile(what, where=self._name, hint=hint)


def _is_nothing(entry: zipfile.ZipInfo, name: str) -> bool:
    """Folders, symbolic links, and what systems leave behind."""
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return entry.is_dir() or is_link or _DEBRIS.search(name) is not None


def _name(entry: zipfile.ZipInfo) -> str:
    """The path of an entry without what leads out of the archive; Windows in China writes names in GBK."""
    name = entry.filename if entry.flag_bits & _UTF8_NAME else _decoded(entry.orig_filename)
    parts = [
        part for part in re.split(r"[/\\]", name) if part not in ("", ".", "..") and not part.endswith(":")
    ]
    printable = "".join(c if c.isprintable() else "_" for c in "/".join(parts))
    return printable[-_LONGEST_NAME:].lstrip("/")


def _decoded(name: str) -> str:
    raw = name.encode("cp437", "replace")  # what zipfile takes names for that are not marked as UTF-8
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
