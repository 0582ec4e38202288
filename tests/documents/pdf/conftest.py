"""Draws the PDFs that the reader is tried on."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from budgetgraph.documents.document import Document, Table
from budgetgraph.documents.pdf import read_pdf

WIDTH, HEIGHT = A4


class Drawing:
    """A PDF in the making; places are points from the upper left corner, as the reader has them."""

    def __init__(self, **options) -> None:
        self._bytes = io.BytesIO()
        self.canvas = Canvas(self._bytes, pagesize=A4, invariant=1, **options)
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def text(self, x: float, top: float, text: str, size: float = 12) -> None:
        self.canvas.setFont("STSong-Light", size)
        self.canvas.drawString(x, HEIGHT - top - size, text)

    def right(self, x: float, top: float, text: str, size: float = 12) -> None:
        self.canvas.setFont("STSong-Light", size)
        self.canvas.drawRightString(x, HEIGHT - top - size, text)

    def prose(self, top: float, lines: Sequence[str], left: float = 72, pitch: float = 20) -> None:
        """Lines of print; one that begins with an ideographic space is indented by two characters."""
        for i, line in enumerate(lines):
            indent = 24 if line.startswith("　") else 0
            self.text(left + indent, top + i * pitch, line.lstrip("　"))

    def line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)

    def across(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for y in ys:
            self.line(xs[0], y, xs[-1], y)

    def down(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for x in xs:
            self.line(x, ys[0], x, ys[-1])

    def table(
        self, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], height: float = 20
    ) -> None:
        """A ruled table without merged cells."""
        ys = [top + i * height for i in range(len(rows) + 1)]
        self.across(xs, ys)
        self.down(xs, ys)
        for y, row in zip(ys, rows, strict=False):
            for x, cell in zip(xs, row, strict=False):
                self.text(x + 4, y + 4, cell, 9)

    def picture(self, width: float, height: float) -> None:
        from PIL import Image

        self.canvas.drawImage(ImageReader(Image.new("L", (8, 8), 128)), 0, 0, width, height)

    def next_page(self) -> None:
        self.canvas.showPage()

    def data(self) -> bytes:
        self.canvas.save()
        return self._bytes.getvalue()

    def read(self) -> Document:
        return read_pdf("drawn.pdf", self.data())


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture
def draw() -> Callable[..., Drawing]:
    return Drawing


def said(document: Document) -> list[str | list[list[str]]]:
    """The blocks of a document: a paragraph's text, a table's rows."""
    return [
        [[cell.text for cell in row] for row in block.rows]
        if isinstance(block, Table)
        else block.passage.text
        for block in document.blocks
    ]


@pytest.fixture(name="said")
def said_fixture() -> Callable[[Document], list[str | list[list[str]]]]:
    return said
