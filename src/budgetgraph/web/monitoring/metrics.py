"""`/metrics`: what Prometheus collects. All values are sums and sizes; nothing of who asked, or what.

Several web processes share their values in the files of a folder (the client library's "multiprocess mode", which
`PROMETHEUS_MULTIPROC_DIR` switches on), so that whichever is asked tells the sum.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics
from prometheus_client.core import InfoMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

from budgetgraph import __version__
from budgetgraph.queries.pool import State
from budgetgraph.web.monitoring.entry import OUTCOMES, TRUNCATED, Entry

SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The environment variable of the client library; it has to be set before the library is imported."""

CACHED, NOT_MODIFIED = "cached", "not_modified"

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_ROWS = (0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000)
_BYTES = tuple(10.0**power for power in range(2, 10))
_OFTEN = 1.0  # seconds between two looks at the pool, where another process may be asked


class Metrics:
    """The metrics of one application, in a registry of its own; `shared` is the folder of several processes."""

    def __init__(self, shared: Path | None = None) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._shared = shared
        self._registry = registry = CollectorRegistry()
        self._queries = Counter(
            "budgetgraph_queries", "Queries by how they ended.", ["outcome"], registry=registry
        )
        self._truncated = Counter(
            "budgetgraph_queries_truncated", "Answers that a limit ended.", ["limit"], registry=registry
        )
        self._seconds = _histogram(registry, "query_seconds", "Seconds of evaluation.", _SECONDS)
        self._waited = _histogram(registry, "query_waiting_seconds", "Seconds before evaluation.", _SECONDS)
        self._rows = _histogram(registry, "query_rows", "Rows or triples of evaluated answers.", _ROWS)
        self._bytes = _histogram(
            registry, "query_answer_bytes", "Bytes of evaluated answers, before compression.", _BYTES
        )
        self._requests = Counter(
            "budgetgraph_http_requests",
            "Requests by address and status.",
            ["address", "status"],
            registry=registry,
        )
        self._sent = Counter(
            "budgetgraph_http_response_bytes", "Bytes sent, without headers.", ["address"], registry=registry
        )
        self._pool = PoolGauges(registry)
        # Looking a label up takes longer than counting; and a series that is there from the beginning has rates.
        self._ended = {name: self._queries.labels(name) for name in (*OUTCOMES, CACHED, NOT_MODIFIED)}
        self._answers: dict[tuple[str, str], tuple[Counter, Counter]] = {}
        self._cut = {limit: self._truncated.labels(limit) for limit in ("time", "size")}

    def over(self, entry: Entry) -> None:
        """A query that was handed to the pool is over."""
        self._ended[entry.outcome].inc()
        if entry.outcome == TRUNCATED and entry.limit:
            self._cut[entry.limit].inc()
        if entry.lane is not None:
            self._waited.observe(entry.waited)
        if entry.seconds is not None:
            self._seconds.observe(entry.seconds)
        if entry.status == 200 and entry.rows is not None and not entry.cut:
            self._rows.observe(entry.rows)
            self._bytes.observe(entry.size)

    def kept(self, status: int) -> None:
        """A known answer was sent again (200), or the client has it (304)."""
        self._ended[NOT_MODIFIED if status == 304 else CACHED].inc()

    def answered(self, address: str, status: str, sent: int) -> None:
        """A request was answered; both labels must have few values."""
        known = self._answers.get((address, status))
        if known is None:
            known = self._requests.labels(address, status), self._sent.labels(address)
            self._answers[address, status] = known
        requests, bytes_sent = known
        requests.inc()
        bytes_sent.inc(sent)

    def show(self, state: State) -> None:
        """The pool is in this state."""
        self._pool.show(state)

    async def follow(self, state: Callable[[], State]) -> None:
        """Shows the pool's state again and again, where another process may be asked; to be cancelled."""
        while self._shared:
            self.show(state())
            await asyncio.sleep(_OFTEN)

    def render(self, accept: str, release: str) -> tuple[bytes, str]:
        """All metrics and their media type: Prometheus' text format, or OpenMetrics for a client that accepts it."""
        registry = CollectorRegistry()
        if self._shared:
            _forget_the_dead(self._shared)
            MultiProcessCollector(registry, path=str(self._shared))  # type: ignore[no-untyped-call]
        else:
            registry.register(self._registry)
        registry.register(_Versions(release))
        encode, content_type = _encoder(accept)
        return encode(registry), content_type


class PoolGauges:
    """What the pool does at the moment."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._running = _gauge(registry, "queries_running", "Queries that are evaluated.", "lane")
        self._waiting = _gauge(registry, "queries_waiting", "Queries that wait their turn.", "lane")
        self._workers = _gauge(registry, "query_workers", "Processes that evaluate queries.")
        self._lost = Counter("budgetgraph_query_workers_lost", "Those that ended unasked.", registry=registry)
        self._lost_before = 0

    def show(self, state: State) -> None:
        """The pool is in this state."""
        for gauge, counts in ((self._running, state.running), (self._waiting, state.waiting)):
            for lane, count in counts.items():
                gauge.labels(lane).set(count)
        self._workers.set(state.workers)
        self._lost.inc(state.lost - self._lost_before)
        self._lost_before = state.lost


class _Versions(Collector):
    """The versions of the software and of the release."""

    def __init__(self, release: str) -> None:
        self._release = release

    def collect(self) -> Iterator[Metric]:
        """See `Collector`."""
        yield InfoMetricFamily("budgetgraph_build", "The software.", {"version": __version__})
        yield InfoMetricFamily("budgetgraph_release", "The release served.", {"version": self._release})


def _encoder(accept: str) -> tuple[Callable[[Collector], bytes], str]:
    try:
        return choose_encoder(accept)
    except (TypeError, ValueError):  # the library's way to say that a version in it is none
        return choose_encoder("")


def shared_folder() -> Path | None:
    """The folder that the web processes of this server share, None when there is one process."""
    folder = os.environ.get(SHARED_FOLDER)
    return Path(folder) if folder else None


def _histogram(registry: CollectorRegistry, name: str, what: str, buckets: tuple[float, ...]) -> Histogram:
    return Histogram(f"budgetgraph_{name}", what, buckets=buckets, registry=registry)


def _gauge(registry: CollectorRegistry, name: str, what: str, *labels: str) -> Gauge:
    return Gauge(f"budgetgraph_{name}", what, labels, registry=registry, multiprocess_mode="livesum")


def _forget_the_dead(folder: Path) -> None:
    """Removes the present of processes that have none any more; their past stays in the counters."""
    for file in folder.glob("gauge_live*_*.db"):
        process = int(file.stem.rpartition("_")[2])
        try:
            os.kill(process, 0)
        except PermissionError:  # its number is another's by now
            continue
        except ProcessLookupError:
            with suppress(FileNotFoundError):  # another process was asked at the same time
                mark_process_dead(process, str(folder))  # type: ignore[no-untyped-call]
