"""From an original file to a `Document`: its canonical text, and the blocks in it with their places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from budgetgraph.documents.document import Document
from budgetgraph.documents.pdf import read_pdf
from budgetgraph.documents.text import read_text
from budgetgraph.errors import UnreadableFile

__all__ = ["READERS", "read_document"]

READERS: dict[str, Callable[[str, bytes], Document]] = {".pdf": read_pdf, ".txt": read_text}
"""The reader of each format, by suffix: it takes the file's name and bytes."""

_LARGEST = 64 * 1024 * 1024  # bytes; the longest disclosure seen has 4 MB


def read_document(path: Path) -> Document:
    """The document in a file; raises `UnreadableFile` when there is no reader for it or the reader gives up."""
    if not path.is_file():
        raise UnreadableFile("There is no such file.", where=path, hint="Check its name.")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise UnreadableFile(
            f"There is no reader for {path.suffix or 'files without a suffix'}.",
            where=path,
            hint=f"Known suffixes: {known}. Save the document as plain text.",
        )
    return reader(path.name, _bytes(path))


def _bytes(path: Path) -> bytes:
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
