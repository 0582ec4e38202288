"""The pool with real worker processes: what queries, clients and accidents can do to others."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.frames import Kind, frame
from budgetgraph.queries.limits import Limits
from budgetgraph.queries.pool import Pool
from budgetgraph.queries.worker import Worker
from tests.queries.running import LIMITS, ask, children, is_alive, nursery_of, outcome, run, until
from tests.web.publication import release_sample

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")

PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i ."
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} FILTER (?a != ?i) }}"
SHORT = "ASK { ?s ?p ?o }"
MUCH = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
DOUBLINGS = " ".join(f"BIND (CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))


def worker_of(pool: Pool, exchange: Exchange) -> Worker:
    return next(worker for worker in pool._workforce.workers.values() if worker.exchange is exchange)


# What hurts engines, and what becomes of it.
HOSTILE = {
    "count of a product": (ENDLESS, {"time"}),
    "sorted product": (f"SELECT * {{ {PRODUCT} }} ORDER BY DESC(?i) ?a", {"time", "memory"}),
    "paths": (
        "SELECT (COUNT(*) AS ?n) { ?a (<x:a>|!<x:a>)* ?b . ?c (^<x:a>|!<x:a>)* ?d . ?e (<x:a>|!<x:a>)+ ?f }",
        {"time", "memory"},
    ),
    "regular expression": (
        f'SELECT (COUNT(*) AS ?n) {{ {PRODUCT} FILTER REGEX(CONCAT(STR(?c), STR(?f)), "^(([a-z])+.)+[A-Z]([a-z])+$") }}',
        {"time"},
    ),
    "doubled text": (
        f'SELECT (STRLEN(?x40) AS ?n) {{ BIND ("0123456789" AS ?x0) {DOUBLINGS} }}',
        {"time", "memory"},
    ),
    "optionals": (
        "SELECT * { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i FILTER (?i = ?a && ?c = ?d) } } FILTER (?a = <x:a>) }",
        {"time", "memory"},
    ),
    "joined texts": (
        f"SELECT (GROUP_CONCAT(CONCAT(STR(?c), STR(?f), STR(?i))) AS ?x) {{ {PRODUCT} }}",
        {"time", "memory"},
    ),
    "distinct": (f"SELECT (COUNT(DISTINCT *) AS ?n) {{ {PRODUCT} }}", {"time", "memory"}),
    "minus": (f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} MINUS {{ ?a ?x ?i }} }}", {"time", "memory"}),
    "subqueries": (
        f"SELECT * {{ {{ {ENDLESS} }} {{ SELECT (MAX(?c) AS ?m) {{ {PRODUCT} }} }} }}",
        {"time", "memory"},
    ),
    "a graph of everything": (f"CONSTRUCT {{ ?a ?e ?i }} {{ {PRODUCT} }}", {"truncated", "time"}),
    "rows of everything": (MUCH, {"truncated", "time"}),
}


def test_every_hostile_query_ends_and_hurts_nobody(store: Path) -> None:
    """Each meets the limit of time, memory or size; short queries of others are answered all the while."""

    async def scenario(pool: Pool) -> dict[str, str]:
        asked = {
            name: ask(pool, query, f"192.0.2.{n}") for n, (name, (query, _)) in enumerate(HOSTILE.items())
        }
        became = asyncio.gather(*(outcome(pool, exchange) for exchange in asked.values()))
        while not became.done():
            assert "answered" == (await outcome(pool, ask(pool, SHORT, "198.51.100.1")))[0]
        return dict(zip(asked, (name for name, _ in await became), strict=True))

    became = run(store, scenario, replace(LIMITS, query_timeout=2.0, query_long=len(HOSTILE)))
    assert {} == {name: end for name, end in became.items() if end not in HOSTILE[name][1]}


def test_memory_is_given_back(store: Path) -> None:
    """A query that needs too much fails by itself; the same client's next one is answered."""

    async def scenario(pool: Pool) -> list[str]:
        return [(await outcome(pool, ask(pool, query)))[0] for query in (HOSTILE["doubled text"][0], SHORT)]

    assert ["memory", "answered"] == run(store, scenario, replace(LIMITS, query_timeout=30.0))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_worker_that_is_killed(store: Path, number: signal.Signals) -> None:
    """Only the query that it evaluates fails; other workers and the next queries notice nothing."""

    async def scenario(pool: Pool) -> tuple[str, str, list[str]]:
        hit, other = ask(pool, ENDLESS, "192.0.2.1"), ask(pool, ENDLESS + "#", "192.0.2.2")
        worker = worker_of(pool, hit)
        await until(lambda: worker._thread is not None)
        os.kill(worker._thread, number)  # the thread's id is a way to its process
        fails = (await outcome(pool, hit))[0]
        others = [(await outcome(pool, ask(pool, SHORT)))[0] for _ in range(5)]
        return fails, (await outcome(pool, other))[0], others

    fails, other, others = run(store, scenario)
    assert {signal.SIGKILL: "memory", signal.SIGSEGV: "crashed"}[number] == fails
    assert ("time", ["answered"] * 5) == (other, others)


