"""Starts the nursery, and has it make and end workers."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from budgetgraph.confinement.nursery import MOST_BYTES
from budgetgraph.queries.worker import Worker

log = logging.getLogger(__name__)

Ended = Callable[[Sequence[int], int], None]
_MODULE = "budgetgraph.queries.nursery"
_PATIENCE = 5.0  # seconds for the nursery to end its workers and itself


class Processes:
    """The worker processes of one event loop.

    `ended` is called with the numbers of workers that have ended and the signal that ended them (0: none; SIGTERM
    for those that were lost with the nursery).
    """

    def __init__(self, memory: int, ended: Ended) -> None:
        self._memory = memory
        self._ended = ended
        self._orders: socket.socket | None = None
        self._nursery: subprocess.Popen[bytes] | None = None
        self._connecting: set[asyncio.Task[None]] = set()
        self._alive: set[int] = set()
        self._unsent: deque[tuple[bytes, socket.socket | None]] = deque()

    def make(self, worker: Worker) -> None:
        """Has a process made for a worker, which is connected to it in a moment.

        Raises `OSError` when the system has no more processes or files for us.
        """
        if self._orders is None:
            self._start()
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        self._alive.add(worker.number)
        self._order({"make": worker.number, "store": str(worker.store)}, theirs)
        task = asyncio.get_running_loop().create_task(self._connect(worker, ours))
        self._connecting.add(task)
        task.add_done_callback(self._connecting.discard)

    def end(self, number: int) -> None:
        """Kills a worker."""
        if self._orders is not None:
            self._order({"end": number}, None)

    def close(self) -> None:
        """Ends all of them; returns when none is left."""
        if self._orders is None or self._nursery is None:
            return
        loop = asyncio.get_running_loop()
        loop.remove_reader(self._orders)
        loop.remove_writer(self._orders)
        self._orders.close()
        while self._unsent:
            self._sent()
        try:
            self._nursery.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._nursery.kill()
            self._nursery.wait()
        self._orders = self._nursery = None

    def _order(self, order: dict[str, int | str], descriptor: socket.socket | None) -> None:
        """Sends an order, or when the nursery has too many to see to, as soon as it takes another."""
        self._unsent.append((json.dumps(order).encode(), descriptor))
        if len(self._unsent) == 1:
            self._send_orders()

    def _send_orders(self) -> None:
        assert self._orders is not None
        loop = asyncio.get_running_loop()
        try:
            while self._unsent:
                order, descriptor = self._unsent[0]
                socket.send_fds(self._orders, [order], [descriptor.fileno()] if descriptor else [])
                self._sent()
        except BlockingIOError:
            loop.add_writer(self._orders, self._send_orders)
            return
        except OSError:  # it has gone, which is heard next
            pass
        loop.remove_writer(self._orders)

    def _sent(self) -> None:
        _, descriptor = self._unsent.popleft()
        if descriptor is not None:
            descriptor.close()

    async def _connect(self, worker: Worker, ours: socket.socket) -> None:
        await asyncio.get_running_loop().create_unix_connection(lambda: worker, sock=ours)

    def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # Every arena of the allocator takes 64 MiB of the address space that is limited.
        environment = {**os.environ, "MALLOC_ARENA_MAX": "2"}
        with theirs, _closed_on_error(ours):
            # -P: nothing is imported from the folder in which the server happens to have been started.
            self._nursery = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-P", "-m", _MODULE, str(self._memory)],
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
            self._ended([told["ended"]], told["signal"])
        else:
            self._lose()

    def _lose(self) -> None:
        """The nursery has gone, and its workers with it; the next order starts another."""
        log.error("The process that makes query workers has ended; it is started anew.")
        self.close()
        lost, self._alive = self._alive, set()
        self._ended([*lost], signal.SIGTERM)


@contextmanager
def _closed_on_error(connection: socket.socket) -> Iterator[None]:
    try:
        yield
    except OSError:
        connection.close()
        raise
