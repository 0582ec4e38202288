"""Old Word files, through LibreOffice."""

import hashlib
import shutil
import stat
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest

from budgetgraph.documents import libreoffice
from budgetgraph.documents.libreoffice import convert
from budgetgraph.errors import UnreadableFile
from budgetgraph.originals import read_originals
from tests.documents.shown import assert_cut, shown

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed (libreoffice-writer-nogui)"
)


def sample() -> bytes:
    made, file = docx.Document(), BytesIO()
    made.add_heading("某局2025年部门预算", 1)
    made.add_paragraph("职责", style="List Number")
    made.add_paragraph("收支", style="List Number")
    table = made.add_table(3, 3)
    for i, text in enumerate(["项目", "金额", "", "", "基本", "项目支出", "合计", "1", "2"]):
        table.cell(i // 3, i % 3).text = text
    table.cell(0, 1).merge(table.cell(0, 2)).text = "金额"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "项目"
    made.add_paragraph("注：无")
    made.save(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample in each old format, as LibreOffice writes it."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "sample.docx").write_bytes(sample())
    for suffix in ("doc", "rtf", "odt"):
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", suffix,
             "--outdir", str(folder), str(folder / "sample.docx")],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    return folder


@needs_libreoffice
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_old_formats_are_read_as_word_is(folder: Path, suffix: str) -> None:
    """Text, automatic numbers and merged cells survive; hash and type are the original's."""
    file = folder / f"sample.{suffix}"
    document = read_originals([file])
    grid = [["项目", "金额", "金额"], ["项目", "基本", "项目支出"], ["合计", "1", "2"]]
    assert ["某局2025年部门预算", "1.职责", "2.收支", grid, "注：无"] == shown(document)
    assert (hashlib.sha256(file.read_bytes()).hexdigest(), file.name) == (document.sha256, document.name)
    assert "wordprocessingml" not in document.media_type
    assert_cut(document)


@needs_libreoffice
def test_what_libreoffice_cannot_open_is_unreadable() -> None:
    """Its own words are handed on."""
    with pytest.raises(UnreadableFile, match="could not convert it"):
        convert("x.doc", OLD + bytes(4096), ".doc")


@pytest.mark.parametrize("data", [b"", b"text", b"\x00\x01", OLD[:8] + bytes(4096)])
def test_what_is_no_word_file_is_not_taken_for_text(data: bytes) -> None:
    """LibreOffice would show any bytes as some text: it is not asked."""
    with pytest.raises(UnreadableFile, match="no Word file"):
        convert("x.doc", data, ".doc")


def test_without_libreoffice_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package and another way are named."""
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(
        UnreadableFile, match=r"not installed.*libreoffice-writer-nogui.*save the document as \.docx"
    ):
        convert("x.doc", OLD, ".doc")


def test_a_conversion_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """After its time, with all its processes; nothing of it remains."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{sys.executable} -c 'import signal; signal.pause()'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(libreoffice, "PATIENCE", 0.2)
    with pytest.raises(UnreadableFile, match="did not convert it"):
        convert("x.doc", OLD, ".doc")
