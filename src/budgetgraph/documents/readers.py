"""The readers of all formats. Importing this loads all their libraries, so that only processes that read do it."""

from __future__ import annotations

from collections.abc import Callable

from budgetgraph.documents.document import Document
from budgetgraph.documents.html.reader import read_html, read_mht
from budgetgraph.documents.pdf import read_pdf
from budgetgraph.documents.spreadsheet.reader import read_workbook
from budgetgraph.documents.spreadsheet.separated import read_csv
from budgetgraph.documents.spreadsheet.xml_2003 import read_xml_workbook
from budgetgraph.documents.text import read_text
from budgetgraph.documents.word.reader import read_docx

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
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
    ".xls": read_workbook,
    ".et": read_workbook,
    ".xml": read_xml_workbook,
}
"""The reader of each format, by suffix: it takes the file's name and bytes. See `conversions` for others."""
