"""Originals to one `Document`, however many files and whatever formats they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from budgetgraph.confinement.answer import Answer
from budgetgraph.documents.conversions import CONVERSIONS
from budgetgraph.documents.document import Document
from budgetgraph.errors import InputError, UnreadableFile
from budgetgraph.originals.confined_reader import ConfinedReader, reader_of_this_process
from budgetgraph.originals.plain_document import PlainDocument, joined

_LARGEST = 64 * 1024 * 1024  # bytes; the longest disclosure seen has 4 MB


def read_originals(paths: Sequence[Path], reader: ConfinedReader | None = None) -> Document:
    """The document in some files, in their order; an archive stands for the documents in it. The same bytes count once.

    Each file is read in a confined process of its own. Raises `UnreadableFile` for a file that cannot be read, is of
    no known format, or takes more than the limits allow, and `ProcessingFailed` for one that breaks its reader.
    """
    return joined(plain_originals(paths, reader or reader_of_this_process()))


def plain_originals(paths: Sequence[Path], reader: ConfinedReader) -> list[PlainDocument]:
    """The documents in some files as plain data, for another confined process; raises what `read_originals` raises."""
    by_hash: dict[str, PlainDocument] = {}
    for path in paths:
        for document in _documents(path, reader):
            by_hash.setdefault(document.sha256, document)
    return list(by_hash.values())


def _documents(path: Path, reader: ConfinedReader) -> Iterator[PlainDocument]:
    """The document in a file, or those in an archive."""
    data = _bytes(path)
    try:
        answer = reader.ask(path.name, data)
        if answer.kind != "members":
            yield _document(path.name, data, answer, reader)
            return
        for member, content in answer.parts:
            name, data = f"{path.name}/{member}", bytes(content)
            yield _document(name, data, reader.ask(name, data), reader)
    except InputError as error:
        if error.where is None or error.where.partition("/")[0] == path.name:
            error.where = str(path.parent / (error.where or path.name))  # many share a file's name alone
        raise


def _document(name: str, data: bytes, answer: Answer, reader: ConfinedReader) -> PlainDocument:
    """The document in a file, of which this was answered; what has to be is converted first."""
    sha256 = hashlib.sha256(data).hexdigest()
    suffix = answer.content.decode("utf-8", "replace") if answer.kind == "convert" else ""
    conversion = CONVERSIONS.get(suffix)
    if conversion is None:
        return PlainDocument(name, sha256, answer.content)
    converted = conversion.convert(name, data, suffix)
    read = reader.ask(name, converted, conversion.to)
    return PlainDocument(name, sha256, read.content, conversion.media_type)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        what = "This is a folder." if path.is_dir() else "There is no such file."
        raise UnreadableFile(
            what, where=path, hint="Name the files in it." if path.is_dir() else "Check its name."
        )
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFile(
                f"The file is larger than {_LARGEST // 1024**2} MiB.", where=path, hint="Split it."
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"The file cannot be opened ({error.strerror}).",
            where=path,
            hint="Check its name and permissions.",
        ) from error
