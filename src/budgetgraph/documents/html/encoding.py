"""Bytes of HTML to text: what the page declares of its encoding is often wrong."""

from __future__ import annotations

import re

from budgetgraph.documents.decoding import canonical_text, decode
from budgetgraph.errors import UnreadableFile

_DECLARED = re.compile(
    rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_-]{2,20})|encoding=[\"']([A-Za-z0-9_-]{2,20})", re.IGNORECASE
)
_LOOKED_THROUGH = 4096  # bytes; browsers look through 1024
# As browsers take the names (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANT = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "big5": "big5hkscs",
}
_MOST_DAMAGED = 0.001  # of the characters; a page that was cut in the middle of one is still read


def decode_html(name: str, data: bytes, charset: str | None = None) -> str:
    """The text of a page; raises `UnreadableFile`.

    UTF-8 is recognised whatever is declared; then what is declared (by `charset`, which came with the page, or in
    it); then what `decode` finds. A page declared so may hold a few damaged characters, as browsers allow it.
    """
    declared = _encoding(charset.encode("ascii", "ignore") if charset else _declared(data))
    text = None
    if b"\x00" not in data[:_LOOKED_THROUGH]:  # which UTF-16 has, and no other text
        text = _strict(data, "utf-8") or (_strict(data, declared) if _may_decide(declared) else None)
    if text is not None:
        return canonical_text(text.removeprefix("\ufeff"))
    try:
        return decode(data, name)
    except UnreadableFile:
        text = _tolerant(data, declared or "utf-8")
        if text is None:
            raise
        return canonical_text(text)


def _declared(data: bytes) -> bytes:
    match = _DECLARED.search(data[:_LOOKED_THROUGH])
    return b"" if match is None else match[1] or match[2]


def _encoding(label: bytes) -> str | None:
    name = label.decode("ascii", "ignore").lower()
    name = _MEANT.get(name, name)
    try:
        "".encode(name)
    except (LookupError, ValueError):  # `ValueError` for a name with a zero byte
        return None
    return name or None


def _may_decide(encoding: str | None) -> bool:
    """Not for encodings in which every byte is some character, nor for those that are recognised by their marks."""
    return encoding in {"gb18030", "big5hkscs", "hz"}


def _strict(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding or "ascii")
    except UnicodeDecodeError:
        return None


def _tolerant(data: bytes, encoding: str) -> str | None:
    text = data.decode(encoding, "replace") if _may_decide(encoding) or encoding == "utf-8" else ""
    others = sum(not character.isascii() for character in text)
    return (
        text if text and "\x00" not in text and text.count("\ufffd") <= 1 + others * _MOST_DAMAGED else None
    )
