"""A bounded number of threads for work that may take long, with a bounded number of jobs that wait for them."""

from __future__ import annotations

import asyncio
import threading
import traceback
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

Result = TypeVar("Result")
_Job = tuple[Callable[[], Any], "asyncio.Future[Any]", asyncio.AbstractEventLoop]


class Overloaded(Exception):
    """All threads are busy, and too many jobs are waiting already or this one has waited long enough."""


class Workers:
    """`threads` threads that live as long as the process; `waiting` jobs may wait, each `patience` seconds.

    The threads are daemons: Python joins the threads of its own pools at exit, so that one endless query
    would keep the server from stopping. They start with the first job, so that a worker process that is
    forked off has its own.
    """

    def __init__(self, threads: int, *, waiting: int = 64, patience: float = 5.0) -> None:
        self._threads = threads
        self._waiting = waiting
        self._patience = patience
        self._free = threads
        self._queue: deque[asyncio.Future[None]] = deque()
        self._jobs: SimpleQueue[_Job] = SimpleQueue()
        self._started = False

    @property
    def busy(self) -> int:
        """How many jobs are being done."""
        return self._threads - self._free

    async def run(self, function: Callable[[], Result]) -> Result:
        """What `function` returns or raises, run in one of the threads; raises `Overloaded`.

        A caller that is cancelled leaves its thread busy until the function returns.
        """
        await self._take_turn()
        self._start()
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        self._jobs.put((function, future, loop))
        return await future

    async def _take_turn(self) -> None:
        if self._free:
            self._free -= 1
            return
        if len(self._queue) >= self._waiting:
            raise Overloaded
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            await asyncio.wait_for(turn, self._patience)
        except TimeoutError:
            raise Overloaded from None
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._pass_on()  # its turn came in the moment in which its client left
            raise
        finally:
            if turn in self._queue:
                self._queue.remove(turn)

    def _pass_on(self) -> None:
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    def _start(self) -> None:
        if not self._started:
            self._started = True
            for number in range(self._threads):
                threading.Thread(target=self._work, name=f"query-{number}", daemon=True).start()

    def _work(self) -> None:
        while True:
            function, future, loop = self._jobs.get()
            result, error = _outcome(function)
            try:
                loop.call_soon_threadsafe(self._finish, future, result, error)
            except RuntimeError:
                return  # the loop is closed: the server has stopped

    def _finish(self, future: asyncio.Future[Any], result: Any, error: BaseException | None) -> None:
        self._pass_on()
        if future.done():
            return  # the client has gone
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)


def _outcome(function: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return function(), None
    except BaseException as error:  # noqa: BLE001 - handed on to whoever waits for the result
        _let_go(error)
        return None, error


def _let_go(error: BaseException | None) -> None:
    """Empties the frames of an error: what the engine hands out must be let go of in the thread that got it."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__
