"""Originals to one `Document`, however many files and whatever formats they are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from budgetgraph.documents.conversions import CONVERSIONS
from budgetgraph.documents.document import Document
from budgetgraph.documents.joined import join
from budgetgraph.errors import InputError, ProcessingFailed, UnreadableFile
from budgetgraph.originals.answer import Answer
from budgetgraph.originals.confined import Confined
from budgetgraph.originals.limits import read_limits
from budgetgraph.originals.plain import of_plain

Made = TypeVar("Made")

_LARGEST = 64 * 1024 * 1024  # bytes; the longest disclosure seen has 4 MB


def read_originals(paths: Sequence[Path], confined: Confined | None = None) -> Document:
    """The document in some files, in their order; an archive stands for the documents in it. The same bytes count once.

    Each file is read in a confined process of its own. Raises `UnreadableFile` for a file that cannot be read, is of
    no known format, or takes more than the limits allow, and `ProcessingFailed` for one that breaks its reader.
    """
    confined = confined or _of_this_process()
    by_hash: dict[str, Document] = {}
    for path in paths:
        for document in _documents(path, confined):
            by_hash.setdefault(document.sha256, document)
    return join(list(by_hash.values()))


@cache
def _of_this_process() -> Confined:
    return Confined(read_limits())


def _documents(path: Path, confined: Confined) -> Iterator[Document]:
    """The document in a file, or those in an archive."""
    data = _bytes(path)
    try:
        answer = confined.ask(path.name, data)
        if answer.kind != "members":
            yield _document(path.name, data, answer, confined)
            return
        for member in _plausible(path.name, lambda: answer.members):
            name = f"{path.name}/{member.name}"
            yield _document(name, member.data, confined.ask(name, member.data), confined)
    except InputError as error:
        if error.where is None or error.where.partition("/")[0] == path.name:
            error.where = str(path.parent / (error.where or path.name))  # many share a file's name alone
        raise


def _document(name: str, data: bytes, answer: Answer, confined: Confined) -> Document:
    """The document in a file, of which this was answered; what has to be is converted first."""
    sha256 = hashlib.sha256(data).hexdigest()
    conversion = CONVERSIONS.get(answer.content.decode()) if answer.kind == "convert" else None
    if conversion is None:
        return _plausible(name, lambda: of_plain(answer.content, name, sha256))
    converted = conversion.convert(name, data, answer.content.decode())
    read = confined.ask(name, converted, conversion.to)
    document = _plausible(name, lambda: of_plain(read.content, name, sha256))
    return replace(document, media_type=conversion.media_type)


def _plausible(name: str, made: Callable[[], Made]) -> Made:
    """What is made of an answer; raises `ProcessingFailed` for an answer of which nothing can be made."""
    try:
        return made()
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ProcessingFailed(
            "What was read in it makes no sense.",
            where=name,
            hint="This is a fault of BudgetGraph: please report it with the original.",
        ) from error


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
