"""Reads PDFs that have text: paragraphs and ruled tables, over page ends."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from budgetgraph.documents.document import Document
from budgetgraph.documents.pdf.flow import pieces_of
from budgetgraph.documents.pdf.opening import damaged, opened, pages_of
from budgetgraph.documents.pdf.page import Page, page_of
from budgetgraph.documents.pdf.writing import Writing
from budgetgraph.errors import UnreadableFile


def read_pdf(name: str, data: bytes) -> Document:
    """The document in a PDF; raises `UnreadableFile` for one without text that can be read."""
    with opened(name, data) as pdf:
        pages = list(_read(name, pages_of(name, pdf)))
    pictures = tuple(page.number for page in pages if page.is_picture)
    if not any(page.items for page in pages):
        raise _without_text(name, len(pictures))
    writing = Writing()
    writing.write(pieces_of(pages))
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/pdf",
        text=writing.text,
        blocks=tuple(writing.blocks),
        marks=tuple(writing.marks),
        pages=writing.pages(len(pages)),
        unreadable_pages=pictures,
    )


def _read(name: str, pages: Sequence[Any]) -> Iterator[Page]:
    for page in pages:
        try:
            yield page_of(page)
        except Exception as error:
            raise damaged(name, f"Page {page.page_number}", error) from error
        finally:
            page.close()  # what pdfplumber knows of a page is many times what is kept of it


def _without_text(name: str, pictures: int) -> UnreadableFile:
    if not pictures:
        return UnreadableFile("This PDF has only empty pages.", where=name, hint="Fetch the original again.")
    return UnreadableFile(
        "This PDF holds only pictures of pages, and no text.",
        where=name,
        hint="Run it through a program for text recognition (OCR), such as OCRmyPDF, and check the numbers.",
    )