def test_idle_workers_that_are_killed_are_replaced(store: Path) -> None:
    """All of them at once: the next query is answered by a new one."""

    async def scenario(pool: Pool) -> tuple[str, int, int]:
        await outcome(pool, ask(pool, SHORT))
        killed = children(nursery_of(pool))
        for process in killed:
            os.kill(process, signal.SIGKILL)
        await until(lambda: pool.state.lost == len(killed))
        return (await outcome(pool, ask(pool, SHORT)))[0], len(killed), pool.state.workers

    became, killed, workers = run(store, scenario)
    assert "answered" == became
    assert killed > 0
    assert workers > 0


def test_the_nursery_that_is_killed_is_replaced(store: Path) -> None:
    """Its workers go with it; what they evaluated is broken off, what waited is answered."""

    async def scenario(pool: Pool) -> tuple[set[str], set[str], str]:
        await outcome(pool, ask(pool, SHORT))
        first = nursery_of(pool)
        workers = children(first)
        hit = [ask(pool, ENDLESS + "#" * n) for n in range(2)]
        waiting = [ask(pool, SHORT, "192.0.2.9") for _ in range(3)]
        os.kill(first, signal.SIGKILL)
        failed = {(await outcome(pool, one))[0] for one in hit}
        answered = {(await outcome(pool, one))[0] for one in waiting}
        await until(lambda: not any(map(is_alive, workers)))
        assert first != nursery_of(pool)
        return failed, answered, (await outcome(pool, ask(pool, SHORT)))[0]

    assert ({"gone"}, {"answered"}, "answered") == run(store, scenario)


def test_nothing_is_left_when_it_is_closed(store: Path) -> None:
    """Neither the nursery nor a worker, busy or idle, runs on; whoever waits is told."""

    async def scenario(pool: Pool) -> tuple[list[int], list[str | None]]:
        asked = [ask(pool, ENDLESS + "#" * n, f"192.0.2.{n}") for n in range(6)]
        await until(lambda: len(children(nursery_of(pool))) >= 3)
        processes = [nursery_of(pool), *children(nursery_of(pool))]
        pool.close()
        return processes, [one.failure and one.failure.name for one in asked]

    processes, failures = run(store, scenario)
    assert len(processes) >= 4
    assert [] == [process for process in processes if is_alive(process)]
    assert ["gone"] * 6 == failures


def test_a_full_line_is_told_at_once(store: Path) -> None:
    """Whoever does not get into the line is told to come back, and when; the others are answered."""
    limits = replace(LIMITS, query_quick=1, query_waiting=2)

    async def scenario(pool: Pool) -> list[tuple[str, bool]]:
        asked = [ask(pool, SHORT, f"192.0.2.{n}") for n in range(6)]
        names = [(await outcome(pool, one))[0] for one in asked]
        return [
            (name, bool(one.failure and one.failure.details["retry_after"]))
            for name, one in zip(names, asked, strict=True)
        ]

    became = run(store, scenario, limits)
    assert 3 == became.count(("answered", False))
    assert 3 == became.count(("overloaded", True))


def test_nobody_waits_for_ever(store: Path) -> None:
    """Who is still in line when a query's longest time has passed is told to come back."""
    limits = replace(LIMITS, client_long=1)

    async def scenario(pool: Pool) -> list[str]:
        asked = [ask(pool, f"{ENDLESS} # {n}") for n in range(3)]
        return [(await outcome(pool, one))[0] for one in asked]

    assert ["overloaded", "overloaded", "time"] == sorted(run(store, scenario, limits))


@pytest.mark.parametrize(
    ("limits", "asked"),
    [
        (replace(LIMITS, client_queries=3), 4),
        (replace(LIMITS, client_rate=2.0), 3),
    ],
)
def test_a_client_may_not_ask_too_much(store: Path, limits: Limits, asked: int) -> None:
    """The one query too many is refused, another client's is not."""

    async def scenario(pool: Pool) -> tuple[list[str | None], str]:
        exchanges = [ask(pool, SHORT) for _ in range(asked)]
        refused = [one.failure and one.failure.name for one in exchanges]
        return refused, (await outcome(pool, ask(pool, SHORT, "192.0.2.2")))[0]

    refused, other = run(store, scenario, limits)
    assert [None] * (asked - 1) + ["too many"] == refused
    assert "answered" == other


