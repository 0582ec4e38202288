"""The readers of all formats. Importing this loads all their libraries, so that only processes that read do it."""

from __future__ import annotations

from collections.abc import Callable

from budgetgraph.documents.document import Document
from budgetgraph.documents.pdf import read_pdf
from budgetgraph.documents.text import read_text

READERS: dict[str, Callable[[str, bytes], Document]] = {".pdf": read_pdf, ".txt": read_text}
"""The reader of each format, by suffix: it takes the file's name and bytes."""
