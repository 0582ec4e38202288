"""An answer in the service: what comes is handed on in order, and what a slow client makes it hold is bounded."""

from __future__ import annotations

import asyncio
from pathlib import Path

from budgetgraph.queries.clients import Client
from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.frames import Kind
from budgetgraph.queries.job import End, Head, Job


def begun() -> tuple[Exchange, list[bool]]:
    exchange, held = Exchange(Job("ASK {}"), Client("a", 0), Path("store"), 0), []
    exchange.hold = held.append
    exchange.started = 0.0
    exchange.take(Kind.HEAD, Head("JSON").to_json(), 0)
    return exchange, held


async def taken(exchange: Exchange, now: float = 0.0) -> bytes:
    return b"".join([piece async for piece in exchange.pieces(lambda: now)])


def test_it_comes_in_order() -> None:
    """Head, pieces, end."""
    exchange, _ = begun()
    for content in (b"one ", b"two"):
        exchange.take(Kind.BODY, content, 0)
    assert exchange.whole() is None
    exchange.take(Kind.END, End(rows=2).to_json(), 0)
    assert (b"one two", 2, True) == (exchange.whole(), exchange.end.rows, exchange.over)
    assert b"one two" == asyncio.run(taken(exchange))


def test_whoever_reads_slowly_makes_the_worker_wait() -> None:
    """Beyond a quarter of a mebibyte nothing more is read from the worker, until half of it has been taken."""
    exchange, held = begun()
    for _ in range(5):
        exchange.take(Kind.BODY, b"x" * 60_000, 10)
    assert ([True], True) == (held, exchange.is_paused)
    exchange.take(Kind.END, End().to_json(), 10)
    assert 300_000 == len(asyncio.run(taken(exchange, 25)))
    assert ([True, False], False) == (held, exchange.is_paused)
    assert 16 == exchange.active(31)


def test_waiting_does_not_count() -> None:
    """While its client does not read, a query grows no older, and what it waits for is known."""
    exchange, _ = begun()
    exchange.take(Kind.BODY, b"x" * 300_000, 2)
    assert (2, 48) == (exchange.active(50), exchange.stalled(50))


def test_what_is_broken_off_is_let_go() -> None:
    """Of a failed answer nothing is kept for a client that may never read it."""
    exchange, _ = begun()
    exchange.take(Kind.BODY, b"x" * 300_000, 0)
    exchange.fail("gone")
    assert (b"", "gone", None) == (asyncio.run(taken(exchange)), exchange.failure.name, exchange.whole())


def test_the_first_failure_counts() -> None:
    """What comes after the end is no failure, and a failure has one reason."""
    exchange, _ = begun()
    exchange.fail("first")
    exchange.fail("second")
    ended, _ = begun()
    ended.take(Kind.END, End().to_json(), 0)
    ended.fail("late")
    assert ("first", None) == (exchange.failure.name, ended.failure)
