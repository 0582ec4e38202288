"""The process that workers are forked from; it has loaded all that they need, and has one thread.

So forking it is quick and safe. Its standard input is a socket, over which it is told `{"make": number, …}` (with the
worker's end of a pair of sockets) and `{"end": number}`, and tells `{"ended": number, "signal": n}`. It ends, and its
workers with it, when the socket closes.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from budgetgraph.confinement.sandbox import end_with_parent

Order = dict[str, Any]
Work = Callable[[socket.socket, Order], None]
"""What a worker does: it is given its connection, and the order by which it was made."""

MOST_BYTES = 16 * 1024
"""The longest order; paths are not longer than 4,096 bytes."""


class Nursery:
    """Makes workers and reaps them."""

    def __init__(self, orders: socket.socket, work: Work) -> None:
        self._orders = orders
        self._work = work
        self._numbers: dict[int, int] = {}  # by process id
        self._woken, self._waker = socket.socketpair()

    def run(self) -> None:
        """Returns when the service has gone."""
        self._woken.setblocking(False)
        self._waker.setblocking(False)
        signal.set_wakeup_fd(self._waker.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        with selectors.DefaultSelector() as selector:
            selector.register(self._orders, selectors.EVENT_READ, self._obey)
            selector.register(self._woken, selectors.EVENT_READ, self._reap)
            while _all_obeyed(selector.select()):
                pass
        self._end_all()

    def _obey(self) -> bool:
        content = b""
        with suppress(ConnectionResetError):  # it went without having heard everything
            content, descriptors, _, _ = socket.recv_fds(self._orders, MOST_BYTES, 1)
        if not content:
            return False
        order = json.loads(content)
        if "make" in order:
            self._make(order, descriptors[0])
        else:
            self._end(order["end"])
        return True

    def _make(self, order: Order, descriptor: int) -> None:
        try:
            process = os.fork()
        except OSError:  # the system has no room for another process now
            os.close(descriptor)
            self._tell(order["make"], 0)
            return
        if process == 0:
            self._become_worker(order, descriptor)
        os.close(descriptor)
        self._numbers[process] = order["make"]

    def _become_worker(self, order: Order, descriptor: int) -> None:
        """Never returns: what the nursery has on its stack is not this process's to unwind."""
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            end_with_parent()
            for mine in (self._orders, self._woken, self._waker):
                mine.close()
            os.close(0)
            with socket.socket(fileno=descriptor) as connection:
                self._work(connection, order)
        finally:
            os._exit(0)

    def _end(self, number: int) -> None:
        for process, known in self._numbers.items():
            if known == number:
                os.kill(process, signal.SIGKILL)  # it has not been reaped, so that the id is still its own

    def _reap(self) -> bool:
        self._woken.recv(4096)
        while self._numbers:
            process, status = os.waitpid(-1, os.WNOHANG)
            if process == 0:
                break
            self._tell(self._numbers.pop(process), os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0)
        return True

    def _tell(self, number: int, by_signal: int) -> None:
        with suppress(OSError):  # the service has just gone, which is seen next
            self._orders.send(json.dumps({"ended": number, "signal": by_signal}).encode())

    def _end_all(self) -> None:
        """Returns when none of them is left."""
        signal.set_wakeup_fd(-1)
        for process in self._numbers:
            os.kill(process, signal.SIGKILL)
        for process in self._numbers:
            os.waitpid(process, 0)


def _all_obeyed(events: list[tuple[selectors.SelectorKey, int]]) -> bool:
    """Calls what is registered for each event, each of them whatever the others say."""
    return False not in [key.data() for key, _ in events]


def take_orders(work: Work) -> None:
    """Takes orders until standard input closes, with workers that do this work."""
    # What is sent to a whole group of processes is for the server: when that ends, the socket closes.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    gc.collect()
    gc.freeze()  # collecting garbage in a worker would copy every page that it shares with this process
    with socket.socket(fileno=os.dup(0)) as orders:
        Nursery(orders, work).run()
