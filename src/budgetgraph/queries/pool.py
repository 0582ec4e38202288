"""The pool: which query is evaluated when, for how long, and at what priority.

A query begins in the quick lane. After `QUICK` seconds it goes on at the lowest priority, which on an idle machine
costs it nothing and on a busy one keeps it out of everybody's way; after `LONG` seconds it needs one of the few
places in the long lane, and is begun again later when there is none. A query that is known to be long starts there;
the queries of a client that asked a long one lately begin in a lane of their own, at the lowest priority.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from budgetgraph.queries.clients import Client, Clients
from budgetgraph.queries.evaluation import OUT_OF_MEMORY, OUT_OF_TIME
from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.federation import Federation
from budgetgraph.queries.frames import Kind
from budgetgraph.queries.job import Job
from budgetgraph.queries.lane import Lane
from budgetgraph.queries.limits import Limits
from budgetgraph.queries.processes import Processes
from budgetgraph.queries.worker import Worker

log = logging.getLogger(__name__)

QUICK = 0.025
LONG = 0.25
_TICK = 0.02
_GRACE = 0.25  # a query that is writing ends its answer itself when its time is up
_PATIENCE = 60.0  # seconds for a client that does not read its answer
_MOST_KNOWN = 1_000

# What the pool itself says of a query.
OVERLOADED = "overloaded"
TOO_MANY = "too many"
CRASHED = "crashed"
GONE = "gone"

# The engine aborts when it is given no more memory, and the system kills whoever takes too much.
_LOST_BY: dict[int, str] = {
    signal.SIGABRT: OUT_OF_MEMORY,
    signal.SIGKILL: OUT_OF_MEMORY,
    signal.SIGTERM: GONE,
}


@dataclass(frozen=True)
class State:
    """The pool at a moment: queries evaluated and waiting by lane, worker processes, and those lost so far."""

    running: dict[str, int]
    waiting: dict[str, int]
    workers: int
    lost: int


class Pool:
    """Answers queries of a release's store with worker processes; belongs to one event loop.

    `done` is called with each exchange when it is over, for whoever keeps the books. `federation` asks the
    endpoints that queries may call; none without it.
    """

    def __init__(
        self,
        limits: Limits,
        store: Path,
        *,
        clock: Callable[[], float] = time.monotonic,
        done: Callable[[Exchange], None] = lambda _: None,
        federation: Federation | None = None,
    ) -> None:
        self.limits = limits
        self.clock = clock
        self._store = store
        self._done = done
        self._federation = federation or Federation()
        self._calling: set[asyncio.Task[None]] = set()
        self._clients = Clients(clock)
        self._processes = Processes(limits.query_memory << 20, self._ended)
        self._workers: dict[int, Worker] = {}
        self._idle: list[Worker] = []
        self._number = self._lost = 0
        self._ticking: asyncio.TimerHandle | None = None
        self._known_long: OrderedDict[int, None] = OrderedDict()
        quick, waiting = limits.query_quick, limits.query_waiting
        self._quick = Lane("quick", quick, lowered=False, waiting=waiting)
        self._probation = Lane("probation", quick, lowered=True, waiting=waiting)
        self._lingering = Lane("lingering", limits.lingering, lowered=True)
        self._long = Lane("long", limits.query_long, lowered=True, waiting=waiting)
        self._lanes = {
            lane.name: lane for lane in (self._quick, self._probation, self._lingering, self._long)
        }

    def start(self) -> None:
        """Makes the first workers, so that the first query finds one."""
        self._make_spare()

    def use(self, store: Path) -> None:
        """From now on queries are mostly of this store: the workers that have another open are let go when idle."""
        self._store = store
        for worker in [worker for worker in self._idle if worker.store != store]:
            self._retire(worker)
        self._make_spare()

    def close(self) -> None:
        """Ends all workers, whatever they do."""
        if self._ticking:
            self._ticking.cancel()
        for exchange in [*self._running(), *(e for lane in self._lanes.values() for e in lane.in_line())]:
            self._close_exchange(exchange, GONE)
        for worker in self._workers.values():
            worker.close()
        self._processes.close()

    def ask(self, job: Job, address: str, store: Path) -> Exchange:
        """Hands a query in; what becomes of it is in the exchange, refusals included.

        Whoever does not want the answer any more calls the exchange's `leave`.
        """
        now, client = self.clock(), self._clients.get(address)
        exchange = Exchange(job, client, store, now)
        wait = client.wait_before_next(self.limits, now)
        if wait or client.evaluated >= self.limits.client_queries:
            exchange.fail(TOO_MANY, retry_after=max(wait, 1.0))
            self._done(exchange)
            return exchange
        client.evaluated += 1
        exchange.leave = lambda: self._leave(exchange)
        self._line_up(exchange, self._lane_for(exchange, now), now)
        self._go_on()
        return exchange

    @property
    def services(self) -> Sequence[str]:
        """The endpoints that queries may call."""
        return self._federation.endpoints

    @property
    def state(self) -> State:
        """What it is doing."""
        lanes = self._lanes.values()
        return State(
            {lane.name: len(lane.running) for lane in lanes},
            {lane.name: lane.waiting for lane in lanes},
            len(self._workers),
            self._lost,
        )

    def _lane_for(self, exchange: Exchange, now: float) -> Lane:
        if hash(exchange.job.query) in self._known_long:
            return self._long
        return self._probation if now < exchange.client.probation_until else self._quick

    def _line_up(self, exchange: Exchange, lane: Lane, now: float) -> None:
        crowded_out = lane.queue(exchange, now)
        if crowded_out is not None:
            self._close_exchange(crowded_out, OVERLOADED, retry_after=5.0)

    # Evaluation

    def _go_on(self) -> None:
        """Begins what can begin."""
        now = self.clock()
        for lane in (self._quick, self._probation, self._long):
            while lane.waiting and lane.is_free and (worker_free := self._can_have_worker()):
                exchange = lane.next(now, self._may_run_in(lane))
                if exchange is None:
                    break
                self._begin(exchange, lane)
            if lane.waiting and lane.is_free and not worker_free:
                break
        if self._ticking is None and (self._busy() or any(lane.waiting for lane in self._lanes.values())):
            self._ticking = asyncio.get_running_loop().call_later(_TICK, self._tick)

    def _may_run_in(self, lane: Lane) -> Callable[[Client], bool]:
        if lane is self._long:
            return lambda client: client.long < self.limits.client_long
        return lambda client: True

    def _begin(self, exchange: Exchange, lane: Lane) -> None:
        try:
            worker = self._take_worker(exchange.store)
        except OSError as error:
            log.error("No query worker can be started: %s.", error)  # noqa: TRY400 - a trace tells nothing more
            self._close_exchange(exchange, OVERLOADED, retry_after=5.0)
            return
        lane.enter(exchange)
        exchange.client.long += lane is self._long
        worker.begin(exchange)
        if lane.lowered:
            worker.lower()

    def _tick(self) -> None:
        self._ticking = None
        now = self.clock()
        for worker in self._busy():
            assert worker.exchange is not None
            self._look_at(worker, worker.exchange, now)
        for worker in [worker for worker in self._workers.values() if worker.is_stuck(now)]:
            self._kill(worker)
        self._turn_away_the_patient(now)
        self._reclaim(now)
        self._make_spare()
        self._go_on()

    def _look_at(self, worker: Worker, exchange: Exchange, now: float) -> None:
        is_late = exchange.active(now) > exchange.job.seconds + _GRACE
        if is_late or exchange.stalled(now) > _PATIENCE:
            self._kill(worker)
            self._close_exchange(exchange, OUT_OF_TIME if is_late else GONE)
        else:
            self._give_place(worker, exchange, now)

    def _give_place(self, worker: Worker, exchange: Exchange, now: float) -> None:
        # Until it has done some work, it may only have waited for its turn on a busy machine.
        is_quick = worker.effort(now) <= QUICK
        if not is_quick and exchange.lane != self._long.name and exchange.active(now) > LONG:
            self._make_long(worker, exchange)
        elif not is_quick and exchange.lane in (self._quick.name, self._probation.name):
            self._make_linger(worker, exchange)
        if self._lanes[exchange.lane].lowered and not worker.lowered:
            worker.lower()

    def _make_linger(self, worker: Worker, exchange: Exchange) -> None:
        if self._lingering.is_free:
            self._lanes[exchange.lane].remove(exchange)
            self._lingering.enter(exchange)
            worker.lower()

    def _make_long(self, worker: Worker, exchange: Exchange) -> None:
        client, now = exchange.client, self.clock()
        client.went_long(now)
        self._remember_long(exchange)
        self._lanes[exchange.lane].remove(exchange)
        has_place = self._long.is_free and client.long < self.limits.client_long
        # What has begun to be sent cannot be begun again; it mostly waits for its client.
        if has_place or exchange.head is not None:
            self._long.enter(exchange)
            client.long += 1
            return
        self._kill(worker)
        client.use(exchange.active(now), now)
        exchange.started = None
        self._line_up(exchange, self._long, now)

    def _remember_long(self, exchange: Exchange) -> None:
        self._known_long[hash(exchange.job.query)] = None
        if len(self._known_long) > _MOST_KNOWN:
            self._known_long.popitem(last=False)

    def _turn_away_the_patient(self, now: float) -> None:
        for lane in self._lanes.values():
            for exchange in lane.in_line():
                if now - exchange.asked > self.limits.query_timeout:
                    self._close_exchange(exchange, OVERLOADED, retry_after=10.0)

    def _reclaim(self, now: float) -> None:
        """Breaks off the answer of the client that has most of them sent, when others find no worker because of them.

        Answers that have begun are let go on beyond the places of their lane, and while their clients do not read
        them they take none, so that these can hold all the workers.
        """
        if self._can_have_worker() or not any(lane.waiting and lane.is_free for lane in self._lanes.values()):
            return
        begun = [exchange for exchange in self._running() if exchange.head is not None]
        if begun:
            greediest = max(begun, key=lambda one: (one.client.evaluated, now - (one.started or now)))
            log.warning("An answer is broken off, for its worker is needed.")
            self._leave(greediest)

    # The end of an exchange

    def _finished(self, worker: Worker) -> None:
        exchange, worker.exchange = worker.exchange, None
        assert exchange is not None
        seconds = exchange.active(self.clock())
        if seconds < LONG:
            self._known_long.pop(hash(exchange.job.query), None)
        if seconds < QUICK:
            exchange.client.is_proven = True
        self._settle(exchange)

    def _call(self, worker: Worker, call: bytes) -> None:
        """A query calls an endpoint."""
        task = asyncio.get_running_loop().create_task(self._answer_call(worker, worker.exchange, call))
        self._calling.add(task)
        task.add_done_callback(self._calling.discard)

    async def _answer_call(self, worker: Worker, exchange: Exchange | None, call: bytes) -> None:
        answer = await self._federation.answer(call)
        if exchange is not None and worker.exchange is exchange:
            worker.tell(Kind.RESULT_OF_CALL, answer)

    def _free(self, worker: Worker) -> None:
        if worker.number not in self._workers:
            return
        if worker.store == self._store and len(self._idle) <= 2 * self.limits.query_quick:
            self._idle.append(worker)
        else:
            self._retire(worker)
        self._go_on()

    def _leave(self, exchange: Exchange) -> None:
        """Nobody wants the answer any more."""
        if exchange.over:
            return
        for worker in self._busy():
            if worker.exchange is exchange:
                self._kill(worker)
        self._close_exchange(exchange, GONE)
        self._go_on()

    def _close_exchange(self, exchange: Exchange, name: str, **details: object) -> None:
        exchange.fail(name, **details)
        self._settle(exchange)

    def _settle(self, exchange: Exchange) -> None:
        lane = self._lanes[exchange.lane]
        if exchange in lane.running and lane is self._long:
            exchange.client.long -= 1
        lane.remove(exchange)
        exchange.client.evaluated -= 1
        now = self.clock()
        exchange.client.use(exchange.active(now), now)
        self._done(exchange)

    # Workers

    def _busy(self) -> list[Worker]:
        return [worker for worker in self._workers.values() if worker.exchange is not None]

    def _running(self) -> list[Exchange]:
        return [worker.exchange for worker in self._busy() if worker.exchange is not None]

    def _can_have_worker(self) -> bool:
        return bool(self._idle) or len(self._workers) < self.limits.workers

    def _take_worker(self, store: Path) -> Worker:
        for place, worker in enumerate(self._idle):
            if worker.store == store and not worker.is_lost:
                return self._idle.pop(place)
        if len(self._workers) >= self.limits.workers and self._idle:
            self._retire(self._idle[0])
        return self._make(store)

    def _make_spare(self) -> None:
        """As many idle workers as there may be quick queries, so that one that is killed is replaced at once."""
        lacking = self.limits.query_quick + 1 - len(self._idle)
        try:
            for _ in range(min(lacking, self.limits.workers - len(self._workers))):
                self._idle.append(self._make(self._store))
        except OSError as error:
            log.error("No query worker can be started: %s.", error)  # noqa: TRY400 - a trace tells nothing more

    def _make(self, store: Path) -> Worker:
        self._number += 1
        worker = Worker(
            self._number, store, clock=self.clock, finished=self._finished, free=self._free, call=self._call
        )
        self._processes.make(worker)
        self._workers[worker.number] = worker
        return worker

    def _retire(self, worker: Worker) -> None:
        if worker in self._idle:
            self._idle.remove(worker)
        del self._workers[worker.number]
        worker.close()

    def _kill(self, worker: Worker) -> None:
        worker.exchange = None
        del self._workers[worker.number]
        worker.close()  # or it might still say that it is ready, and be given a query
        self._processes.end(worker.number)

    def _ended(self, numbers: Sequence[int], by_signal: int) -> None:
        """Worker processes have ended; of most of them it is known, for they were told to."""
        lost = [worker for number in numbers if (worker := self._workers.pop(number, None)) is not None]
        self._lost += len(lost)
        self._idle = [worker for worker in self._idle if worker not in lost]
        for worker in lost:
            worker.close()
            exchange, worker.exchange = worker.exchange, None
            if exchange is not None:
                name = _LOST_BY.get(by_signal, CRASHED)
                self._close_exchange(exchange, name, signal=by_signal)
        if lost:
            self._go_on()
