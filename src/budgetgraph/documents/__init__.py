"""From an original file to a `Document`: its canonical text, and the blocks in it with their places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from budgetgraph.documents.document import Document
from budgetgraph.documents.file_format import suffix_of
from budgetgraph.documents.html.reader import read_html, read_mht
from budgetgraph.documents.libreoffice import read_old_word
from budgetgraph.documents.pdf import read_pdf
from budgetgraph.documents.spreadsheet.reader import read_workbook
from budgetgraph.documents.spreadsheet.separated import read_csv
from budgetgraph.documents.spreadsheet.xml_2003 import read_xml_workbook
from budgetgraph.documents.text import read_text
from budgetgraph.documents.word.reader import read_docx
from budgetgraph.errors import UnreadableFile

__all__ = ["READERS", "read_document"]

READERS: dict[str, Callable[[str, bytes], Document]] = {
    ".pdf": read_pdf,
    ".txt": read_text,
    ".md": read_text,
    ".csv": read_csv,
    ".html": read_html,
    ".htm": read_html,
    ".shtml": read_html,
    ".mht": read_mht,
    ".mhtml": read_mht,
    ".docx": read_docx,
    ".docm": read_docx,  # macros are parts that nobody looks at
    ".doc": read_old_word,
    ".wps": read_old_word,
    ".rtf": read_old_word,
    ".odt": read_old_word,
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
    ".xls": read_workbook,
    ".et": read_workbook,
    ".xml": read_xml_workbook,
}
"""The reader of each format, by suffix: it takes the file's name and bytes."""

_LARGEST = 64 * 1024 * 1024  # bytes; the longest disclosure seen has 4 MB


def read_document(path: Path) -> Document:
    """The document in a file, read by what its bytes are, whatever its suffix says.

    Raises `UnreadableFile` when there is no reader for it or the reader gives up.
    """
    if not path.is_file():
        raise UnreadableFile("There is no such file.", where=path, hint="Check its name.")
    data = _bytes(path)
    suffix = suffix_of(path.name, path.suffix.lower(), data)
    reader = READERS.get(suffix)
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise UnreadableFile(
            f"There is no reader for {suffix or 'files without a suffix'}.",
            where=path,
            hint=f"Known suffixes: {known}. Save the document as plain text.",
        )
    return reader(path.name, data)


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
