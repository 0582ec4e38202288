"""Office files that would harm a program that trusts them."""

import zipfile
from io import BytesIO

import pytest

from budgetgraph.documents import office_package
from budgetgraph.documents.office_package import OfficePackage
from budgetgraph.documents.word.reader import read_docx
from budgetgraph.errors import UnreadableFile
from tests.documents.word.word_files import archive, docx, p

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize("declared", [LAUGHS, '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/hostname">]>'])
def test_entities_are_refused(declared: str) -> None:
    """Neither is a text multiplied nor a file of this machine read."""
    data = archive({"word/document.xml": f"{declared}<x>&c;</x>"})
    with pytest.raises(UnreadableFile, match="declares a document type"):
        read_docx("x.docx", data)


def test_parts_that_unpack_to_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes are looked at before anything is unpacked."""
    monkeypatch.setattr(office_package, "_LARGEST_PART", 1000)
    with pytest.raises(UnreadableFile, match="Unpacked it is larger"):
        read_docx("x.docx", docx(p("甲" * 2000)))


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    """What is unpacked never exceeds what was declared."""
    data = archive({"word/document.xml": f"<x>{'a' * 5000}</x>"})
    lying = data.replace((5007).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    assert data != lying
    with pytest.raises(UnreadableFile, match="damaged"):
        OfficePackage("x.docx", lying).tree_of("word/document.xml")


def test_elements_too_deep_within_one_another_are_refused() -> None:
    """The parser's limit holds."""
    deep = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    with pytest.raises(UnreadableFile, match="damaged"):
        read_docx("x.docx", docx(deep))


def test_parts_with_many_names_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of very many files is no document."""
    monkeypatch.setattr(office_package, "_MOST_PARTS", 2)
    with pytest.raises(UnreadableFile):
        OfficePackage("x.docx", archive({"a": "", "b": "", "c": ""}))


def test_a_part_that_is_locked_or_packed_in_an_unknown_way_is_damaged() -> None:
    """Methods of packing that Python does not know are no crash."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("word/document.xml", "<x/>")
    data = bytearray(file.getvalue())
    for signature, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(signature) + place] = 99
    with pytest.raises(UnreadableFile, match="damaged"):
        read_docx("x.docx", bytes(data))
