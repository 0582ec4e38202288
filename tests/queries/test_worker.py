"""A worker as the service sees it."""

from __future__ import annotations

from pathlib import Path

from budgetgraph.queries.clients import Client
from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.frames import Kind, frame
from budgetgraph.queries.job import End, Head, Job
from budgetgraph.queries.worker import Worker


class Wire:
    """A transport that remembers what was done with it."""

    def __init__(self) -> None:
        self.sent = b""
        self.reading = True

    def write(self, content: bytes) -> None:
        self.sent += content

    def pause_reading(self) -> None:
        self.reading = False

    def resume_reading(self) -> None:
        self.reading = True

    def is_closing(self) -> bool:
        return False


def exchange() -> Exchange:
    return Exchange(Job("ASK {}"), Client("a", 0), Path("store"), 0)


def test_a_slow_client_holds_up_no_other_query() -> None:
    """The end may come together with more than a slow client takes: the worker is read from again all the same."""
    free: list[Worker] = []
    worker = Worker(1, Path("store"), clock=lambda: 0.0, finished=let_go, free=free.append)
    wire = Wire()
    worker.connection_made(wire)
    slow, next_one = exchange(), exchange()
    worker.begin(slow)
    answer = frame(Kind.HEAD, Head("JSON").to_json()) + frame(Kind.BODY, b"x" * 300_000)
    worker.data_received(answer + frame(Kind.END, End().to_json()))
    assert ([worker], True) == (free, wire.reading)
    worker.begin(next_one)
    next_one.hold(True)
    slow.hold(False)  # its client reads on, at last
    assert not wire.reading


def let_go(worker: Worker) -> None:
    worker.exchange = None


def test_the_time_to_start_a_worker_is_not_the_querys() -> None:
    """A query that found no worker ready is as old as its evaluation."""
    now = [0.0]
    worker = Worker(1, Path("store"), clock=lambda: now[0], finished=let_go, free=lambda _: None)
    worker.connection_made(Wire())
    asked = exchange()
    worker.begin(asked)
    now[0] = 0.3
    worker.data_received(frame(Kind.READY, b"1 1"))
    now[0] = 0.31
    assert 0.01 == round(asked.active(now[0]), 6)


def test_nothing_is_written_to_a_connection_that_is_lost() -> None:
    """A worker may die between two queries: the next one is not its connection's error."""
    worker = Worker(1, Path("store"), clock=lambda: 0.0, finished=let_go, free=lambda _: None)
    wire = Wire()
    worker.connection_made(wire)
    worker.connection_lost(None)
    worker.begin(exchange())
    assert (b"", True) == (wire.sent, worker.is_lost)
