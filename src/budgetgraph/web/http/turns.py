"""Turns: work in threads, some at once and some waiting, so that one client does not keep the others from theirs."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from budgetgraph.queries.clients import client_key
from budgetgraph.web.http.problems import Problem

_RETRY_AFTER = "2"  # seconds

Result = TypeVar("Result")


class Turns:
    """Lets `at_once` pieces of work go on at the same time, in threads, and `waiting` more wait for their turn.

    One client has at most `of_one` of these places. `called` is what they are called when there are too many.
    """

    def __init__(self, called: str, at_once: int = 4, waiting: int = 64, of_one: int = 4) -> None:
        self._called = called
        self._turns = asyncio.Semaphore(at_once)
        self._places = at_once + waiting
        self._of_one = of_one
        self._taken: Counter[str] = Counter()

    async def run(self, address: str, function: Callable[[], Result]) -> Result:
        """What `function` returns or raises, for the client at an address.

        Raises a 429 `Problem` when too much work of this client goes on or waits already, and a 503 one when too
        much of all does.
        """
        client = client_key(address)
        self._refuse_excess(client)
        self._taken[client] += 1
        try:
            await self._turns.acquire()
        except asyncio.CancelledError:
            self._make_place(client)
            raise
        # A client that leaves must not make place before its thread is done.
        work = asyncio.ensure_future(asyncio.to_thread(function))
        work.add_done_callback(lambda _: self._end_turn(client))
        return await asyncio.shield(work)

    def _refuse_excess(self, client: str) -> None:
        if self._taken[client] >= self._of_one:
            raise _later(429, f"Too many {self._called} of your address are going on just now.")
        if self._taken.total() >= self._places:
            raise _later(503, f"Too many {self._called} are going on just now.")

    def _end_turn(self, client: str) -> None:
        self._turns.release()
        self._make_place(client)

    def _make_place(self, client: str) -> None:
        self._taken[client] -= 1
        if not self._taken[client]:
            del self._taken[client]


def _later(status: int, what: str) -> Problem:
    hint = f"Try again in {_RETRY_AFTER} seconds."
    return Problem(status, what, hint, headers={"Retry-After": _RETRY_AFTER})
