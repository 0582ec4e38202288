"""A worker process as the service sees it."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.frames import Frames, Kind, frame

_READY_WITHIN = 0.2  # seconds
_WAITING_COUNTS = 40  # so many seconds of waiting are like one of work
# CPUCLOCK_SCHED of the kernel's posix-timers.h: what clock_getcpuclockid(3) makes of an id.
_CLOCK_OF_PROCESS = 2


class Worker(asyncio.Protocol):
    """One end of a worker's connection. `finished` is called when its exchange is over, `free` when it can have another.

    The two differ for a worker that was lowered: the thread that is to answer next has to be made first, and while
    the machine is busy the lowered one may take long to see to that.
    """

    def __init__(
        self,
        number: int,
        store: Path,
        *,
        clock: Callable[[], float],
        finished: Callable[[Worker], None],
        free: Callable[[Worker], None],
        call: Callable[[Worker, bytes], None] = lambda *_: None,
    ) -> None:
        self.number = number
        self.store = store
        self.exchange: Exchange | None = None
        self.lowered = False
        self.is_lost = False
        self.over_at = 0.0
        self._clock = clock
        self._finished = finished
        self._free = free
        self._call = call
        self._thread: int | None = None
        self._process = 0
        self._used_before = 0.0
        self._wants_lowering = False
        self._frames = Frames()
        self._transport: asyncio.Transport | None = None
        self._unsent = b""
        self._holding = False
        self._closed = False

    def begin(self, exchange: Exchange) -> None:
        """Hands it a query; only when it has none."""
        self.exchange = exchange
        exchange.started, self._used_before = self._clock(), self._used()
        exchange.hold = self._hold
        self.tell(Kind.JOB, exchange.job.to_json())

    def tell(self, kind: Kind, content: bytes) -> None:
        """Sends it a message."""
        message = frame(kind, content)
        if self._transport is None:
            self._unsent = message
        elif not self.is_lost and not self._transport.is_closing():
            self._transport.write(message)

    def effort(self, now: float) -> float:
        """Seconds of processor that its query has taken; where it mostly waits (for the disk), a part of the time.

        By the time alone, a busy machine would make a long query of one that has only waited for its turn.
        """
        active = self.exchange.active(now) if self.exchange is not None else 0.0
        if sys.platform != "linux":
            return active
        return max(self._used() - self._used_before, active / _WAITING_COUNTS) if self._process else 0.0

    def _used(self) -> float:
        if sys.platform != "linux" or not self._process:
            return 0.0
        try:
            return time.clock_gettime((~self._process << 3) | _CLOCK_OF_PROCESS)
        except OSError:  # it has just ended
            return self._used_before

    def lower(self) -> None:
        """Lets everything else on the machine go before the query that it evaluates, until that is over."""
        self._wants_lowering = True
        if self._thread is None or not hasattr(os, "SCHED_IDLE"):
            return
        try:
            os.sched_setscheduler(self._thread, os.SCHED_IDLE, os.sched_param(0))
            self.lowered = True
        except OSError:  # it has just ended
            return

    def is_stuck(self, now: float) -> bool:
        """Whether it has been too long in getting ready for the next query."""
        return self.exchange is None and self.lowered and now - self.over_at > _READY_WITHIN

    def close(self) -> None:
        """Lets it go when it is idle: it ends when its connection does."""
        self._closed = True
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection is there."""
        self._transport = cast(asyncio.Transport, transport)
        if self._unsent:
            self._transport.write(self._unsent)
            self._unsent = b""
        if self._closed:
            transport.close()

    def connection_lost(self, error: Exception | None) -> None:  # noqa: ARG002
        """Its process has gone, which the pool hears in a moment."""
        self.is_lost = True

    def data_received(self, data: bytes) -> None:
        """Something came."""
        exchange = self.exchange
        for kind, content in self._frames.feed(data):
            if kind is Kind.READY:
                self._ready(*map(int, content.split()))
            elif kind is Kind.CALL:
                self._call(self, content)
            elif exchange is not None:
                exchange.take(kind, content, self._clock())
                if exchange.over:
                    self._over()
        if exchange is not None:
            exchange.wake()

    def _ready(self, thread: int, process: int) -> None:
        was_lowered, self._thread, self._process = self.lowered, thread, process
        self.lowered = False
        if self.exchange is not None:  # the time in which the store was opened is not the query's
            self.exchange.started, self._used_before = self._clock(), self._used()
        if was_lowered:
            self._free(self)
        elif self._wants_lowering:
            self.lower()

    def _over(self) -> None:
        self._wants_lowering = False
        # The end may have come with what its client was too slow for; the next query must not wait.
        self._hold(False)
        exchange = self.exchange
        self._finished(self)
        if exchange is not None:
            exchange.hold = lambda _: None
        self.over_at = self._clock()
        if not self.lowered:
            self._free(self)

    def _hold(self, hold: bool) -> None:
        if hold == self._holding:
            return
        self._holding = hold
        if self._transport is not None and not self._transport.is_closing():
            self._transport.pause_reading() if hold else self._transport.resume_reading()
