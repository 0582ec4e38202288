"""Encodings that files come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.documents.decoding import canonical_text, decode
from budgetgraph.errors import UnreadableFile

TEXT = "一、部门主要职责\n1、保证国家法律法规在加工区的实施；\n\t单位名称\n\t数量 499.33万元\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
def test_every_encoding_in_use_gives_the_same_text(encoding: str) -> None:
    """A text reads the same in whichever encoding it was saved."""
    assert decode(TEXT.encode(encoding), "x.txt") == TEXT


def test_line_ends_become_lf() -> None:
    """Offsets do not depend on the line ends of the system that saved the file."""
    assert decode("一\r\n二\r三 。\n".encode(), "x.txt") == "一\n二\n三 。\n"


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t ", "\u3000\n".encode(), b"\xff\xfe", b"\xef\xbb\xbf"],
    ids=["nothing", "blanks", "ideographic blanks", "a mark alone", "another mark alone"],
)
def test_a_file_without_text_is_refused(data: bytes) -> None:
    """An empty file is an error that says so, not an empty document."""
    with pytest.raises(UnreadableFile, match=r"empty|blank|up to byte"):
        decode(data, "x.txt")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00" * 50,
        b"%PDF-1.7\n\x00\x01\x02\x03",
        b"\xff\xfe\x00\xd8\x00",
    ],
    ids=["all bytes", "zip", "pdf", "cut off in a pair"],
)
def test_binary_rubbish_is_refused(data: bytes) -> None:
    """What is no text is an error with the file's name, not rubbish in the graph."""
    with pytest.raises(UnreadableFile, match=r"x\.txt"):
        decode(data, "x.txt")


def test_a_text_cut_off_in_a_character_is_refused() -> None:
    """A truncated file is not taken for one in another encoding."""
    data = TEXT.encode()
    cut = data[: data.rindex("元".encode()) + 2]
    with pytest.raises(UnreadableFile, match="cut off"):
        decode(cut, "x.txt")


def test_a_latin_text_needs_no_chinese() -> None:
    """Plain ASCII is UTF-8."""
    assert decode(b"Budget 2020\n", "x.txt") == "Budget 2020\n"


@given(st.binary(min_size=1, max_size=400))
def test_decoding_gives_text_or_refuses(data: bytes) -> None:
    """Whatever the bytes are, the answer is canonical text or a clear refusal."""
    try:
        text = decode(data, "x.txt")
    except UnreadableFile:
        return
    assert text == canonical_text(text)
    assert "\r" not in text
