"""Opens a PDF, with the limits of what is read, and says what is wrong with one that cannot be."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from budgetgraph.documents.pdf.bounds import MOST_DRAWN, MOST_PAGES, is_overfull
from budgetgraph.errors import UnreadableFile

_BEGINNING = 1024  # bytes
# ISO 32000-1, 7.3.8.1 has the end of a line in between; without one, pdfminer takes the two words for one.
_RUN_TOGETHER = re.compile(rb"\nendstreamendobj\b")
_PARTED = b"endstream\nendobj"  # as long, so that what stands behind it stays where the file says that it is


@contextmanager
def opened(name: str, data: bytes) -> Iterator[Any]:
    """The PDF that pdfplumber opens; raises `UnreadableFile` for what is none, is locked, damaged or too long."""
    import pdfplumber  # noqa: PLC0415 - takes as long to load as all that a command needs otherwise

    _check_is_pdf(name, data)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its warnings are about fonts, and for nobody
    try:
        pdf = pdfplumber.open(io.BytesIO(_RUN_TOGETHER.sub(_PARTED, data)))
    except Exception as error:
        raise _not_opened(name, error) from error
    try:
        if len(pages_of(name, pdf)) > MOST_PAGES:
            raise UnreadableFile(
                f"This PDF has more than {MOST_PAGES:,} pages.", where=name, hint="Split it."
            )
        yield pdf
    finally:
        with suppress(Exception):  # closing it looks once more for the pages that could not be listed
            pdf.close()


def pages_of(name: str, pdf: Any) -> list[Any]:
    """The pages of a PDF; raises `UnreadableFile` where their list is damaged, or there are none."""
    try:
        pages = list(pdf.pages)
    except Exception as error:
        raise damaged(name, "The list of its pages") from error
    if not pages:
        raise UnreadableFile("This PDF has no pages.", where=name, hint="Fetch the original again.")
    return pages


def check(name: str, page: Any) -> None:
    """Raises `UnreadableFile` for a page on which too much is drawn."""
    if is_overfull(page):
        raise UnreadableFile(
            f"Page {page.page_number} has more than {MOST_DRAWN // 1024**2} MiB of drawing orders.",
            where=name,
            hint="Leave the page out, or print it to a new PDF.",
        )


def damaged(name: str, part: str) -> UnreadableFile:
    """The error for a part of a PDF that its reader fails on, for whatever reason."""
    return UnreadableFile(
        f"{part} of this PDF cannot be taken apart.",
        where=name,
        hint="It is damaged: fetch the original again, or print it to a new PDF.",
    )


def _check_is_pdf(name: str, data: bytes) -> None:
    if not data:
        raise UnreadableFile("The file is empty.", where=name, hint="Fetch the original again.")
    # Readers pass over what stands before it; ISO 32000-1, annex H.3.4.1 looks for it in the first 1024 bytes.
    if b"%PDF-" not in data[:_BEGINNING]:
        raise UnreadableFile(
            "This is no PDF, whatever its name says.",
            where=name,
            hint="Name it by what it is (.docx, .html, .xlsx, ...), or fetch the original again.",
        )


def _not_opened(name: str, error: Exception) -> UnreadableFile:
    reason = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if type(reason).__name__ == "PDFPasswordIncorrect":
        return UnreadableFile(
            "This PDF is locked with a password.", where=name, hint="Save a copy of it without a password."
        )
    return UnreadableFile(
        "This PDF cannot be opened.",
        where=name,
        hint="It is damaged: fetch the original again, or print it to a new PDF.",
    )
