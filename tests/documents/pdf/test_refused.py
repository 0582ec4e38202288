import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from budgetgraph.documents.pdf import read_pdf
from budgetgraph.documents.pdf.bounds import MOST_DRAWN
from budgetgraph.errors import UnreadableFile


def _refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_pdf("some.pdf", data)
    return str(caught.value)


def test_pictures_of_pages_are_refused_with_a_hint(drawing):
    """A scan without text is said to be one, and what to do."""
    for _ in range(2):
        drawing.picture(595, 842)
        drawing.next_page()
    refusal = _refusal(drawing.data())
    assert refusal.startswith("some.pdf: This PDF holds only pictures of pages")
    assert "OCR" in refusal


def test_pictures_among_pages_of_text_are_reported(drawing, said):
    """A document that is partly scanned is read, and the numbers of the pages not read are told."""
    drawing.text(72, 60, "正文。")
    drawing.next_page()
    drawing.picture(595, 842)
    drawing.text(290, 800, "2", 9)
    drawing.next_page()
    drawing.text(72, 60, "附件。")
    document = drawing.read()
    assert (2,) == document.unreadable_pages
    assert {"正文。", "附件。"} <= set(said(document))


def test_a_picture_behind_text_is_a_ground(drawing):
    """Text printed on a picture was read."""
    drawing.picture(595, 842)
    drawing.text(72, 60, "上海市某局2025年度部门预算")
    assert () == drawing.read().unreadable_pages


def test_a_pdf_that_opens_without_a_password_is_read(draw, said):
    """Encryption with an empty user password keeps nobody from reading."""
    drawing = draw(encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0))
    drawing.canvas.drawString(72, 700, "Budget 2025")
    assert ["Budget 2025"] == said(drawing.read())


def test_a_pdf_that_asks_for_a_password_is_refused(draw):
    """A locked PDF is said to be locked."""
    drawing = draw(encrypt=StandardEncryption("secret"))
    drawing.text(72, 60, "正文。")
    assert "some.pdf: This PDF is locked with a password." in _refusal(drawing.data())


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"PK\x03\x04", b"<html></html>", bytes(1000)])
def test_what_is_no_pdf_is_refused(data):
    """Something else under the name of a PDF is refused in a sentence, without names of our program's parts."""
    refusal = _refusal(data)
    assert ("some.pdf: This", False) == (refusal[:14], "Error" in refusal)


def test_what_begins_like_no_pdf_is_said_to_be_none():
    """A program under the name of a PDF is said to be no PDF, with what to do."""
    expected = (
        "some.pdf: This is no PDF, whatever its name says. "
        "Name it by what it is (.docx, .html, .xlsx, ...), or fetch the original again."
    )
    assert expected == _refusal(b"MZ\x90\x00" + bytes(2000))


def test_an_empty_file_is_said_to_be_empty():
    """A file without a byte is said to be empty."""
    assert "some.pdf: The file is empty. Fetch the original again." == _refusal(b"")


def test_a_damaged_pdf_is_refused_or_read(drawing):
    """Whatever byte of a PDF is lost, the reader gives a document or a sentence, never another error."""
    drawing.table([60, 160, 260], 80, [["名称", "金额"], ["收入", "1.00"]])
    data = drawing.data()
    cuts = range(0, len(data), max(1, len(data) // 40))
    outcomes = [_outcome(damaged) for cut in cuts for damaged in (data[:cut], data[:cut] + data[cut + 7 :])]
    assert {"read", "refused"} == set(outcomes)


def _outcome(data: bytes) -> str:
    try:
        read_pdf("some.pdf", data)
    except UnreadableFile as error:
        return "refused" if error.hint else "refused without a hint"
    return "read"


def test_empty_pages_are_refused(drawing):
    """A PDF on whose pages nothing is printed is refused."""
    drawing.next_page()
    assert "This PDF has only empty pages." in _refusal(drawing.data())


@pytest.mark.parametrize("lost", [b"/UniGB-UCS2-H", b"(GB1)"], ids=["codes", "characters"])
def test_glyphs_without_characters_are_refused(drawing, lost):
    """A font whose codes or characters nobody knows gives no text, and no numbers of its own."""
    drawing.text(72, 60, "一二三四五六七八九十")
    data = drawing.data()
    assert lost in data
    unknown = b"/Un" + b"x" * (len(lost) - 3) if lost.startswith(b"/") else b"(Xyz)"
    assert "does not say which characters" in _refusal(data.replace(lost, unknown))


def test_a_page_of_too_many_drawing_orders_is_refused(drawing):
    """A page whose drawing orders unpack to more than the limit is refused before they are followed."""
    drawing.canvas.addLiteral("0 0 m 1 1 l S\n" * (MOST_DRAWN // 14 + 2))
    assert "Page 1 has more than 4 MiB of drawing orders." in _refusal(drawing.data())


def test_too_many_pages_are_refused(drawing, monkeypatch):
    """A PDF with more pages than the limit is refused."""
    monkeypatch.setattr("budgetgraph.documents.pdf.opening.MOST_PAGES", 2)
    for _ in range(3):
        drawing.text(72, 60, "正文。")
        drawing.next_page()
    assert "This PDF has more than 2 pages." in _refusal(drawing.data())