def test_a_client_has_a_share_of_the_machine(store: Path) -> None:
    """Who has used up its seconds is refused for a while; its queries in line and in evaluation are counted out again."""
    limits = replace(LIMITS, client_seconds=0.3)

    async def scenario(pool: Pool) -> tuple[str, str | None, int]:
        first = ask(pool, ENDLESS)
        became = (await outcome(pool, first))[0]
        second = ask(pool, SHORT)
        return became, second.failure and second.failure.name, first.client.evaluated

    assert ("time", "too many", 0) == run(store, scenario, limits)


def test_a_hundred_bad_clients_starve_nobody(store: Path) -> None:
    """While each of them asks endless queries over and over, all of a good one's are answered."""
    limits = replace(LIMITS, query_timeout=20.0)

    async def bad(pool: Pool, number: int) -> None:
        for turn in range(10_000):
            await outcome(pool, ask(pool, f"{ENDLESS} # {number} {turn}", f"10.0.0.{number}"))

    async def scenario(pool: Pool) -> list[str]:
        await outcome(pool, ask(pool, SHORT))
        attack = [asyncio.create_task(bad(pool, number)) for number in range(100)]
        await until(lambda: pool.state.waiting["quick"] > 50)
        good = [(await outcome(pool, ask(pool, SHORT)))[0] for _ in range(30)]
        for task in attack:
            task.cancel()
        return good

    assert ["answered"] * 30 == run(store, scenario, limits)


def test_clients_that_read_nothing_starve_nobody(store: Path) -> None:
    """One that begins more answers than there are workers and reads none of them loses some to those who wait."""
    limits = replace(LIMITS, query_timeout=30.0, query_quick=1, query_long=1, query_size=512)

    async def scenario(pool: Pool) -> tuple[list[str], int]:
        unread = [ask(pool, f"{MUCH} # {number}", "192.0.2.66") for number in range(limits.workers + 5)]
        await until(lambda: sum(one.is_paused for one in unread) >= limits.workers - 1)
        good = [(await outcome(pool, ask(pool, SHORT)))[0] for _ in range(5)]
        return good, sum(one.failure is not None for one in unread)

    good, broken_off = run(store, scenario, limits)
    assert ["answered"] * 5 == good
    assert broken_off > 0


def test_whoever_leaves_frees_the_worker(store: Path) -> None:
    """In mid-query, in mid-stream and in the line: nothing is evaluated any more, nothing waits."""

    async def scenario(pool: Pool) -> tuple[set[int], set[int], list[int]]:
        running = [ask(pool, ENDLESS), ask(pool, MUCH)]
        waiting = [ask(pool, ENDLESS + "#") for _ in range(3)]
        await until(lambda: running[1].head is not None)
        for one in running + waiting:
            one.leave()
            one.leave()
        state = pool.state
        clients = [one.client for one in running]
        return (
            set(state.running.values()),
            set(state.waiting.values()),
            [clients[0].evaluated, clients[0].long],
        )

    assert ({0}, {0}, [0, 0]) == run(store, scenario)


def test_the_books_are_right_afterwards(store: Path) -> None:
    """Whatever became of its queries, a client has none left, long or short, and each was booked once."""
    booked = []
    limits = replace(LIMITS, query_long=1, client_long=1, query_waiting=3)

    async def scenario(pool: Pool) -> list[tuple[int, int]]:
        pool._done = booked.append
        queries = [
            ENDLESS,
            MUCH,
            ENDLESS + "#",
            SHORT,
            "nonsense",
            MUCH + "#",
            HOSTILE["doubled text"][0],
            SHORT,
        ] * 2
        asked = [ask(pool, query, f"192.0.2.{n % 3}") for n, query in enumerate(queries)]
        await asyncio.gather(*(outcome(pool, one) for one in asked))
        assert len(booked) == len(set(booked)) == len(asked)
        return [(one.client.evaluated, one.client.long) for one in asked]

    assert {(0, 0)} == set(run(store, scenario, limits))


