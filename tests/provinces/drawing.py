"""Draws the content of a disclosure in a format that departments publish in."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Mapping

import docx
import openpyxl
from docx.document import Document as WordDocument
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.provinces.content import Content, Grid, Line

Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


def merges(grid: Grid) -> list[Merge]:
    """The stretches of merged cells: each with the cell in whose place its text stands."""
    rows, found = grid.rows, []
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            if cell in ("<", "^"):
                continue
            right, below = j, i
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while below + 1 < len(rows) and rows[below + 1][j] == "^":
                below += 1
            if (right, below) != (j, i):
                found.append((i, j, below, right))
    return found


def shown(cell: str) -> str:
    """What is printed in a cell."""
    return "" if cell in ("<", "^") else cell


def as_docx(content: Content) -> bytes:
    """A Word file with merged cells."""
    document = docx.Document()
    for part in content.parts:
        if isinstance(part, Grid):
            _word_table(document, part)
        else:
            document.add_paragraph(part.text, style="Heading 1" if part.level == 2 else None)
    return _saved(document.save)


def _word_table(document: WordDocument, grid: Grid) -> None:
    for line in (grid.title, *grid.above):
        document.add_paragraph(line)
    table = document.add_table(len(grid.rows), len(grid.rows[0]), style="Table Grid")
    for i, j, below, right in merges(grid):
        table.cell(i, j).merge(table.cell(below, right))
    for i, row in enumerate(grid.rows):
        for j, cell in enumerate(row):
            if cell not in ("<", "^"):
                table.cell(i, j).text = cell
    for note in grid.notes:
        document.add_paragraph(note)


def as_html(content: Content) -> bytes:
    """A page of a site, with its navigation."""
    body = "\n".join(_html_of(part) for part in content.parts)
    title = html.escape(next(part.text for part in content.parts if isinstance(part, Line)))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_政府信息公开</title>'
        "<style>td{border:1px solid}</style><script>var a = 1 < 2;</script></head><body>"
        '<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li>'
        '<li><a href="/fw">办事服务</a></li></ul></div><div class="path">当前位置：首页 &gt; 政务公开 &gt; 预决算公开</div>'
        f'<h1>{title}</h1><div class="info">发布时间：2024-02-18 10:20 来源：办公室 浏览次数：<span>128</span></div>'
        f'<div class="TRS_Editor">{body}</div>'
        '<div class="footer"><p>主办：某某人民政府办公室 备案号：12345678号-1</p></div></body></html>'
    ).encode()


def _html_of(part: Line | Grid) -> str:
    if isinstance(part, Line):
        return f"<p>{html.escape(part.text)}</p>"
    spans = {(i, j): (below - i + 1, right - j + 1) for i, j, below, right in merges(part)}
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td rowspan="{spans.get((i, j), (1, 1))[0]}" colspan="{spans.get((i, j), (1, 1))[1]}">{html.escape(cell)}</td>'
            for j, cell in enumerate(row)
            if cell not in ("<", "^")
        )
        + "</tr>"
        for i, row in enumerate(part.rows)
    )
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in (part.title, *part.above))
    notes = "".join(f"<p>{html.escape(note)}</p>" for note in part.notes)
    return f"{lines}<table>{rows}</table>{notes}"


def as_xlsx(content: Content) -> bytes:
    """A workbook with a sheet for each table and one for the text before, between and after them."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, part in enumerate(content.parts):
        if isinstance(part, Grid):
            _sheet(book.create_sheet(f"{number}{part.title[:20]}"), part)
        else:
            if not book.worksheets or not book.worksheets[-1].title.startswith("说明"):
                book.create_sheet(f"说明{number}")
            book.worksheets[-1].append([part.text])
    return _saved(book.save)


def _sheet(sheet: Worksheet, grid: Grid) -> None:
    width = len(grid.rows[0])
    for line in (grid.title, *grid.above):
        sheet.append([line])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=width)
    top = sheet.max_row + 1
    for i, row in enumerate(grid.rows):
        for j, cell in enumerate(row):
            sheet.cell(top + i, j + 1, _value(cell, is_head=i < grid.height))
    for i, j, below, right in merges(grid):
        sheet.merge_cells(start_row=top + i, start_column=j + 1, end_row=top + below, end_column=right + 1)
    for note in grid.notes:
        sheet.append([note])


