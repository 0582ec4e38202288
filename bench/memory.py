"""A SELECT of millions of rows: the memory of the service, the first byte, the rate; and clients that go away."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from connection import Connection
from processes import is_known, peak_memory, seconds_until_idle
from questions import CSV, ENDLESS, many_rows
from servers import FOR_MANY_ROWS, Running, Server, running
from tables import figure, table
from variation import varied

LIMIT_MIB = 6 * 1024
BEFORE_LEAVING = 1.0  # seconds that a client waits for a query without an end


@dataclass(frozen=True)
class ManyRows:
    """What a long answer took. Memory in MiB, of all processes of the service, while it is given; times in seconds.

    `freed` are the seconds until the service is idle after a client has left in the middle of the rows, and after
    one has left before an endless query gave any; None when it went on computing for as long as it was watched.
    """

    rows: int
    at_rest_mib: float
    peak_mib: float
    first_byte: float
    seconds: float
    freed_streaming: float | None
    freed_computing: float | None


def many_rows_of(servers: Sequence[Server], rows: int, wait: float) -> dict[str, ManyRows | str]:
    """For each server its figures, or a sentence that says why there are none.

    `wait` are the seconds that a server is given to notice that a client has gone.
    """
    if not is_known():
        return {server.name: "this system has no /proc to read memory from" for server in servers}
    return {server.name: _told(lambda server=server: _measured(server, rows, wait)) for server in servers}  # type: ignore[misc]


def memory_table(told: Mapping[str, ManyRows | str]) -> str:
    """A row for each server."""
    head = ["Server", "rows", "at rest, MiB", "peak, MiB", "first byte, ms", "rows/s"]
    head += ["free after leaving the rows, s", "free after leaving an endless query, s"]
    return table(head, [[name, *_cells(figures)] for name, figures in told.items()])


def _told(measure: Callable[[], ManyRows]) -> ManyRows | str:
    try:
        return measure()
    except (OSError, TimeoutError) as error:
        return f"failed: {error}"


def _measured(server: Server, rows: int, wait: float) -> ManyRows:
    with running(server, FOR_MANY_ROWS) as started:
        with peak_memory(started.process, LIMIT_MIB) as peak:
            at_rest = peak.mib  # the first look, so that no peak is below it
            received, first_byte, seconds = _read(started, rows)
        with peak_memory(started.process, LIMIT_MIB):
            freed = _freed(started, many_rows(rows), _leave_streaming, wait)
            stopped = _freed(started, varied(ENDLESS["count of a product"], 1, 1), _leave_computing, wait)
        return ManyRows(received, at_rest, peak.mib, first_byte, seconds, freed, stopped)


def _read(started: Running, rows: int) -> tuple[int, float, float]:
    """Rows, seconds until the first byte, and seconds in all."""
    with Connection(started.port) as connection:
        start = time.perf_counter()
        status = connection.ask(started.target(many_rows(rows)), CSV)
        if status != 200:
            raise ConnectionError(f"HTTP {status}")
        body = connection.body()
        lines, first_byte = next(body).count(b"\n"), time.perf_counter() - start
        lines += sum(piece.count(b"\n") for piece in body)
        return lines - 1, first_byte, time.perf_counter() - start


def _freed(
    started: Running, query: str, leave: Callable[[Connection, str], None], wait: float
) -> float | None:
    """Seconds until the service is idle after a client has asked and left."""
    with Connection(started.port) as connection:
        leave(connection, started.target(query))
    return seconds_until_idle(started.process, wait)


def _leave_streaming(connection: Connection, target: str) -> None:
    connection.ask(target, CSV)
    next(connection.body())


def _leave_computing(connection: Connection, target: str) -> None:
    connection.send(target, CSV)
    time.sleep(BEFORE_LEAVING)


def _cells(figures: ManyRows | str) -> list[str]:
    if isinstance(figures, str):
        return [figures, *[figure(None)] * 6]
    freed = [
        "never" if value is None else figure(value)
        for value in (figures.freed_streaming, figures.freed_computing)
    ]
    rate = figures.rows / figures.seconds
    shown = (figures.at_rest_mib, figures.peak_mib, figures.first_byte * 1000, rate)
    return [f"{figures.rows:,}", *map(figure, shown), *freed]
