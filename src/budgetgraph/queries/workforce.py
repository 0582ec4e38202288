"""The workers of a pool: those that are busy, those that are idle, and how many there may be."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.limits import Limits
from budgetgraph.queries.processes import Processes
from budgetgraph.queries.worker import Worker

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Events:
    """Whom to tell of what happens.

    `finished`: a worker's exchange is over; `freed`: a worker can have another; `call`: a query calls an endpoint;
    `lost`: a process has ended that was evaluating something, by this signal (0: none).
    """

    finished: Callable[[Worker], None]
    freed: Callable[[], None]
    call: Callable[[Worker, bytes], None]
    lost: Callable[[Exchange, int], None]


class Workforce:
    """Worker processes for a store, and for others while queries of these are going on."""

    def __init__(
        self, limits: Limits, store: Path, events: Events, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.store = store
        self.workers: dict[int, Worker] = {}
        self.idle: list[Worker] = []
        self.lost = 0
        self.processes = Processes(limits.query_memory << 20, self._ended)
        self._events = events
        self._clock = clock
        self._number = 0
        self._most = limits.workers
        self._spare = limits.query_quick + 1

    @property
    def busy(self) -> list[Worker]:
        """Those that evaluate something."""
        return [worker for worker in self.workers.values() if worker.exchange is not None]

    @property
    def has_room(self) -> bool:
        """Whether a worker can be had for one more query."""
        return bool(self.idle) or len(self.workers) < self._most

    def use(self, store: Path) -> None:
        """From now on workers are made for this store; those that have another open are let go when idle."""
        self.store = store
        for worker in [worker for worker in self.idle if worker.store != store]:
            self.retire(worker)
        self.make_spare()

    def take(self, store: Path) -> Worker:
        """A worker that has the store open, or is about to; raises `OSError` when none can be made."""
        # The one that was busy last has the most of what it needs in the processor's caches.
        for worker in reversed(self.idle):
            # Comparing paths is not cheap, and mostly it is the very same.
            if (worker.store is store or worker.store == store) and not worker.is_lost:
                self.idle.remove(worker)
                return worker
        if len(self.workers) >= self._most and self.idle:
            self.retire(self.idle[0])
        return self._make(store)

    def make_spare(self) -> None:
        """As many idle workers as there may be quick queries, so that one that is killed is replaced at once."""
        lacking = self._spare - len(self.idle)
        try:
            for _ in range(min(lacking, self._most - len(self.workers))):
                self.idle.append(self._make(self.store))
        except OSError as error:
            log.error("No query worker can be started: %s.", error)  # noqa: TRY400 - a trace tells nothing more

    def retire(self, worker: Worker) -> None:
        """Lets an idle worker go."""
        if worker in self.idle:
            self.idle.remove(worker)
        del self.workers[worker.number]
        worker.close()

    def kill(self, worker: Worker) -> None:
        """Ends a worker, whatever it does."""
        worker.exchange = None
        del self.workers[worker.number]
        worker.close()  # or it might still say that it is ready, and be given a query
        self.processes.end(worker.number)

    def kill_stuck(self, now: float) -> None:
        """Ends those that do not get ready for the next query."""
        for worker in [worker for worker in self.workers.values() if worker.is_stuck(now)]:
            self.kill(worker)

    def close(self) -> None:
        """Ends all of them."""
        for worker in self.workers.values():
            worker.close()
        self.processes.close()

    def _make(self, store: Path) -> Worker:
        self._number += 1
        worker = Worker(
            self._number,
            store,
            clock=self._clock,
            finished=self._events.finished,
            free=self._free,
            call=self._events.call,
        )
        self.processes.make(worker)
        self.workers[worker.number] = worker
        return worker

    def _free(self, worker: Worker) -> None:
        if worker.number not in self.workers:
            return
        if (worker.store is self.store or worker.store == self.store) and len(self.idle) < 2 * self._spare:
            self.idle.append(worker)
        else:
            self.retire(worker)
        self._events.freed()

    def _ended(self, numbers: Sequence[int], by_signal: int) -> None:
        """Processes have ended; of most of them it is known, for they were told to."""
        lost = [worker for number in numbers if (worker := self.workers.pop(number, None)) is not None]
        self.lost += len(lost)
        self.idle = [worker for worker in self.idle if worker not in lost]
        for worker in lost:
            worker.close()
            exchange, worker.exchange = worker.exchange, None
            if exchange is not None:
                self._events.lost(exchange, by_signal)
        if lost:
            self._events.freed()
