"""Runs a pool with real worker processes, and looks at these from outside."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import uvloop

from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.job import Job
from budgetgraph.queries.limits import Limits
from budgetgraph.queries.pool import Pool

T = TypeVar("T")

# Small enough for a test that meets them, and no client has used up its share at the end of it.
LIMITS = Limits(
    query_timeout=0.6, query_memory=640, query_size=4, query_quick=2, query_long=4, client_seconds=100_000
)
LONGEST = 60.0  # seconds for anything in a test; on a quiet machine it is never near


def run(store: Path, scenario: Callable[[Pool], Awaitable[T]], limits: Limits = LIMITS) -> T:
    """What a scenario returns that is given a pool; the pool is closed afterwards."""

    async def main() -> T:
        pool = Pool(limits, store)
        pool.start()
        try:
            return await asyncio.wait_for(scenario(pool), LONGEST)
        finally:
            pool.close()

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:  # which is what the server has
        return runner.run(main())


def ask(pool: Pool, query: str, client: str = "192.0.2.1", *, store: Path | None = None) -> Exchange:
    """Hands in a query for JSON or N-Triples."""
    limits = pool.limits
    job = Job(
        query, solutions="JSON", graph="N_TRIPLES", size=limits.query_size << 20, seconds=limits.query_timeout
    )
    return pool.ask(job, client, store or pool._workforce.store)


async def outcome(pool: Pool, exchange: Exchange) -> tuple[str, bytes]:
    """What became of a query: "answered", "truncated", or the name of its failure; and the body."""
    body = b"".join([piece async for piece in exchange.pieces(pool.clock)])
    if exchange.failure is not None:
        return exchange.failure.name, body
    assert exchange.end is not None
    return ("truncated" if exchange.end.truncated else "answered"), body


async def until(holds: Callable[[], bool]) -> None:
    """Waits until something holds, and lets the loop go on meanwhile."""
    while not holds():  # noqa: ASYNC110 - nobody tells us when another process has ended
        await asyncio.sleep(0.005)


def children(process: int) -> list[int]:
    """The processes that a process has started, zombies left out."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            state, parent = _stat(int(entry.name))
            if parent == process and state != "Z":
                found.append(int(entry.name))
    return found


def is_alive(process: int) -> bool:
    """Whether a process runs: neither gone nor a zombie."""
    return _stat(process)[0] not in ("", "Z")


def _stat(process: int) -> tuple[str, int]:
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return "", 0
    return fields[0], int(fields[1])


def nursery_of(pool: Pool) -> int:
    """The process that the pool's workers are forked from."""
    assert pool._workforce.processes._nursery is not None
    return pool._workforce.processes._nursery.pid


def resident(process: int) -> int:
    """The memory of a process, in MiB."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20
