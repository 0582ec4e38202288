"""The ledger: where everything that happens to queries is entered, for the log and the metrics."""

from __future__ import annotations

import time
from collections.abc import Callable

from budgetgraph.queries.exchange import Exchange
from budgetgraph.web.monitoring.entry import entry_of
from budgetgraph.web.monitoring.metrics import Metrics
from budgetgraph.web.monitoring.query_log import QueryLog


class Ledger:
    """Keeps the books of one application; `clock` is the pool's."""

    def __init__(
        self, metrics: Metrics, query_log: QueryLog, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.metrics = metrics
        self._log = query_log
        self._clock = clock

    def over(self, exchange: Exchange) -> None:
        """A query was evaluated, or will not be."""
        entry = entry_of(exchange, self._clock())
        self.metrics.over(entry)
        self._log.write(entry)

    def kept(self, status: int) -> None:
        """A known answer was sent again (200), or the client has it (304): counted, and not worth a line."""
        self.metrics.kept(status)
