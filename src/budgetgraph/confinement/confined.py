"""Tasks that confined processes do for this one: each task in a process of its own, ended when its time is up."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterable, Sequence
from contextlib import suppress
from threading import Lock

from budgetgraph.confinement.answer import BROKEN, ERROR, MEMORY, Answer
from budgetgraph.confinement.exchange import NotBegun, OutOfTime, TooLarge, exchange
from budgetgraph.confinement.limits import Limits
from budgetgraph.confinement.nest import Nest
from budgetgraph.confinement.nursery import Order
from budgetgraph.confinement.parcel import Bytes
from budgetgraph.confinement.task import Task

log = logging.getLogger(__name__)


class Confined:
    """Has tasks done, for any thread. What a document does to its process is told as an error about it.

    The nursery from which processes are forked (`program` is its module, with arguments) is started with the first
    task, and anew when it was lost.
    """

    def __init__(self, program: Sequence[str], limits: Limits) -> None:
        self._program = program
        self._limits = limits
        self._nest: Nest | None = None
        self._lock = Lock()

    def ask(self, task: Task, where: str, order: Order, data: Iterable[Bytes]) -> Answer:
        """What is answered to this order and these pieces of bytes; `where` names what they are about.

        Raises the error that is answered; `UnreadableFile` for what goes beyond the limits, `Starved` when the system
        has no memory, `ProcessingFailed` for what breaks the process.
        """
        try:
            answer, by_signal = self._exchange(order, data)
        except OutOfTime as error:
            raise task.too_long(where, self._limits) from error
        except TooLarge as error:
            raise task.too_large(where) from error
        except NotBegun as error:
            raise task.not_begun(where) from error
        if not answer:
            raise task.lost(where, by_signal, self._limits)
        return self._judged(task, where, answer)

    def start(self) -> None:
        """Starts the nursery, which loads what it needs while this process does something else."""
        self._started()

    def close(self) -> None:
        """Ends the nursery and whatever it has made; who waits for an answer is told that the process was ended."""
        with self._lock:
            nest, self._nest = self._nest, None
        if nest is not None:
            nest.close()

    def _exchange(self, order: Order, data: Iterable[Bytes]) -> tuple[Bytes, int]:
        """What came, and the signal that ended the process, 0 for none."""
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                nest, number = self._made(order, theirs)
            try:
                answer = exchange(ours, data, self._limits.clock)
            except (OutOfTime, TooLarge, NotBegun):
                nest.end(number)
                nest.ended(number)
                raise
        return answer, nest.ended(number)

    def _made(self, order: Order, connection: socket.socket) -> tuple[Nest, int]:
        order = {**order, "memory": self._limits.memory << 20, "processor": self._limits.processor}
        nest = self._started()
        for _ in range(2):
            with suppress(OSError):  # somebody has killed it
                return nest, nest.make(order, connection)
            if nest.is_closed:  # nobody waits for answers any more
                break
            nest = self._started(instead_of=nest)
        raise NotBegun

    def _started(self, instead_of: Nest | None = None) -> Nest:
        with self._lock:
            if self._nest is None or self._nest is instead_of or self._nest.is_lost:
                if self._nest is not None:
                    self._nest.close()
                self._nest = Nest(self._program)
            return self._nest

    def _judged(self, task: Task, where: str, data: Bytes) -> Answer:
        try:
            answer = Answer.of_bytes(data)
            told = answer.error if answer.kind == ERROR else None
        except (ValueError, TypeError) as error:
            raise task.senseless(where) from error
        if told:
            raise told
        if answer.kind == MEMORY:
            raise task.needs_memory(where, self._limits)
        if answer.kind == BROKEN:
            summary, _, trace = answer.content.decode("utf-8", "replace").partition("\n")
            log.info(
                "%s failed: %s\n%s", task.doing, where, trace
            )  # the error that is raised says what it was
            raise task.broken(where, summary)
        return answer