def _value(cell: str, *, is_head: bool) -> str | float | None:
    printed = shown(cell)
    is_number = "." in printed and printed.replace(",", "").replace(".", "", 1).lstrip("-").isdecimal()
    return float(printed.replace(",", "")) if is_number and not is_head else printed or None


def as_pdf(content: Content) -> bytes:
    """Pages with ruled tables that repeat their header, and page numbers between dashes."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    target = io.BytesIO()
    flow = [flowable for part in content.parts for flowable in _flowables(part)]
    template = SimpleDocTemplate(target, pagesize=A4, invariant=1, leftMargin=50, rightMargin=50)
    template.build(flow, onFirstPage=_page_number, onLaterPages=_page_number)
    return target.getvalue()


def _page_number(canvas: Canvas, _: object) -> None:
    canvas.setFont("STSong-Light", 9)
    canvas.drawCentredString(A4[0] / 2, 30, f"─ {canvas.getPageNumber()} ─")


def _style(size: float, *, alignment: int = 0, indent: float = 0) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}",
        fontName="STSong-Light",
        fontSize=size,
        leading=size * 1.5,
        alignment=alignment,
        firstLineIndent=indent,
        wordWrap="CJK",
    )


def _flowables(part: Line | Grid) -> list[Paragraph | Table]:
    if isinstance(part, Line):
        styles = {1: _style(18, alignment=1), 2: _style(14, indent=28)}
        return [Paragraph(html.escape(part.text), styles.get(part.level, _style(12, indent=24)))]
    cell_style = _style(8)
    rows = [[Paragraph(html.escape(shown(cell)), cell_style) for cell in row] for row in part.rows]
    width = (A4[0] - 100) / len(part.rows[0])
    spans = [("SPAN", (j, i), (right, below)) for i, j, below, right in merges(part)]
    table = Table(rows, colWidths=[width] * len(part.rows[0]), repeatRows=part.height or 1)
    table.setStyle(
        [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *spans]
    )
    above = [Paragraph(html.escape(line), _style(10, alignment=2)) for line in part.above]
    notes = [Paragraph(html.escape(note), _style(10)) for note in part.notes]
    return [Paragraph(html.escape(part.title), _style(14, alignment=1)), *above, table, *notes]


def as_text(content: Content) -> bytes:
    """Plain text as it is copied from a page: each cell on a line of its own behind a tab."""
    lines = []
    for part in content.parts:
        if isinstance(part, Line):
            lines.append(part.text)
            continue
        rows = ("\n".join("\t" + shown(cell) for cell in row) for row in part.rows)
        lines += [part.title, *part.above, "\n\n".join(rows), *part.notes]
    return ("\n".join(lines) + "\n").encode()


def as_bars(content: Content) -> bytes:
    """Plain text whose tables are drawn with bars, as converters to Markdown write them."""
    lines = []
    for part in content.parts:
        if isinstance(part, Line):
            lines += [part.text, ""]
            continue
        rows = [
            "| " + " | ".join(_filled(part, i, j) for j in range(len(row))) + " |"
            for i, row in enumerate(part.rows)
        ]
        rule = "|" + " --- |" * len(part.rows[0])
        lines += [part.title, "", *part.above, "", rows[0], rule, *rows[1:], "", *part.notes, ""]
    return "\n".join(lines).encode()


def _filled(grid: Grid, i: int, j: int) -> str:
    """A merged cell's words at each of its places."""
    while grid.rows[i][j] in ("<", "^"):
        i, j = (i, j - 1) if grid.rows[i][j] == "<" else (i - 1, j)
    return grid.rows[i][j]


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    target = io.BytesIO()
    save(target)
    return target.getvalue()


FORMATS: Mapping[str, Callable[[Content], bytes]] = {
    "docx": as_docx,
    "html": as_html,
    "xlsx": as_xlsx,
    "pdf": as_pdf,
    "txt": as_text,
    "md.txt": as_bars,
}
"""How each format is drawn, by the ending of the file's name."""
