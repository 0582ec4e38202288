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
_WITHOUT_MARK = ["utf-8", "utf-16-le", "utf-16-be", "gb18030"]
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v")
_RUBBISH = ("Cc", "Cn", "Co", "Cs")  # control, unassigned, private use, surrogate


def decode(data: bytes, name: str) -> str:
    """The text of a file: NFC, with LF line ends.

    A byte order mark decides; else the first of UTF-8, UTF-16 and GB18030 that gives readable text.
    Raises `UnreadableFile` for an empty file and for one that is no text.
    """
    if not data.strip():
        raise UnreadableFile("The file is empty.", where=name, hint="Fetch the original again.")
    text = _marked(data, name) or _unmarked(data)
    if text is None:
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
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableFile(
                    f"The file says that it is {encoding}, but byte {error.start} is not.",
                    where=name,
                    hint="It is cut off or damaged: fetch the original again.",
                ) from error
    return None


def _unmarked(data: bytes) -> str | None:
    for encoding in _WITHOUT_MARK:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_readable(text):
            return text
    return None


def _is_readable(text: str) -> bool:
    """No control characters, hardly anything unassigned, and not a random draw of rare characters."""
    if any(unicodedata.category(c) == "Cc" and c not in _ALLOWED_CONTROLS for c in text):
        return False
    rubbish = sum(unicodedata.category(c) in _RUBBISH and c not in _ALLOWED_CONTROLS for c in text)
    return rubbish * 100 <= len(text) and _looks_written(text)


def _looks_written(text: str) -> bool:
    # Bytes read in the wrong encoding give Chinese characters too, but then hardly any of the blank space,
    # line ends, punctuation and digits that every written text has.
    ordinary = sum(c.isascii() or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uffef" for c in text)
    return ordinary * 50 >= len(text)
