"""What is too much to be read: a page is looked at before its drawing orders are followed."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from typing import Any

MOST_PAGES = 1000
"""The most pages of a document; the longest disclosure seen has some dozens, a city's volume some hundreds."""

MOST_DRAWN = 4 * 1024 * 1024
"""The most bytes of drawing orders on one page, unpacked; the fullest page of a disclosure seen has 84 KiB."""


def is_overfull(page: Any) -> bool:
    """Whether a page of pdfplumber's has more drawing orders than are followed; unpacks no more than that.

    What pages draw through forms (XObjects), and encrypted orders, are not looked into: the process that reads has
    limits of its own. Raises `ValueError` or `zlib.error` for orders that are damaged.
    """
    left = MOST_DRAWN
    for stream in _streams(page):
        left -= _size(stream, left)
        if left < 0:
            return True
    return False


def drawing_orders(page: Any) -> Iterator[bytes]:
    """The drawing orders of a page that is not overfull, unpacked."""
    return (stream.get_data() for stream in _streams(page))


def _streams(page: Any) -> Iterator[Any]:
    for content in page.page_obj.contents or []:
        stream = content.resolve() if hasattr(content, "resolve") else content
        if not hasattr(stream, "get_filters"):  # else pdfminer takes the page for an empty one
            raise ValueError(f"The orders of page {page.page_number} are no stream.")
        yield stream


def _size(stream: Any, most: int) -> int:
    """The size of a stream, unpacked; anything above `most` is as good as any other."""
    data = stream.rawdata or b""
    if stream.decipher:
        return len(data)
    for kind, _ in stream.get_filters():
        data = _unpacked(str(getattr(kind, "name", kind)), data, most)
    return len(data)


def _unpacked(kind: str, data: bytes, most: int) -> bytes:
    if kind in ("FlateDecode", "Fl"):
        return zlib.decompressobj().decompress(data, most + 1)
    if kind in ("ASCII85Decode", "A85"):
        return base64.a85decode(data.strip().removesuffix(b"~>"))
    if kind in ("ASCIIHexDecode", "AHx"):
        return bytes(len(data) // 2)
    return data
