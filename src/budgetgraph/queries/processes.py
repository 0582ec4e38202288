"""Starts the nursery, and has it make and end workers."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Callable

from budgetgraph.queries.nursery import MOST_BYTES
from budgetgraph.queries.worker import Worker

log = logging.getLogger(__name__)

Ended = Callable[[int, int], None]
_MODULE = "budgetgraph.queries.nursery"


class Processes:
    """The worker processes of one event loop.

    `ended` is called with the number of a worker that has ended and the signal that ended it (0: none).
    """

    def __init__(self, memory: int, ended: Ended) -> None:
        self._memory = memory
        self._ended = ended
        self._orders: socket.socket | None = None
        self._nursery: subprocess.Popen[bytes] | None = None
        self._connecting: set[asyncio.Task[None]] = set()
        self._alive: set[int] = set()

    def make(self, worker: Worker) -> None:
        """Has a process made for a worker, which is connected to it in a moment."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        order = json.dumps({"make": worker.number, "store": str(worker.store)}).encode()
        try:
            socket.send_fds(self._open(), [order], [theirs.fileno()])
        finally:
            theirs.close()
        self._alive.add(worker.number)
        task = asyncio.get_running_loop().create_task(self._connect(worker, ours))
        self._connecting.add(task)
        task.add_done_callback(self._connecting.discard)

    def end(self, number: int) -> None:
        """Kills a worker."""
        if self._orders is not None:
            self._orders.send(json.dumps({"end": number}).encode())

    def close(self) -> None:
        """Ends all of them."""
        if self._orders is None or self._nursery is None:
            return
        asyncio.get_running_loop().remove_reader(self._orders)
        self._orders.close()
        self._nursery.wait()
        self._orders = self._nursery = None

    async def _connect(self, worker: Worker, ours: socket.socket) -> None:
        await asyncio.get_running_loop().create_unix_connection(lambda: worker, sock=ours)

    def _open(self) -> socket.socket:
        if self._orders is None:
            self._start()
        assert self._orders is not None
        return self._orders

    def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # Every arena of the allocator takes 64 MiB of the address space that is limited.
        environment = {**os.environ, "MALLOC_ARENA_MAX": "2"}
        with theirs:
            self._nursery = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-m", _MODULE, str(self._memory)],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,  # what the terminal sends is for the server alone
            )
        ours.setblocking(False)
        asyncio.get_running_loop().add_reader(ours, self._hear)
        self._orders = ours

    def _hear(self) -> None:
        assert self._orders is not None
        try:
            content = self._orders.recv(MOST_BYTES)
        except BlockingIOError:
            return
        except OSError:
            content = b""
        if content:
            told = json.loads(content)
            self._alive.discard(told["ended"])
            self._ended(told["ended"], told["signal"])
        else:
            self._lose()

    def _lose(self) -> None:
        """The nursery has gone, and its workers with it; the next order starts another."""
        log.error("The process that makes query workers has ended; it is started anew.")
        self.close()
        lost, self._alive = self._alive, set()
        for number in lost:
            self._ended(number, 9)
