"""Who asks, and how much they have used: what fairness goes by."""

from __future__ import annotations

import ipaddress
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from budgetgraph.queries.limits import Limits

_HALF_LIFE = 10.0  # seconds after which half of what was used is forgotten
_PROBATION = 30.0  # seconds after a long query in which a client's queries start at the lowest priority
_NEWCOMER = 0.1  # seconds that a client of whom nothing is known counts as having used
_FORGOTTEN = 120.0  # seconds after which a client that asks nothing is a new one
_MINUTE = 60.0


@lru_cache(maxsize=10_000)
def client_key(address: str) -> str:
    """What counts as one client: an IPv4 address, or the /64 network that one subscriber is given in IPv6."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)


@dataclass(eq=False)
class Client:
    """A client's present and its recent past; times are of the pool's clock, in seconds."""

    key: str
    seen: float
    evaluated: int = 0
    """Queries of this client that are being evaluated or wait."""
    long: int = 0
    """Long ones that are being evaluated."""
    probation_until: float = -math.inf
    is_proven: bool = False
    """Whether one of its queries was quick, and none long since then."""
    _used: float = 0.0
    _used_at: float = 0.0
    _seconds: float = field(default=math.inf)
    _requests: float = field(default=math.inf)
    _filled_at: float = 0.0

    def used(self, now: float) -> float:
        """Seconds of evaluation, the older the less."""
        return float(self._used * 0.5 ** ((now - self._used_at) / _HALF_LIFE))

    def claim(self, now: float) -> float:
        """What its turn goes by: whoever has the lowest is next. Newcomers come after those known for quick queries."""
        return self.used(now) + (0.0 if self.is_proven else _NEWCOMER)

    def use(self, seconds: float, now: float) -> None:
        """So much more was used."""
        self._used, self._used_at = self.used(now) + seconds, now
        self._seconds -= seconds

    def went_long(self, now: float) -> None:
        """One of its queries turned out to be long."""
        self.probation_until = now + _PROBATION
        self.is_proven = False

    def wait_before_next(self, limits: Limits, now: float) -> float:
        """Seconds until it may ask again, 0 when it may now, which then counts as asked."""
        elapsed, self._filled_at = now - self._filled_at, now
        rate = limits.client_seconds / _MINUTE
        self._seconds = min(self._seconds + elapsed * rate, limits.client_seconds)
        if self._seconds <= 0:
            return -self._seconds / rate + 1
        if limits.client_rate:
            most = max(limits.client_rate, 1.0)
            self._requests = min(self._requests + elapsed * limits.client_rate, most)
            if self._requests < 1:
                return (1 - self._requests) / limits.client_rate
            self._requests -= 1
        return 0.0


class Clients:
    """The clients of late."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._known: dict[str, Client] = {}
        self._looked = clock()

    def get(self, address: str) -> Client:
        """The client at an address."""
        now = self._clock()
        if now - self._looked > _FORGOTTEN:
            self._forget(now)
        key = client_key(address)
        client = self._known.get(key)
        if client is None:
            client = self._known[key] = Client(key, now)
        client.seen = now
        return client

    def _forget(self, now: float) -> None:
        self._looked = now
        self._known = {
            key: client
            for key, client in self._known.items()
            if client.evaluated or now - client.seen < _FORGOTTEN
        }

    def __len__(self) -> int:
        return len(self._known)
