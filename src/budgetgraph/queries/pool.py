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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from budgetgraph.queries.clients import Clients
from budgetgraph.queries.evaluation import OUT_OF_MEMORY, OUT_OF_TIME
from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.federation import Federation
from budgetgraph.queries.frames import Kind
from budgetgraph.queries.job import Job
from budgetgraph.queries.lane import Lane
from budgetgraph.queries.lanes import Lanes
from budgetgraph.queries.limits import Limits
from budgetgraph.queries.worker import Worker
from budgetgraph.queries.workforce import Events, Workforce

log = logging.getLogger(__name__)

QUICK = 0.025
LONG = 0.25
_TICK = 0.02
_GRACE = 0.25  # seconds for a worker to find out by itself that the time is up
_TO_END = 3.0  # seconds for it to end an answer that it is writing
_STALLED = 60.0  # seconds for a client that does not read its answer

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
        self._done = done
        self._federation = federation or Federation()
        self._calling: dict[Exchange, asyncio.Task[None]] = {}
        self._clients = Clients(clock)
        self._lanes = Lanes(limits)
        events = Events(self._finished, self._go_on, self._call, self._lost)
        self._workforce = Workforce(limits, store, events, clock)
        self._ticking: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Makes the first workers, so that the first query finds one."""
        self._workforce.make_spare()

    def use(self, store: Path) -> None:
        """From now on queries are mostly of this store."""
        self._workforce.use(store)

    def close(self) -> None:
        """Ends all workers, whatever they do."""
        if self._ticking:
            self._ticking.cancel()
        for exchange in [*self._running(), *self._lanes.in_line]:
            self._close_exchange(exchange, GONE)
        self._workforce.close()

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
        self._line_up(exchange, self._lanes.first_for(exchange, now), now)
        self._go_on()
        return exchange

    @property
    def services(self) -> Sequence[str]:
        """The endpoints that queries may call."""
        return self._federation.endpoints

    @property
    def state(self) -> State:
        """What it is doing."""
        return State(
            {lane.name: len(lane.running) for lane in self._lanes},
            {lane.name: lane.waiting for lane in self._lanes},
            len(self._workforce.workers),
            self._workforce.lost,
        )

    # Evaluation

    def _line_up(self, exchange: Exchange, lane: Lane, now: float) -> None:
        crowded_out = lane.queue(exchange, now)
        if crowded_out is not None:
            self._close_exchange(crowded_out, OVERLOADED, retry_after=5.0)

    def _go_on(self) -> None:
        """Begins what can begin."""
        for lane in self._lanes.starting:
            while lane.waiting and lane.is_free and self._workforce.has_room:
                exchange = self._lanes.next_of(lane, self.clock())
                if exchange is None:
                    break
                self._begin(exchange, lane)
        if self._ticking is None and not self._lanes.are_empty:
            self._ticking = asyncio.get_running_loop().call_later(_TICK, self._tick)

    def _begin(self, exchange: Exchange, lane: Lane) -> None:
        try:
            worker = self._workforce.take(exchange.store)
        except OSError as error:
            log.error("No query worker can be started: %s.", error)  # noqa: TRY400 - a trace tells nothing more
            self._close_exchange(exchange, OVERLOADED, retry_after=5.0)
            return
        self._lanes.enter(exchange, lane)
        worker.begin(exchange)
        if lane.lowered:
            worker.lower()

    def _tick(self) -> None:
        self._ticking = None
        now = self.clock()
        for exchange in [*self._running(), *self._lanes.in_line]:
            exchange.tell_if_long(now)
        for worker in self._workforce.busy:
            assert worker.exchange is not None
            self._look_at(worker, worker.exchange, now)
        self._workforce.kill_stuck(now)
        self._give_up_waiting(now)
        self._reclaim(now)
        self._workforce.make_spare()
        self._go_on()

    def _look_at(self, worker: Worker, exchange: Exchange, now: float) -> None:
        # What is being written ends properly by itself; and the worker's clock stops whenever it waits to be read.
        longest = (
            exchange.job.seconds + _GRACE if exchange.head is None else 2 * exchange.job.seconds + _TO_END
        )
        is_late = exchange.active(now) > longest
        if is_late or exchange.stalled(now) > _STALLED:
            self._workforce.kill(worker)
            self._close_exchange(exchange, OUT_OF_TIME if is_late else GONE)
        else:
            self._give_place(worker, exchange, now)

    def _give_place(self, worker: Worker, exchange: Exchange, now: float) -> None:
        # Until it has done some work, it may only have waited for its turn on a busy machine.
        is_quick = worker.effort(now) <= QUICK
        if not is_quick and exchange.lane != self._lanes.long.name and exchange.active(now) > LONG:
            self._make_long(worker, exchange, now)
        elif not is_quick and exchange.lane in (self._lanes.quick.name, self._lanes.probation.name):
            self._make_linger(exchange)
        if worker.exchange is exchange and self._lanes.of(exchange).lowered and not worker.lowered:
            worker.lower()

    def _make_linger(self, exchange: Exchange) -> None:
        if self._lanes.lingering.is_free:
            self._lanes.leave(exchange)
            self._lanes.enter(exchange, self._lanes.lingering)

    def _make_long(self, worker: Worker, exchange: Exchange, now: float) -> None:
        lanes, client = self._lanes, exchange.client
        client.went_long(now)
        lanes.remember(exchange)
        lanes.leave(exchange)
        # What has begun to be sent cannot be begun again; it mostly waits for its client.
        if exchange.head is not None or (lanes.long.is_free and lanes.may_be_long(client)):
            lanes.enter(exchange, lanes.long)
            return
        self._workforce.kill(worker)
        client.use(exchange.active(now), now)
        exchange.started = None
        self._line_up(exchange, lanes.long, now)

    def _give_up_waiting(self, now: float) -> None:
        for exchange in self._lanes.in_line:
            if now - exchange.asked > self.limits.query_timeout:
                self._close_exchange(exchange, OVERLOADED, retry_after=10.0)

    def _reclaim(self, now: float) -> None:
        """Breaks off the answer of the client that has most of them sent, when others find no worker because of them.

        Answers that have begun are let go on beyond the places of their lane, and while their clients do not read
        them they take none, so that these can hold all the workers.
        """
        if self._workforce.has_room or not any(lane.waiting and lane.is_free for lane in self._lanes):
            return
        begun = [exchange for exchange in self._running() if exchange.head is not None]
        if begun:
            greediest = max(begun, key=lambda one: (one.client.evaluated, now - (one.started or now)))
            log.info("An answer is broken off, for its worker is needed.")
            self._leave(greediest)

    def _running(self) -> list[Exchange]:
        return [worker.exchange for worker in self._workforce.busy if worker.exchange is not None]

    # Calls of endpoints

    def _call(self, worker: Worker, call: bytes) -> None:
        exchange = worker.exchange
        if exchange is None:
            return
        if exchange.lane != self._lanes.long.name:
            self._make_linger(exchange)  # others can be evaluated while it waits
        task = asyncio.get_running_loop().create_task(self._answer_call(worker, exchange, call))
        self._calling[exchange] = task

    async def _answer_call(self, worker: Worker, exchange: Exchange, call: bytes) -> None:
        answer = await self._federation.answer(call)
        if worker.exchange is exchange:
            worker.tell(Kind.RESULT_OF_CALL, answer)

    # The end of an exchange

    def _finished(self, worker: Worker) -> None:
        exchange, worker.exchange = worker.exchange, None
        assert exchange is not None
        seconds = exchange.active(self.clock())
        if seconds < LONG:
            self._lanes.forget(exchange)
        if seconds < QUICK:
            exchange.client.is_proven = True
        self._settle(exchange)

    def _lost(self, exchange: Exchange, by_signal: int) -> None:
        self._close_exchange(exchange, _LOST_BY.get(by_signal, CRASHED), signal=by_signal)

    def _leave(self, exchange: Exchange) -> None:
        """Nobody wants the answer any more."""
        if exchange.over:
            return
        for worker in self._workforce.busy:
            if worker.exchange is exchange:
                self._workforce.kill(worker)
        self._close_exchange(exchange, GONE)
        self._go_on()

    def _close_exchange(self, exchange: Exchange, name: str, **details: object) -> None:
        exchange.fail(name, **details)
        self._settle(exchange)

    def _settle(self, exchange: Exchange) -> None:
        self._lanes.leave(exchange)
        calling = self._calling.pop(exchange, None)
        if calling is not None:
            calling.cancel()
        exchange.leave = _nothing  # or it would hold itself, and wait for the garbage collector
        exchange.client.evaluated -= 1
        now = self.clock()
        exchange.client.use(exchange.active(now), now)
        self._done(exchange)


def _nothing() -> None:
    """Leaving what is over."""
