"""Named pieces of bytes as one stream: a line of JSON with their names and lengths, then the pieces."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

Bytes = bytes | bytearray | memoryview
Part = tuple[str, Bytes]


def packed(head: str, parts: Sequence[Part]) -> Iterator[Bytes]:
    """The pieces of the stream; `head` says what it is."""
    lengths = [(name, len(content)) for name, content in parts]
    yield json.dumps([head, lengths]).encode() + b"\n"
    yield from (content for _, content in parts)


def unpacked(data: Bytes) -> tuple[str, list[tuple[str, memoryview]]]:
    """The head and the parts, none of them copied; raises `ValueError` or `TypeError` for what is no such stream."""
    view = memoryview(data)
    start = bytes(data).find(b"\n") + 1 if isinstance(data, memoryview) else data.find(b"\n") + 1
    head, lengths = json.loads(bytes(view[:start]))
    parts = []
    for name, length in lengths:
        if not 0 <= length <= len(view) - start:
            raise ValueError(f"{name!r} has not the {length} bytes that it is said to have.")
        parts.append((str(name), view[start : start + length]))
        start += length
    if start != len(view):
        raise ValueError("More was sent than is announced.")
    return str(head), parts
