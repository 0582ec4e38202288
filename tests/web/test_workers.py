"""The bounded threads for long work."""

from __future__ import annotations

import asyncio
import threading

import pytest

from budgetgraph.web.workers import Overloaded, Workers


def test_the_result_and_the_error_of_a_job_come_back() -> None:
    """A job's result is returned and its exception raised where it is awaited."""

    async def scenario() -> str:
        workers = Workers(1)
        with pytest.raises(ZeroDivisionError):
            await workers.run(lambda: 1 / 0)
        return await workers.run(lambda: threading.current_thread().name)

    assert "query-0" == asyncio.run(scenario())


def test_a_short_job_overtakes_a_long_one() -> None:
    """While one thread is held by a long job, the other answers."""

    async def scenario() -> str:
        workers, gate = Workers(2), threading.Event()
        long = asyncio.ensure_future(workers.run(gate.wait))
        short = await asyncio.wait_for(workers.run(lambda: "short"), 5)
        gate.set()
        await long
        return short

    assert "short" == asyncio.run(scenario())


def test_more_than_may_wait_are_turned_away_at_once() -> None:
    """With every thread busy and every waiting place taken, a job is refused without delay."""

    async def scenario() -> int:
        workers, gate = Workers(1, waiting=1, patience=30), threading.Event()
        first = asyncio.ensure_future(workers.run(gate.wait))
        second = asyncio.ensure_future(workers.run(lambda: 2))
        await asyncio.sleep(0)
        with pytest.raises(Overloaded):
            await workers.run(lambda: 3)
        gate.set()
        await first
        return await second

    assert 2 == asyncio.run(scenario())


def test_patience_ends() -> None:
    """A job that waited its time is refused, and leaves its place to others."""

    async def scenario() -> str:
        workers, gate = Workers(1, waiting=1, patience=0.01), threading.Event()
        first = asyncio.ensure_future(workers.run(gate.wait))
        await asyncio.sleep(0)
        with pytest.raises(Overloaded):
            await workers.run(lambda: "too late")
        gate.set()
        await first
        return await workers.run(lambda: "next")

    assert "next" == asyncio.run(scenario())


def test_a_client_that_goes_away_while_waiting_frees_its_place() -> None:
    """A cancelled wait costs no thread."""

    async def scenario() -> tuple[int, str]:
        workers, gate = Workers(1, waiting=1, patience=30), threading.Event()
        first = asyncio.ensure_future(workers.run(gate.wait))
        await asyncio.sleep(0)
        waiting = asyncio.ensure_future(workers.run(lambda: "gone"))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        gate.set()
        await first
        result = await workers.run(lambda: "still working")
        return workers.busy, result

    assert (0, "still working") == asyncio.run(scenario())


def test_a_client_that_goes_away_while_served_frees_the_thread_at_its_end() -> None:
    """A cancelled job's thread takes the next one when the work is done."""

    async def scenario() -> str:
        workers, gate = Workers(1), threading.Event()
        running = asyncio.ensure_future(workers.run(gate.wait))
        await asyncio.sleep(0)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        gate.set()
        return await workers.run(lambda: "next")

    assert "next" == asyncio.run(scenario())
