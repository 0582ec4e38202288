"""Encodings of pages, declared rightly and wrongly."""

import pytest

from budgetgraph.documents.html.encoding import decode_html
from budgetgraph.errors import UnreadableFile

TEXT = "某市财政局2025年部门预算公开说明"


def page(charset: str) -> str:
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><p>{TEXT}'
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "GBK", "iso-8859-1", "nonsense"])
def test_what_is_declared_may_be_wrong(encoding: str, declared: str) -> None:
    """UTF-8 is recognised in spite of its declaration, and so are GB 18030 and UTF-16."""
    assert page(declared) == decode_html("x", page(declared).encode(encoding))


def test_traditional_pages_in_big5() -> None:
    """Big5 is read where it is declared."""
    traditional = '<meta charset="big5"><p>財政局部門預算公開說明'
    assert traditional == decode_html("x", traditional.encode("big5"))


def test_a_declaration_of_xml() -> None:
    """XHTML declares its encoding before its first element."""
    text = f'<?xml version="1.0" encoding="gb2312"?><html><p>{TEXT}'
    assert text == decode_html("x", text.encode("gb2312"))


def test_the_charset_that_came_with_the_page_goes_before_its_own() -> None:
    """As in HTTP."""
    text = '<meta charset="gbk"><p>財政局部門預算公開說明'
    assert text == decode_html("x", text.encode("big5"), "Big5")


def test_a_page_cut_inside_a_character_is_still_read() -> None:
    """Browsers show such pages; the damage is one character."""
    data = page("gb2312").encode("gb18030") + b"\xb2"
    assert f"{page('gb2312')}\ufffd" == decode_html("x", data)


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe\xd8\xd8"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Bytes of pictures are no page."""
    with pytest.raises(UnreadableFile):
        decode_html("x", data)
