"""What a file is by its bytes: many a `.doc` of a government site is HTML, many an `.xls` is text."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from budgetgraph.documents.decoding import decode
from budgetgraph.errors import UnreadableFile

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE2, [MS-CFB] 2.2
_LOOKED_THROUGH = 4096  # bytes
_BEGINS_HTML = re.compile(
    rb"\A(?:<!--|<\?xml[^<>]{0,200}\?>|\s){0,20}+\s*+<(?:!doctype\s+html|html|head|body|table|meta|div|style)[\s>]",
    re.IGNORECASE,
)
_HTML_WITHIN = re.compile(rb"<html[\s>]", re.IGNORECASE)
_BEGINNINGS = {
    ".pdf": re.compile(rb"%PDF-"),
    ".rtf": re.compile(rb"\A\s*\{\\rtf"),
    ".mht": re.compile(rb"^content-type:\s{0,9}multipart/related", re.IGNORECASE | re.MULTILINE),
    # Word's XML of 2003, or that of 2007 in one file.
    ".doc": re.compile(rb"schemas\.microsoft\.com/office/(?:word/2003/wordml|2006/xmlPackage)"),
    ".html": _BEGINS_HTML,
    ".xml": re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet"),
}
_WORDS_OF_PDF = (b"endobj", b"startxref")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_LONGEST_MEDIA_TYPE = 100  # bytes
_PACKAGES = (("word/", ".docx"), ("xl/", ".xlsx"))
_TEXT_SUFFIXES = frozenset({".txt", ".md", ".csv"})
_OFFICE_SUFFIXES = frozenset(
    {".doc", ".docx", ".docm", ".wps", ".rtf", ".odt", ".xls", ".xlsx", ".xlsm", ".et", ".mht"}
)


def suffix_of(name: str, suffix: str, data: bytes) -> str:
    """The suffix that the bytes of a file deserve: its own where they do not tell.

    Raises `UnreadableFile` for an office file that is locked by a password.
    """
    if data.startswith(b"PK\x03\x04"):
        return _package(suffix, data)
    if data.startswith(_COMPOUND):
        return _compound(name, suffix, data)
    return _by_beginning(suffix, data)


def _by_beginning(suffix: str, data: bytes) -> str:
    beginning = data[:_LOOKED_THROUGH].removeprefix(b"\xef\xbb\xbf")
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = beginning.replace(b"\x00", b"")[2:]
    for deserved, begins in _BEGINNINGS.items():
        if begins.search(beginning):
            return deserved
    if _HTML_WITHIN.search(beginning) and suffix not in _TEXT_SUFFIXES:
        return ".html"
    if suffix == ".pdf":
        return ".txt" if _is_text(data) else suffix
    return ".txt" if suffix in _OFFICE_SUFFIXES and b"\x00" not in beginning else suffix


def _is_text(data: bytes) -> bool:
    """Whether bytes are text for people, and no PDF that has lost its beginning."""
    if any(word in data for word in _WORDS_OF_PDF):
        return False
    try:
        decode(data, "")
    except UnreadableFile:
        return False
    return True


def _package(suffix: str, data: bytes) -> str:
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        names = archive.namelist()
        declared = _declared(archive) if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return suffix
    if "[Content_Types].xml" in names:
        for folder, deserved in _PACKAGES:
            if any(name.startswith(folder) for name in names):
                return deserved
    if declared.startswith(_OPEN_DOCUMENT):
        return ".odt" if declared.startswith(_OPEN_DOCUMENT + b"text") else ".ods"
    return suffix if suffix == ".odt" else _archive(suffix)


def _declared(archive: zipfile.ZipFile) -> bytes:
    """The media type that an OpenDocument package states in its first file (OpenDocument 1.3, part 2, 3.3)."""
    with archive.open("mimetype") as file:
        return file.read(_LONGEST_MEDIA_TYPE)


def _archive(suffix: str) -> str:
    return ".zip" if suffix in _OFFICE_SUFFIXES | _TEXT_SUFFIXES | {".pdf"} else suffix


def _compound(name: str, suffix: str, data: bytes) -> str:
    """By the names of the streams, which stand in it in UTF-16."""
    if _stream("EncryptedPackage") in data:
        raise UnreadableFile(
            "The file is locked by a password.", where=name, hint="Ask the publisher for an open one."
        )
    if _stream("WordDocument") in data:
        return ".doc"
    if _stream("Workbook") in data or _stream("Book") + b"\x00\x00" in data:
        return ".xls"
    return suffix


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")
