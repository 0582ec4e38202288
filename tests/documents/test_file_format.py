"""Files are read by what they are, not by what their names say."""

from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from budgetgraph.documents.conversions import CONVERSIONS
from budgetgraph.documents.file_format import suffix_of
from budgetgraph.documents.readers import READERS
from budgetgraph.errors import UnreadableFile
from budgetgraph.originals import read_originals
from tests.documents.shown import shown
from tests.documents.word.word_files import archive

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word() -> bytes:
    made, file = docx.Document(), BytesIO()
    made.add_paragraph("某局预算")
    made.save(file)
    return file.getvalue()


def excel() -> bytes:
    made, file = openpyxl.Workbook(), BytesIO()
    made.active.append(["项目", "数"])
    made.save(file)
    return file.getvalue()


def open_document(kind: str) -> bytes:
    return archive({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>"})


def stream(name: str) -> bytes:
    return OLE + bytes(512) + name.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("suffix", "data", "deserved"),
    [
        (".doc", word(), ".docx"),
        (".xls", excel(), ".xlsx"),
        (".doc", b"<html xmlns:o='urn:schemas-microsoft-com:office:office'>", ".html"),
        (".xls", "\ufeff<table><tr><td>甲".encode(), ".html"),
        (".xls", "<html><table>甲".encode("utf-16"), ".html"),
        (
            ".xls",
            b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
            ".xml",
        ),
        (".xls", "项目\t数\n".encode(), ".txt"),
        (".xls", open_document("spreadsheet"), ".ods"),
        (".doc", open_document("text"), ".odt"),
        (".doc", b"{\\rtf1\\ansi", ".rtf"),
        (".doc", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x", ".mht"),
        (".docx", stream("WordDocument"), ".doc"),
        (".xlsx", stream("Workbook"), ".xls"),
        (".et", stream("Workbook"), ".xls"),
        (".doc", b"%PDF-1.4", ".pdf"),
        (".txt", "关于 <html> 的说明".encode(), ".txt"),
        (".txt", b"<!DOCTYPE html><html>", ".html"),
        (".doc", archive({"a.docx": "x"}), ".zip"),
        (".pdf", b"\x89PNG\r\n", ".pdf"),
        (".pdf", "某局2024年部门预算\n".encode(), ".txt"),
        (".pdf", "某局2024年部门预算\n".encode("gb18030"), ".txt"),
        (".pdf", b"<html><body>", ".html"),
        (".pdf", b"1 0 obj\n<< /Type /Catalog >>\nendobj\n", ".pdf"),
        (".pdf", b"", ".pdf"),
        ("", b"text", ""),
    ],
)
def test_the_bytes_decide(suffix: str, data: bytes, deserved: str) -> None:
    """A suffix is believed where the bytes do not tell."""
    assert deserved == suffix_of("x", suffix, data)


def test_a_locked_file_is_said_to_be_locked() -> None:
    """Word and Excel lock a file by packing it into another one."""
    with pytest.raises(UnreadableFile, match="locked by a password"):
        suffix_of("x.docx", ".docx", stream("EncryptedPackage"))


def test_a_document_is_read_by_its_bytes(tmp_path: Path) -> None:
    """The reader is that of the format, and the name remains the file's."""
    file = tmp_path / "x.doc"
    file.write_bytes(word())
    document = read_originals([file])
    assert ("x.doc", ["某局预算"]) == (document.name, shown(document))


@pytest.mark.parametrize(
    "suffix", sorted({*READERS, *CONVERSIONS} - {".txt", ".md", ".csv", ".html", ".htm", ".shtml"})
)
@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x02", b"PK\x03\x04", OLE, OLE + bytes(4096), b"\x89PNG\r\n\x1a\n\x00"]
)
def test_damaged_files_are_unreadable(suffix: str, data: bytes, tmp_path: Path) -> None:
    """Whatever is in a file, the answer is a document or a sentence that says what is wrong."""
    file = tmp_path / f"x{suffix}"
    file.write_bytes(data)
    with pytest.raises(UnreadableFile):
        read_originals([file])
