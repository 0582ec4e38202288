"""What goes over the connection to a process that does one task, until its time is up."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterable

from budgetgraph.confinement.answer import BEGUN, MOST_BYTES
from budgetgraph.confinement.parcel import Bytes

_PATIENCE = 120.0  # seconds for a new nursery to load what it needs, on a machine that is busy
_PIECE = 1 << 20


class NotBegun(Exception):
    """No process could be made, for a long time."""


class OutOfTime(Exception):
    """The time by the clock is up."""


class TooLarge(Exception):
    """The answer is larger than one may be."""


def exchange(connection: socket.socket, data: Iterable[Bytes], seconds: float) -> Bytes:
    """Sends pieces of bytes and gives what is answered, which may be nothing when the process ended.

    Raises `NotBegun`, `OutOfTime` and `TooLarge`. The time in which the process is made does not count.
    """
    connection.settimeout(_PATIENCE)
    try:
        if connection.recv(len(BEGUN)) != BEGUN:
            return b""
    except TimeoutError as error:
        raise NotBegun from error
    except OSError:
        return b""
    deadline = time.monotonic() + seconds
    _send(connection, data, deadline)
    return _receive(connection, deadline)


def _send(connection: socket.socket, data: Iterable[Bytes], deadline: float) -> None:
    try:
        for piece in data:
            _limit(connection, deadline)
            connection.sendall(piece)
        connection.shutdown(socket.SHUT_WR)
    except TimeoutError as error:
        raise OutOfTime from error
    except OSError:  # it has gone, and may have said why
        return


def _receive(connection: socket.socket, deadline: float) -> Bytes:
    answer = bytearray()
    try:
        _limit(connection, deadline)
        while piece := connection.recv(_PIECE):
            answer += piece
            if len(answer) > MOST_BYTES:
                raise TooLarge
            _limit(connection, deadline)
    except TimeoutError as error:
        raise OutOfTime from error
    except OSError:
        return b""
    return answer


def _limit(connection: socket.socket, deadline: float) -> None:
    left = deadline - time.monotonic()
    if left <= 0:
        raise OutOfTime
    connection.settimeout(left)
