"""Writes what is in a document as a file of another format, so that formats can be compared on equal work."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

from budgetgraph.documents.document import Document, Paragraph, Table

FORMATS = ("pdf", "docx", "html", "xlsx", "txt")


def write_as(document: Document, format: str, folder: Path) -> Path:
    """A file of that format with a document's paragraphs and tables; merged cells are written once."""
    path = folder / f"{Path(document.name).stem}.{format}"
    if format == "docx":
        _docx(document, path)
    elif format == "xlsx":
        _xlsx(document, path)
    else:
        lines = _html(document) if format == "html" else _text(document)
        path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _rows(table: Table) -> Iterator[list[str]]:
    seen: set[tuple[int, str]] = set()
    for row in table.rows:
        texts = []
        for cell in row:
            is_again = bool(cell) and (cell.start, cell.text) in seen
            seen.add((cell.start, cell.text))
            texts.append("" if is_again else cell.plain)
        yield texts


def _docx(document: Document, path: Path) -> None:
    import docx

    made = docx.Document()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            made.add_paragraph(block.passage.plain)
            continue
        rows = list(_rows(block))
        table = made.add_table(len(rows), len(rows[0]))
        cells = iter(table._cells)  # noqa: SLF001 - `table.cell` counts all cells anew each time
        for text in (text for row in rows for text in row):
            next(cells).text = text
    made.save(str(path))


def _xlsx(document: Document, path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("预算公开")
    for block in document.blocks:
        for row in [[block.passage.plain]] if isinstance(block, Paragraph) else [*_rows(block), []]:
            sheet.append(row)
    book.save(path)


def _html(document: Document) -> Iterator[str]:
    yield "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><div class='article'>"
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield f"<p>{html.escape(block.passage.plain)}</p>"
        else:
            rows = ("".join(f"<td>{html.escape(text)}</td>" for text in row) for row in _rows(block))
            yield "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    yield "</div></body></html>"


def _text(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.passage.plain
        else:
            yield ""
            yield from ("| " + " | ".join(row) + " |" for row in _rows(block))
            yield ""
