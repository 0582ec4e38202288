"""A worker process from within: opens a release's store and answers one query after the other."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

from budgetgraph.errors import BudgetGraphError
from budgetgraph.queries.evaluation import evaluate, tell_error
from budgetgraph.queries.frames import Kind, frame, receive
from budgetgraph.queries.job import Job
from budgetgraph.queries.remote import Remote
from budgetgraph.search import INDEX_FILE, SearchIndex
from budgetgraph.services import Services
from budgetgraph.store import ReleaseStore

# The engine reads and plans queries by recursion: with eight times the usual stack, the guard's bounds are safe.
_STACK = 64 * 1024 * 1024


class Evaluator:
    """Serves a connection until it closes.

    Queries are evaluated in a thread. The service lowers the priority of a thread whose query takes long, which
    only the system's administrator could raise again; so a thread that has been lowered is replaced by a new one.
    """

    def __init__(self, connection: socket.socket, store: Path) -> None:
        self._connection = connection
        self._directory = store
        self._store: ReleaseStore | BudgetGraphError | None = None
        self._search: SearchIndex | None = None

    def serve(self) -> None:
        """Returns when the service has closed the connection."""
        threading.stack_size(_STACK)
        self._open()
        going_on = True
        while going_on:
            results: list[bool] = []
            thread = threading.Thread(target=lambda: results.append(self._serve_until_lowered()))  # noqa: B023
            thread.start()
            thread.join()
            going_on = bool(results) and results[0]

    def _open(self) -> None:
        try:
            self._search = SearchIndex.of(self._directory.with_name(INDEX_FILE), connections=1)
            self._store = ReleaseStore(self._directory)
        except BudgetGraphError as error:
            self._store = error

    def _serve_until_lowered(self) -> bool:
        """False when the service has gone."""
        try:
            self._send(Kind.READY, f"{threading.get_native_id()} {os.getpid()}".encode())
            while (message := receive(self._connection)) is not None:
                self._answer(Job.of_json(message[1]))
                if _is_lowered():
                    return True
        except OSError:  # the connection is all that is written to or read from here
            pass
        return False

    def _answer(self, job: Job) -> None:
        replies = Batch(self._connection)
        if isinstance(self._store, ReleaseStore):
            remote = Remote(self._connection)
            services = Services(self._search, dict.fromkeys(job.services, remote))
            evaluate(self._store, job, replies.add, services)
        else:
            assert self._store is not None
            tell_error(replies.add, self._store)
        replies.send()

    def _send(self, kind: Kind, content: bytes) -> None:
        self._connection.sendall(frame(kind, content))


class Batch:
    """Messages that go out together when they are few: a small answer is one write here and one read there."""

    _LARGE = 16 * 1024

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._held = bytearray()

    def add(self, kind: Kind, content: bytes) -> None:
        """Sends at once what is large."""
        self._held += frame(kind, content)
        if len(self._held) >= self._LARGE:
            self.send()

    def send(self) -> None:
        """Sends what has come together."""
        if self._held:
            self._connection.sendall(self._held)
            self._held.clear()


def _is_lowered() -> bool:
    """Whether this thread was given the lowest priority since it began."""
    return hasattr(os, "SCHED_IDLE") and os.sched_getscheduler(0) == os.SCHED_IDLE
