"""The four lanes, and which query belongs in which."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from budgetgraph.queries.clients import Client
from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.lane import Lane
from budgetgraph.queries.limits import Limits

_MOST_KNOWN = 1_000


class Lanes:
    """All but the first at the lowest priority.

    `quick` is for what has just begun, `probation` for the same of clients that asked a long query lately,
    `lingering` for what turned out not to be quick, and `long` for what is long.
    """

    def __init__(self, limits: Limits) -> None:
        quick, waiting = limits.query_quick, limits.query_waiting
        self.quick = Lane("quick", quick, lowered=False, waiting=waiting)
        self.probation = Lane("probation", quick, lowered=True, waiting=waiting)
        self.lingering = Lane("lingering", limits.lingering, lowered=True)
        self.long = Lane("long", limits.query_long, lowered=True, waiting=waiting)
        self.starting = (self.quick, self.probation, self.long)
        self._by_name = {lane.name: lane for lane in self}
        self._most_long = limits.client_long
        self._known_long: OrderedDict[int, None] = OrderedDict()

    def __iter__(self) -> Iterator[Lane]:
        return iter((self.quick, self.probation, self.lingering, self.long))

    @property
    def are_empty(self) -> bool:
        """Whether nothing is evaluated and nothing waits."""
        return not any(lane.running or lane.waiting for lane in self)

    @property
    def in_line(self) -> list[Exchange]:
        """Those that wait, in any lane."""
        return [exchange for lane in self for exchange in lane.in_line()]

    def of(self, exchange: Exchange) -> Lane:
        """The lane in which a query is or waits."""
        return self._by_name[exchange.lane]

    def first_for(self, exchange: Exchange, now: float) -> Lane:
        """Where a new query belongs."""
        if hash(exchange.job.query) in self._known_long:
            return self.long
        return self.probation if now < exchange.client.probation_until else self.quick

    def next_of(self, lane: Lane, now: float) -> Exchange | None:
        """The query whose turn it is in a lane, taken out of the line; None when none may be evaluated."""
        return lane.next(now, self.may_be_long if lane is self.long else _anybody)

    def may_be_long(self, client: Client) -> bool:
        """Whether a client may have one more long query evaluated."""
        return client.long < self._most_long

    def enter(self, exchange: Exchange, lane: Lane) -> None:
        """The query is evaluated in a lane from now on, whatever its places."""
        lane.enter(exchange)
        exchange.client.long += lane is self.long

    def leave(self, exchange: Exchange) -> None:
        """The query is neither evaluated nor waits any more."""
        if exchange in self.long.running:
            exchange.client.long -= 1
        self.of(exchange).remove(exchange)

    def remember(self, exchange: Exchange) -> None:
        """The query turned out to be long: next time it starts there."""
        self._known_long[hash(exchange.job.query)] = None
        if len(self._known_long) > _MOST_KNOWN:
            self._known_long.popitem(last=False)

    def forget(self, exchange: Exchange) -> None:
        """The query was not long this time."""
        if self._known_long:
            self._known_long.pop(hash(exchange.job.query), None)


def _anybody(_: Client) -> bool:
    return True
