"""A lane: queries of one kind of haste, those that are evaluated and those that wait their turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from budgetgraph.queries.clients import Client
from budgetgraph.queries.exchange import Exchange


class Lane:
    """`slots` queries are evaluated at the same time, at the lowest priority when `lowered`.

    Of those that wait, the next is the oldest of the client that has used least: a hundred clients that ask for
    much do not keep one waiting that asks for little.
    """

    def __init__(self, name: str, slots: int, *, lowered: bool, waiting: int = 0) -> None:
        self.name = name
        self.slots = slots
        self.lowered = lowered
        self.running: set[Exchange] = set()
        self._most_waiting = waiting
        self._waiting: dict[Client, deque[Exchange]] = {}
        self._count = 0

    @property
    def is_free(self) -> bool:
        """Whether one more may be evaluated; those that wait for their clients to read take no place."""
        return sum(not exchange.is_paused for exchange in self.running) < self.slots

    @property
    def waiting(self) -> int:
        """How many wait."""
        return self._count

    def enter(self, exchange: Exchange) -> None:
        """The query is evaluated in this lane from now on."""
        self.running.add(exchange)
        exchange.lane = self.name

    def queue(self, exchange: Exchange, now: float) -> Exchange | None:
        """Lets it wait; returns the one that has to go in its stead or, when the line is full, itself."""
        self._waiting.setdefault(exchange.client, deque()).append(exchange)
        exchange.lane = self.name
        self._count += 1
        if self._count <= self._most_waiting:
            return None
        # The newest of the client that has used most, for it loses least by coming back later.
        greediest = max(self._waiting, key=lambda client: (client.claim(now), len(self._waiting[client])))
        crowded_out = self._waiting[greediest][-1]
        self.remove(crowded_out)
        return crowded_out

    def next(self, now: float, may_run: Callable[[Client], bool]) -> Exchange | None:
        """Takes the query whose turn it is out of the line."""
        able = [client for client in self._waiting if may_run(client)]
        if not able:
            return None
        exchange = self._waiting[min(able, key=lambda client: client.claim(now))][0]
        self.remove(exchange)
        return exchange

    def remove(self, exchange: Exchange) -> None:
        """Takes a query out of the line or out of evaluation, wherever it is."""
        self.running.discard(exchange)
        line = self._waiting.get(exchange.client)
        if line is not None and exchange in line:
            line.remove(exchange)
            self._count -= 1
            if not line:
                del self._waiting[exchange.client]

    def in_line(self) -> list[Exchange]:
        """Those that wait."""
        return [exchange for line in self._waiting.values() for exchange in line]
