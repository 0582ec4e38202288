"""A small load generator: keep-alive connections that ask one server on this machine.

    python bench/client.py HOST PORT TARGET ACCEPT CONNECTIONS SECONDS [--interval 0.02] ...

It stands in for `wrk` where that is not installed, and plays the good client of bench/attack.py, who waits between
two questions. Marks in the target (see variation.py) are replaced, so that each request is another one. Prints JSON:
requests, seconds, the latencies' median and 99th percentile in milliseconds, and failures (their time counts among
the latencies). Talks to loopback only and stops by itself.
"""

from __future__ import annotations

import argparse
import asyncio
import ipaddress
import itertools
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from variation import varied

MAX_SECONDS = 60.0
MAX_REQUESTS = 1_000_000
PAUSE = 0.05  # seconds after a failure

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Tally:
    """What the connections have seen so far."""

    latencies: list[float] = field(default_factory=list)
    failures: int = 0


class Asker:
    """One connection, opened anew after a failure."""

    def __init__(self, asked: argparse.Namespace, requests: Iterator[bytes]) -> None:
        self._asked, self._requests = asked, requests
        self._streams: Streams | None = None

    async def ask(self) -> bool:
        """Sends the next request and reads the response; whether it was a 200, whole and in time."""
        try:
            async with asyncio.timeout(self._asked.timeout):
                reader, writer = self._streams = self._streams or await self._open()
                writer.write(next(self._requests))
                return await answer(reader)
        except (OSError, EOFError, ValueError, KeyError):
            self.close()
            await asyncio.sleep(PAUSE)
            return False

    async def _open(self) -> Streams:
        return await asyncio.open_connection(self._asked.host, self._asked.port)

    def close(self) -> None:
        """Goes away; the next question opens a new connection."""
        if self._streams:
            self._streams[1].close()
        self._streams = None


async def answer(reader: asyncio.StreamReader) -> bool:
    """Reads one response to its end; whether it was a 200."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if headers.get("transfer-encoding") == "chunked":
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readexactly(2)
    else:
        await reader.readexactly(int(headers["content-length"]))
    return head.split(" ", 2)[1] == "200"


async def connection(asker: Asker, interval: float, deadline: float, tally: Tally) -> None:
    """Asks again and again until the deadline, at most once in `interval` seconds."""
    while (start := time.perf_counter()) < deadline and len(tally.latencies) < MAX_REQUESTS:
        tally.failures += not await asker.ask()
        taken = time.perf_counter() - start
        tally.latencies.append(taken)
        if taken < interval:
            await asyncio.sleep(interval - taken)
    asker.close()


async def load(asked: argparse.Namespace) -> Tally:
    """Runs all connections side by side."""
    tally, requests = Tally(), _requests(asked)
    deadline = time.perf_counter() + asked.seconds
    askers = [Asker(asked, requests) for _ in range(asked.connections)]
    await asyncio.gather(*(connection(asker, asked.interval, deadline, tally) for asker in askers))
    return tally


def _requests(asked: argparse.Namespace) -> Iterator[bytes]:
    for number in itertools.count(asked.first):
        target = varied(asked.target, number, asked.departments)
        head = f"GET {target} HTTP/1.1\r\nHost: {asked.host}:{asked.port}\r\nAccept: {asked.accept}\r\n\r\n"
        yield head.encode()


def is_loopback(host: str) -> bool:
    """Whether this is an address of this machine alone; a name is none, it could lead anywhere."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def arguments() -> argparse.Namespace:
    """What the command line asks for, within bounds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("target")
    parser.add_argument("accept")
    parser.add_argument("connections", type=int)
    parser.add_argument("seconds", type=float, help=f"at most {MAX_SECONDS:.0f}")
    parser.add_argument("--first", type=int, default=0, help="the number of the first request")
    parser.add_argument("--departments", type=int, default=1, help="how many the corpus has")
    parser.add_argument("--interval", type=float, default=0.0, help="seconds from one request to the next")
    parser.add_argument(
        "--timeout", type=float, default=60.0, help="seconds after which a request has failed"
    )
    asked = parser.parse_args()
    asked.seconds = min(asked.seconds, MAX_SECONDS)
    return asked


def main() -> None:
    """Reads the command line, runs the load, prints its figures."""
    asked = arguments()
    if not is_loopback(asked.host):
        sys.exit("This client talks to loopback addresses only.")
    tally = asyncio.run(load(asked))
    ordered = sorted(tally.latencies)
    figures = {
        "requests": len(ordered),
        "seconds": asked.seconds,
        "median_ms": ordered[len(ordered) // 2] * 1000,
        "p99_ms": ordered[len(ordered) * 99 // 100] * 1000,
        "failures": tally.failures,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
