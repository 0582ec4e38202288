"""Bytes to text, for the encodings that Chinese government files come in."""

from __future__ import annotations

import codecs
import unicodedata

from budgetgraph.errors import UnreadableFile

_BYTE_ORDER_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_GUESSED = ["utf-16-le", "utf-16-be", "gb18030"]
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v")
_LEAST_COMMON = 0.6  # real texts have 0.99; the same bytes in a wrong encoding about 0.3


def decode(data: bytes, name: str) -> str:
    """The text of a file: NFC, with LF line ends.

    A byte order mark decides; else the first of UTF-8, UTF-16 and GB18030 that gives readable text.
    Raises `UnreadableFile` for an empty file and for one that is no text.
    """
    if not data.strip():
        raise UnreadableFile("The file is empty.", where=name, hint="Fetch the original again.")
    text = _marked(data, name)
    if text is None:
        text = _utf8(data, name)
    if text is None:
        text = _guessed(data)
    if text is None or _has_controls(text):
        raise UnreadableFile(
            "This is no text in UTF-8, UTF-16 or GB18030.",
            where=name,
            hint="Open it in the program that made it and save it as UTF-8 text.",
        )
    canonical = canonical_text(text)
    if not canonical.strip():
        raise UnreadableFile("The file holds only blank space.", where=name, hint="Fetch the original again.")
    return canonical


def canonical_text(text: str) -> str:
    """The text that offsets refer to: NFC (not NFKC, which would change what is printed), LF line ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _marked(data: bytes, name: str) -> str | None:
    """The text after a byte order mark, None where there is no mark."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _damaged(name, encoding, error) from error
    return None


def _utf8(data: bytes, name: str) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            # All of it is UTF-8 but the last character, which is not whole.
            raise _damaged(name, "utf-8", error) from error
        return None


def _guessed(data: bytes) -> str | None:
    for encoding in _GUESSED:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _has_controls(text) and _is_common_chinese(text):
            return text
    return None


def _damaged(name: str, encoding: str, error: UnicodeDecodeError) -> UnreadableFile:
    return UnreadableFile(
        f"The file is {encoding.upper()} up to byte {error.start}, and breaks there.",
        where=name,
        hint="It is cut off or damaged: fetch the original again.",
    )


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(c) == "Cc" and c not in _ALLOWED_CONTROLS for c in text)


def _is_common_chinese(text: str) -> bool:
    """Whether most of what is not ASCII is in GB 2312, which has the characters that people write with."""
    others = [c for c in text if not c.isascii()]
    common = sum(1 for c in others if c.encode("gb2312", "ignore"))
    return common >= len(others) * _LEAST_COMMON
