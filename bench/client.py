"""A small load generator for where `wrk` is not installed: keep-alive connections that ask for one address.

    python bench/client.py HOST PORT TARGET ACCEPT CONNECTIONS SECONDS

Prints JSON: requests, seconds, the latencies' median and 99th percentile in milliseconds, and failures. Talks to
loopback only and stops by itself.
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
import sys
import time
from dataclasses import dataclass, field

MAX_SECONDS = 30.0
MAX_REQUESTS = 1_000_000


@dataclass
class Tally:
    """What the connections have seen so far."""

    latencies: list[float] = field(default_factory=list)
    failures: int = 0


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


async def connection(host: str, port: int, request: bytes, deadline: float, tally: Tally) -> None:
    """Sends the same request again and again until the deadline."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        while (start := time.perf_counter()) < deadline and len(tally.latencies) < MAX_REQUESTS:
            writer.write(request)
            good = await answer(reader)
            tally.latencies.append(time.perf_counter() - start)
            tally.failures += not good
    finally:
        writer.close()


async def load(host: str, port: int, request: bytes, connections: int, seconds: float) -> Tally:
    """Runs all connections side by side."""
    tally = Tally()
    deadline = time.perf_counter() + seconds
    await asyncio.gather(*(connection(host, port, request, deadline, tally) for _ in range(connections)))
    return tally


def is_loopback(host: str) -> bool:
    """Whether this is an address of this machine alone; a name is none, it could lead anywhere."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def main() -> None:
    """Reads the command line, runs the load, prints its figures."""
    host, port, target, accept, connections, seconds = sys.argv[1:]
    if not is_loopback(host):
        sys.exit("This client talks to loopback addresses only.")
    request = f"GET {target} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: {accept}\r\n\r\n".encode()
    bounded = min(float(seconds), MAX_SECONDS)
    tally = asyncio.run(load(host, int(port), request, int(connections), bounded))
    ordered = sorted(tally.latencies)
    figures = {
        "requests": len(ordered),
        "seconds": bounded,
        "median_ms": ordered[len(ordered) // 2] * 1000,
        "p99_ms": ordered[len(ordered) * 99 // 100] * 1000,
        "failures": tally.failures,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
