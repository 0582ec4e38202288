"""A good client while bad ones, from other addresses, send queries without an end."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from connection import HOST, Connection
from corpus import Corpus
from processes import peak_memory
from questions import ENDLESS, JSON, LOOKING_UP
from servers import UNDER_ATTACK, Running, Server, is_answering, running
from tables import figure, table
from variation import varied

CLIENT = Path(__file__).parent / "client.py"
BAD_CLIENTS = 8
MAX_SECONDS = 30.0
INTERVAL = 0.02  # seconds between two questions of the good client
PATIENCE = 5  # seconds that it waits for an answer, at most
HEAD_START = 1.0  # seconds that the bad ones have before the good one is looked at
PAUSE = 0.1  # seconds between two queries of a bad client
LIMIT_MIB = 8 * 1024


@dataclass(frozen=True)
class Service:
    """What the good client got: milliseconds, how many questions it asked, and how many were not answered."""

    median_ms: float
    p99_ms: float
    asked: int
    failed: int


@dataclass(frozen=True)
class Siege:
    """The good client's service at rest and under attack; what the bad ones were told, by status.

    `recovery` are the seconds until the shortest of questions is answered after they have left, None when it is
    not. `peak_mib` is the most memory of the service; `killed` tells that it took more than the bench allows.
    """

    at_rest: Service
    under_attack: Service
    told: dict[str, int]
    recovery: float | None
    peak_mib: float
    killed: bool


def sieges(servers: Sequence[Server], corpus: Corpus, seconds: float, wait: float) -> dict[str, Siege | str]:
    """For each server what happened to the good client, or a sentence that says why that is not known.

    `wait` are the seconds that a server is given to answer again when the bad ones have left.
    """
    result: dict[str, Siege | str] = {}
    for server in servers:
        try:
            with running(server, UNDER_ATTACK) as started:
                result[server.name] = _siege(started, corpus, min(seconds, MAX_SECONDS), wait)
        except (OSError, subprocess.SubprocessError) as error:
            result[server.name] = f"failed: {error}"
    return result


def attack_table(told: Mapping[str, Siege | str]) -> str:
    """A row for each server."""
    head = [
        "Server",
        "at rest, median",
        "p99, ms",
        "under attack, median",
        "p99, ms",
        "p99, times that at rest",
    ]
    head += ["unanswered", "answers again after, s", "peak, MiB"]
    return table(head, [[name, *_cells(siege)] for name, siege in told.items()])


def _siege(started: Running, corpus: Corpus, seconds: float, wait: float) -> Siege:
    at_rest = _good_client(started, corpus, seconds, first=1_000_000)
    with peak_memory(started.process, LIMIT_MIB) as peak:
        with _bad_clients(started, HEAD_START + seconds) as told:
            time.sleep(HEAD_START)
            under_attack = _good_client(started, corpus, seconds, first=2_000_000)
        recovery = _recovery(started, wait)
    return Siege(at_rest, under_attack, dict(told.most_common()), recovery, peak.mib, peak.exceeded)


def _good_client(started: Running, corpus: Corpus, seconds: float, first: int) -> Service:
    """It looks something up fifty times a second, from a process of its own."""
    target = started.target(LOOKING_UP.template)
    command = [
        sys.executable,
        str(CLIENT),
        HOST,
        str(started.port),
        target,
        LOOKING_UP.accept,
        "1",
        str(seconds),
    ]
    command += ["--first", str(first), "--departments", str(corpus.departments)]
    command += ["--interval", str(INTERVAL), "--timeout", str(min(PATIENCE, seconds))]
    limit = seconds + PATIENCE + 30
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=limit)
    figures = json.loads(done.stdout)
    return Service(figures["median_ms"], figures["p99_ms"], figures["requests"], figures["failures"])


@contextmanager
def _bad_clients(started: Running, seconds: float) -> Iterator[Counter[str]]:
    """Eight of them, each with an address of its own; yields the count of what they are told."""
    told: Counter[str] = Counter()
    deadline = time.monotonic() + seconds
    clients = [
        threading.Thread(target=_be_bad, args=(started, number, deadline, told))
        for number in range(BAD_CLIENTS)
    ]
    for client in clients:
        client.start()
    try:
        yield told
    finally:
        for client in clients:
            client.join()


def _be_bad(started: Running, client: int, deadline: float, told: Counter[str]) -> None:
    """Sends one endless query after the other, of another kind each time, and leaves at the deadline."""
    kinds = list(ENDLESS.values())
    number = client
    while (left := deadline - time.monotonic()) > PAUSE:
        query = varied(kinds[number % len(kinds)], client * 1_000_000 + number, 1)
        told[_told(started, query, left, source=f"127.0.0.{client + 2}")] += 1
        number += 1
        time.sleep(PAUSE)


def _told(started: Running, query: str, timeout: float, source: str) -> str:
    """The status of the answer, or what came in its place."""
    try:
        with Connection(started.port, timeout=timeout, source=source) as connection:
            status = connection.ask(started.target(query), JSON)
            with suppress(TimeoutError):
                for _ in connection.body():
                    pass
            return str(status)
    except TimeoutError:
        return "no answer"
    except (OSError, ValueError, IndexError):
        return "connection closed"


def _recovery(started: Running, wait: float) -> float | None:
    start = time.monotonic()
    while time.monotonic() - start < wait:
        if is_answering(started, timeout=1.0):
            return time.monotonic() - start
        time.sleep(PAUSE)
    return None


def _cells(siege: Siege | str) -> list[str]:
    if isinstance(siege, str):
        return [siege, *[figure(None)] * 7]
    rest, attack = siege.at_rest, siege.under_attack
    killed = " (killed)" if siege.killed else ""
    recovery = "never" if siege.recovery is None else figure(siege.recovery)
    latencies = map(figure, (rest.median_ms, rest.p99_ms, attack.median_ms, attack.p99_ms))
    ratio = figure(attack.p99_ms / rest.p99_ms)
    return [
        *latencies,
        ratio,
        f"{attack.failed} of {attack.asked}",
        recovery,
        figure(siege.peak_mib) + killed,
    ]
