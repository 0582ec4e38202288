"""One query on its way: what has come back of its answer so far, and whoever waits for it."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from budgetgraph.queries.clients import Client
from budgetgraph.queries.frames import Kind
from budgetgraph.queries.job import End, Head, Job

# Bytes in this process for a client that reads more slowly than its query is evaluated.
_MOST_HELD = 256 * 1024


_SOON = 0.05  # seconds


@dataclass(frozen=True)
class Failure:
    """Why there is no answer, or no more of it: a name of `evaluation` or `pool`, and details."""

    name: str
    details: Mapping[str, Any] = field(default_factory=dict)


class Exchange:
    """A query that was handed to the pool.

    `head` is there before the first piece, `end` after the last one; `failure` may come at any time instead.
    `taken` bytes of the body have come. `takes_long` is called once, when it is not over soon after it was asked.
    """

    def __init__(self, job: Job, client: Client, store: Path, asked: float) -> None:
        self.job = job
        self.client = client
        self.store = store
        self.asked = asked
        self.head: Head | None = None
        self.end: End | None = None
        self.failure: Failure | None = None
        self.started: float | None = None
        self.taken = 0
        self.lane = ""
        self.leave: Callable[[], None] = lambda: None
        self.hold: Callable[[bool], None] = lambda _: None
        self.takes_long: Callable[[], None] | None = None
        self._pieces: deque[bytes] = deque()
        self._held = 0
        self._waiter: asyncio.Future[None] | None = None
        self._paused_at: float | None = None
        self._paused = 0.0

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.end is not None or self.failure is not None

    @property
    def is_paused(self) -> bool:
        """Whether its evaluation waits for its client to read."""
        return self._paused_at is not None

    def active(self, now: float) -> float:
        """Seconds that it has been evaluated for; what a slow client makes it wait does not count."""
        if self.started is None:
            return 0.0
        paused = self._paused + (now - self._paused_at if self._paused_at is not None else 0.0)
        return max(now - self.started - paused, 0.0)

    def stalled(self, now: float) -> float:
        """Seconds that its client has not read anything for, though there is something to read."""
        return 0.0 if self._paused_at is None else now - self._paused_at

    def tell_if_long(self, now: float) -> None:
        """Tells whoever wants to know that this is no matter of a moment."""
        if self.takes_long is not None and now - self.asked > _SOON:
            takes_long, self.takes_long = self.takes_long, None
            takes_long()

    async def begun(self) -> None:
        """Returns when there is a head or a failure."""
        while self.head is None and self.failure is None:
            await self._more()

    async def finished(self) -> None:
        """Returns when nothing more will come, or no more can before some of it is taken."""
        while not self.over and self._paused_at is None:
            await self._more()

    def whole(self) -> bytes | None:
        """The whole body, when all of it has come already."""
        return b"".join(self._pieces) if self.end is not None else None

    async def pieces(self, clock: Callable[[], float]) -> AsyncIterator[bytes]:
        """The body as it comes; ends with `end` or `failure` set."""
        while True:
            while self._pieces:
                piece = self._pieces.popleft()
                self._held -= len(piece)
                self._resume(clock())
                yield piece
            if self.over:
                return
            await self._more()

    def take(self, kind: Kind, content: bytes, now: float) -> None:
        """A message from the worker."""
        if kind is Kind.BODY:
            self.taken += len(content)
            self._pieces.append(content)
            self._held += len(content)
            if self._held > _MOST_HELD and self._paused_at is None:
                self._paused_at = now
                self.hold(True)
        elif kind is Kind.HEAD:
            self.head = Head(**json.loads(content))
        elif kind is Kind.END:
            self.end = End(**json.loads(content))
        elif kind is Kind.ERROR:
            details = json.loads(content)
            self.failure = Failure(details.pop("error"), details)

    def wake(self) -> None:
        """Lets whoever waits have a look."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def fail(self, name: str, **details: Any) -> None:
        """There will be no (more of the) answer."""
        if not self.over:
            self.failure = Failure(name, details)
            self._pieces.clear()  # of an answer that is broken off, nobody needs more
        self.wake()

    def _resume(self, now: float) -> None:
        if self._paused_at is not None and self._held < _MOST_HELD // 2:
            self._paused += now - self._paused_at
            self._paused_at = None
            self.hold(False)

    async def _more(self) -> None:
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None
