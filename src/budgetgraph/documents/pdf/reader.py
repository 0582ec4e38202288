"""Reads PDFs that have text: paragraphs and ruled tables, over page ends."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from budgetgraph.documents.document import Document
from budgetgraph.documents.pdf.flow import pieces_of
from budgetgraph.documents.pdf.opening import check, damaged, opened, pages_of
from budgetgraph.documents.pdf.page import Page, page_of
from budgetgraph.documents.pdf.writing import Writing
from budgetgraph.errors import UnreadableFile


def read_pdf(name: str, data: bytes) -> Document:
    """The document in a PDF; raises `UnreadableFile` for one without text that can be read."""
    with opened(name, data) as pdf:
        pages = list(_read(name, pages_of(name, pdf)))
    unread = tuple(page.number for page in pages if page.is_unread)
    if not any(page.items and not page.is_unread for page in pages):
        raise _without_text(name, pages)
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
        unreadable_pages=unread,
    )


def _read(name: str, pages: Sequence[Any]) -> Iterator[Page]:
    for page in pages:
        try:
            check(name, page)
            yield page_of(page)
        except UnreadableFile:
            raise
        except Exception as error:
            raise damaged(name, f"Page {page.page_number}") from error
        finally:
            page.close()  # what pdfplumber knows of a page is many times what is kept of it


def _without_text(name: str, pages: Sequence[Page]) -> UnreadableFile:
    recognise = (
        "Run it through a program for text recognition (OCR), such as OCRmyPDF, and check the numbers."
    )
    if any(page.is_garbled for page in pages):
        what = "The text of this PDF cannot be read: it does not say which characters its glyphs are."
        return UnreadableFile(what, where=name, hint=f"Ask for the original. {recognise}")
    if any(page.is_picture for page in pages):
        what = "This PDF holds only pictures of pages, and no text."
        return UnreadableFile(what, where=name, hint=recognise)
    return UnreadableFile("This PDF has only empty pages.", where=name, hint="Fetch the original again.")
