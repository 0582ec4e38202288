"""The messages between the service and a worker: a kind, a length, and that many bytes."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from enum import IntEnum

_HEADER = struct.Struct("!BI")
MOST_BYTES = 1 << 24
"""More in one message is a fault."""


class Kind(IntEnum):
    """What a message is: the first two go to the worker, the others come from it."""

    JOB = 1
    RESULT_OF_CALL = 2
    READY = 3
    HEAD = 4
    BODY = 5
    END = 6
    ERROR = 7
    CALL = 8


def frame(kind: Kind, content: bytes = b"") -> bytes:
    """A message as it goes over the socket."""
    return _HEADER.pack(kind, len(content)) + content


class Frames:
    """Takes bytes as they come and gives the messages that are whole."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[Kind, bytes]]:
        """The messages that these bytes complete; raises `ValueError` for what is no message."""
        self._held += data
        place = 0
        while len(self._held) >= place + _HEADER.size:
            kind, length = _HEADER.unpack_from(self._held, place)
            if length > MOST_BYTES:
                raise ValueError(f"A message of {length} bytes.")
            end = place + _HEADER.size + length
            if len(self._held) < end:
                break
            yield Kind(kind), bytes(self._held[place + _HEADER.size : end])
            place = end
        del self._held[:place]


def receive(connection: socket.socket) -> tuple[Kind, bytes] | None:
    """Waits for one message; None when the other side has gone."""
    header = _exactly(connection, _HEADER.size)
    if header is None:
        return None
    kind, length = _HEADER.unpack(header)
    content = _exactly(connection, length)
    return None if content is None else (Kind(kind), content)


def _exactly(connection: socket.socket, length: int) -> bytes | None:
    content = b""
    while len(content) < length:
        piece = connection.recv(length - len(content))
        if not piece:
            return None
        content += piece
    return content
