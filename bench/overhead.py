"""What the sandbox costs a query: in this process, through the server's pool of workers, and over HTTP."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store, serialize

from budgetgraph.queries.job import Job
from budgetgraph.queries.limits import Limits
from budgetgraph.queries.pool import Pool
from connection import Connection
from corpus import Corpus
from questions import EVALUATED, Question
from servers import Running
from tables import figure, table

IN_PROCESS, POOL, HTTP = "in this process", "through the pool", "over HTTP"
WAYS = (IN_PROCESS, POOL, HTTP)
AT_MOST = 200  # queries of a kind
FIRST_NUMBER = 1_000  # after those that the answers were looked at with

Ask = Callable[[str, str], bytes]  # (query, media type) -> answer
Medians = dict[tuple[str, str], float | None]  # ms by question and way; None where there is no such way


def overhead(server: Running, corpus: Corpus, seconds: float) -> Medians:
    """The median of each question by each way, the ways taking turns for so many seconds each."""
    store = Store.read_only(str(corpus.store))
    medians: Medians = {}
    with Connection(server.port) as connection, ask_pool(corpus) as pool:
        ways: dict[str, Ask | None] = {
            IN_PROCESS: lambda query, accept: ask_store(store, query, accept),
            POOL: pool,
            HTTP: lambda query, accept: connection.answer(server.target(query), accept),
        }
        for question in EVALUATED:
            for name, times in _times(ways, question, corpus, seconds).items():
                medians[question.name, name] = statistics.median(times) * 1000 if times else None
    return medians


def ask_store(store: Store, query: str, accept: str) -> bytes:
    """Evaluates the query by the engine alone."""
    result = store.query(query)
    if isinstance(result, QueryTriples):
        return serialize(result, format=RdfFormat.TURTLE) or b""
    answer: bytes | None = result.serialize(format=QueryResultsFormat.JSON)
    return answer or b""


@contextmanager
def ask_pool(corpus: Corpus) -> Iterator[Ask]:
    """The way through the server's pool of workers without HTTP."""
    store = corpus.store.resolve()
    with asyncio.Runner() as runner:
        pool = runner.run(_started(store))

        async def answer(query: str, accept: str) -> bytes:
            exchange = pool.ask(Job(query, solutions="JSON", graph="TURTLE"), "127.0.0.1", store)
            body = b"".join([piece async for piece in exchange.pieces(pool.clock)])
            if exchange.failure:
                raise ConnectionError(f"The pool answers nothing: {exchange.failure}.")
            return body

        try:
            yield lambda query, accept: runner.run(answer(query, accept))
        finally:
            runner.run(_closed(pool))


async def _started(store: Path) -> Pool:
    pool = Pool(Limits(client_seconds=100_000), store)
    pool.start()
    return pool


async def _closed(pool: Pool) -> None:
    pool.close()


def overhead_table(medians: Medians) -> str:
    """A row for each question; what the pool and HTTP add to the engine's own time stands last."""
    rows = []
    for question in EVALUATED:
        engine, pool, http = (medians[question.name, way] for way in WAYS)
        added = [None if way is None or engine is None else way - engine for way in (pool, http)]
        rows.append([question.name, *map(figure, (engine, pool, http, *added))])
    return table(["Median, ms", *WAYS, "the pool adds", "pool and HTTP add"], rows)


def _times(
    ways: Mapping[str, Ask | None], question: Question, corpus: Corpus, seconds: float
) -> dict[str, list[float]]:
    """Seconds of each query by each way."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    deadline = time.perf_counter() + len(ways) * seconds
    for number in range(FIRST_NUMBER, FIRST_NUMBER + AT_MOST):
        query = question.text(number, corpus.departments)
        for name, ask in ways.items():
            if ask:
                start = time.perf_counter()
                ask(query, question.accept)
                times[name].append(time.perf_counter() - start)
        if time.perf_counter() > deadline:
            break
    return times