def test_a_slow_query_gives_way_and_the_next_does_not(store: Path) -> None:
    """Its thread gets the lowest priority; the next query of the same worker has the usual one."""
    some = "{ SELECT * { ?a ?b ?c } LIMIT 300 } { SELECT * { ?d ?e ?f } LIMIT 1500 }"
    query = f"SELECT (COUNT(*) AS ?n) {{ {some} FILTER (STRLEN(CONCAT(STR(?c), STR(?f))) > 3) }}"

    async def scenario(pool: Pool) -> tuple[int, int, str]:
        slow = ask(pool, query)
        worker = worker_of(pool, slow)
        await until(lambda: worker.lowered)
        lowered = os.sched_getscheduler(worker._thread)
        await until(
            lambda: (
                slow.over and (worker in pool._workforce.idle or worker.number not in pool._workforce.workers)
            )
        )
        for other in [other for other in pool._workforce.idle if other is not worker]:
            pool._workforce.retire(other)
        next_one = ask(pool, SHORT, "192.0.2.2")
        worker = worker_of(pool, next_one)
        await until(lambda: worker._thread is not None)
        return lowered, os.sched_getscheduler(worker._thread), (await outcome(pool, next_one))[0]

    limits = replace(LIMITS, query_timeout=30.0)
    assert (os.SCHED_IDLE, os.SCHED_OTHER, "answered") == run(store, scenario, limits)


def test_switching_the_release(store: Path, tmp_path: Path) -> None:
    """What is being evaluated ends on the old store, what is asked afterwards sees the new one, in new workers."""
    new = release_sample(tmp_path / "publication", tmp_path / "build").store
    which = "SELECT ?v { ?s dcterms:issued ?v } LIMIT 1"

    async def scenario(pool: Pool) -> tuple[list[str], set[Path]]:
        old_one = ask(pool, MUCH)
        await until(lambda: old_one.head is not None)
        pool.use(new)
        became = [(await outcome(pool, ask(pool, which)))[0], (await outcome(pool, old_one))[0]]
        became.append((await outcome(pool, ask(pool, SHORT, store=store)))[0])
        await outcome(pool, ask(pool, SHORT))
        return became, {worker.store for worker in pool._workforce.idle}

    became, stores = run(store, scenario)
    assert ["answered", "truncated", "answered"] == became
    assert {new} == stores


def test_a_store_that_cannot_be_opened(tmp_path: Path) -> None:
    """Each query is told so, in the words of the error."""

    async def scenario(pool: Pool) -> list[str]:
        return [(await outcome(pool, ask(pool, SHORT)))[0] for _ in range(3)]

    assert ["damaged"] * 3 == run(tmp_path / "nothing", scenario)


def test_too_little_memory_for_a_worker(store: Path) -> None:
    """With a limit that not even a worker itself fits into, queries fail, and nothing else does."""

    async def scenario(pool: Pool) -> set[str]:
        return {(await outcome(pool, ask(pool, SHORT)))[0] for _ in range(3)}

    assert run(store, scenario, replace(LIMITS, query_memory=8)) <= {"crashed", "memory"}


def test_without_processes_queries_are_refused(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the system lets no nursery start, whoever asks is told to come back; when it does again, all is well."""
    import subprocess

    real = subprocess.Popen

    def refused(*_, **__) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    async def scenario() -> list[str]:
        pool = Pool(LIMITS, store)
        monkeypatch.setattr(subprocess, "Popen", refused)
        pool.start()
        became = [(await outcome(pool, ask(pool, SHORT)))[0]]
        monkeypatch.setattr(subprocess, "Popen", real)
        became.append((await outcome(pool, ask(pool, SHORT)))[0])
        pool.close()
        return became

    assert ["overloaded", "answered"] == asyncio.run(scenario())


def test_more_orders_than_the_nursery_takes_at_once(store: Path) -> None:
    """Orders wait until there is room for them; none is lost."""

    async def scenario(pool: Pool) -> list[str]:
        await outcome(pool, ask(pool, SHORT))
        os.kill(nursery_of(pool), signal.SIGSTOP)
        for _ in range(2_000):
            pool._workforce.processes.end(0)
        asked = [ask(pool, f"{SHORT} #{n}", f"192.0.2.{n}") for n in range(8)]
        assert len(pool._workforce.processes._unsent) > 100
        os.kill(nursery_of(pool), signal.SIGCONT)
        return [(await outcome(pool, one))[0] for one in asked]

    assert ["answered"] * 8 == run(store, scenario)


def test_a_killed_worker_gets_no_query(store: Path) -> None:
    """What a worker said just before it was killed comes too late: it is not taken for one that is ready."""

    async def scenario(pool: Pool) -> tuple[bool, str]:
        await outcome(pool, ask(pool, SHORT))
        slow = ask(pool, ENDLESS)
        worker = worker_of(pool, slow)
        await until(lambda: worker.lowered)
        slow.leave()
        worker.data_received(frame(Kind.READY, b"1 1"))
        return worker in pool._workforce.idle, (await outcome(pool, ask(pool, SHORT, "192.0.2.2")))[0]

    assert (False, "answered") == run(store, scenario)
