"""Damaged files: whatever a library makes of their bytes, what comes of it is a document or a sentence."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath

import docx
import openpyxl
import pytest
import xlwt

from budgetgraph.documents.archive import members
from budgetgraph.documents.document import Document
from budgetgraph.documents.file_format import suffix_of
from budgetgraph.documents.readers import READERS
from budgetgraph.errors import UnreadableFile
from tests.documents.archives import archive
from tests.documents.pdf.conftest import Drawing

ROWS = [["项目", "预算数"], ["教育支出", "1,234.50"], ["合计", "1,234.50"]]
HTML = "<html><meta charset=utf-8><body><p>某局2024年预算</p><table>{}</table></body></html>".format(
    "".join(f"<tr>{''.join(f'<td colspan=1>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
)
XML_2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="x"><Table><Row>'
    '<Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="String">项目</Data></Cell></Row></Table></Worksheet></Workbook>'
)
ROUNDS = 60


def pdf() -> bytes:
    drawing = Drawing()
    drawing.text(72, 60, "某局2024年预算")
    drawing.table([72, 200, 300], 90, ROWS)
    drawing.next_page()
    drawing.picture(200, 200)
    return drawing.data()


def word() -> bytes:
    made, file = docx.Document(), BytesIO()
    made.add_paragraph("某局2024年预算", style="List Number")
    table = made.add_table(len(ROWS), 2)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    made.save(file)
    return file.getvalue()


def excel() -> bytes:
    made, file = openpyxl.Workbook(), BytesIO()
    for row in ROWS:
        made.active.append(row)
    made.active.append([1.5, 2, 0.25])
    made.active.merge_cells("A5:B6")
    made.save(file)
    return file.getvalue()


def old_excel() -> bytes:
    made, file = xlwt.Workbook(), BytesIO()
    sheet = made.add_sheet("收入总表")
    for i, row in enumerate(ROWS):
        for j, text in enumerate(row):
            sheet.write(i, j, text)
    sheet.write_merge(5, 6, 0, 1, 3.5)
    made.save(file)
    return file.getvalue()


def mht() -> bytes:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    return f"{head}Content-Type: text/html; charset=utf-8\n\n{HTML}\n--x--\n".encode()


ORIGINALS: dict[str, Callable[[], bytes]] = {
    ".pdf": pdf,
    ".docx": word,
    ".xlsx": excel,
    ".xls": old_excel,
    ".mht": mht,
    ".html": HTML.encode,
    ".xml": XML_2003.encode,
    ".csv": lambda: "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS).encode(),
    ".txt": lambda: "\n".join("\t".join(row) for row in ROWS).encode("gb18030"),
    ".zip": lambda: archive({"说明.html": HTML.encode(), "表.xlsx": excel()}),
}


def damaged(data: bytes) -> Iterator[bytes]:
    """The bytes cut off, with some of them changed, with a run of them lost or blank; the same ones every time."""
    chance = random.Random(20261126)  # noqa: S311 - no secret
    for number in range(ROUNDS):
        made = bytearray(data)
        at, length = chance.randrange(len(made)), chance.choice([1, 2, 8, 40, 400])
        if number % 5 == 0:
            del made[at:]
        elif number % 5 == 1:
            del made[at : at + length]
        elif number % 5 == 2:
            made[at : at + length] = bytes(min(length, len(made) - at))
        else:
            for _ in range(length):
                made[chance.randrange(len(made))] = chance.randrange(256)
        yield bytes(made)


def read(suffix: str, data: bytes) -> list[Document]:
    """As originals are read, but in this process."""
    name = f"damaged{suffix}"
    deserved = suffix_of(name, suffix, data)
    if deserved == ".zip":
        found = members(name, data, READERS.__contains__)
        return [document for m in found for document in read(PurePosixPath(m.name).suffix, m.data)]
    return [READERS[deserved](name, data)] if deserved in READERS else []


@pytest.mark.parametrize("suffix", ORIGINALS)
def test_damage_is_read_or_refused_with_a_sentence(suffix: str) -> None:
    """No error of a library's comes out of a reader, wherever the bytes are cut or changed."""
    assert read(suffix, ORIGINALS[suffix]())
    refused = 0
    for data in damaged(ORIGINALS[suffix]()):
        try:
            assert all(document.text for document in read(suffix, data))
        except UnreadableFile:
            refused += 1
    assert refused


def test_an_object_whose_end_runs_into_the_word_behind_it_is_read() -> None:
    """Some programs leave out the line end between `endstream` and `endobj`: the page is read all the same."""
    run_together = pdf().replace(b"endstream\nendobj", b"\nendstreamendobj")
    assert b"\nendstreamendobj" in run_together
    assert [document.text for document in read(".pdf", pdf())] == [d.text for d in read(".pdf", run_together)]


def test_a_page_whose_orders_are_lost_is_not_taken_for_an_empty_one() -> None:
    """Where the orders of a page cannot be found, the file is said to be damaged, and nothing is left out of it."""
    whole = pdf()
    lost = re.sub(
        rb"/Contents \d+ 0 R", lambda match: b"/Contents 99 0 R".ljust(len(match[0])), whole, count=1
    )
    assert whole != lost
    with pytest.raises(UnreadableFile, match=r"Page 1 of this PDF cannot be taken apart\. It is damaged"):
        read(".pdf", lost)
