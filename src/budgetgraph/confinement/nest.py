"""A nursery that was started, with those who wait for its processes to end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from itertools import count
from threading import Lock, Thread

from budgetgraph.confinement.nursery import MOST_BYTES, Order

_PATIENCE = 10.0  # seconds for a process that was killed, or has answered, to be gone


class Nest:
    """Any thread may have processes made, each known by its number.

    `is_lost` tells that the nursery has gone, `is_closed` that it was told to.
    """

    def __init__(self, program: Sequence[str]) -> None:
        self._orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._orders.settimeout(_PATIENCE)
        with theirs:
            self.process = _started(program, theirs)
        self.is_lost = self.is_closed = False
        self._numbers = count(1)
        self._waiting: dict[int, Future[int]] = {}
        self._lock = Lock()
        Thread(target=self._listen, daemon=True).start()

    def make(self, order: Order, connection: socket.socket) -> int:
        """The number of a process that is made by this order for this end of a connection.

        Raises `OSError` when the nursery is not there any more.
        """
        with self._lock:
            if self.is_lost:
                raise BrokenPipeError
            number = next(self._numbers)
            self._waiting[number] = Future()
            content = json.dumps({**order, "make": number}).encode()
            socket.send_fds(self._orders, [content], [connection.fileno()])
        return number

    def end(self, number: int) -> None:
        """Has a process ended, whatever it does."""
        with suppress(OSError), self._lock:
            self._orders.send(json.dumps({"end": number}).encode())

    def ended(self, number: int) -> int:
        """Waits until a process is gone; the signal that ended it, 0 for none. A nursery that does not tell is given up."""
        told = self._waiting[number]
        try:
            return told.result(_PATIENCE)
        except NotYet:
            self.close()
            return signal.SIGKILL
        finally:
            del self._waiting[number]

    def close(self) -> None:
        """Ends the nursery, and whatever it has made."""
        self.is_closed = True
        with suppress(OSError):
            self._orders.shutdown(socket.SHUT_RDWR)
        try:
            self.process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _listen(self) -> None:
        with self._orders, suppress(OSError, ValueError, KeyError):
            while told := self._heard():
                ended = json.loads(told)
                self._waiting[ended["ended"]].set_result(int(ended["signal"]))
        self._give_up()

    def _heard(self) -> bytes:
        while True:
            with suppress(TimeoutError):
                return self._orders.recv(MOST_BYTES)

    def _give_up(self) -> None:
        """Nothing more will be heard of those that are waited for: they have ended with the nursery."""
        with self._lock:
            self.is_lost = True
            for told in self._waiting.values():
                if not told.done():
                    told.set_result(signal.SIGKILL)


def _started(program: Sequence[str], orders: socket.socket) -> subprocess.Popen[bytes]:
    # Every arena of the allocator takes 64 MiB of the address space that is limited.
    environment = {**os.environ, "MALLOC_ARENA_MAX": "2"}
    # -P: nothing is imported from the folder in which the command happens to be run.
    return subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-P", "-m", *program],
        stdin=orders.fileno(),
        stdout=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # what the terminal sends is for this process alone
    )
