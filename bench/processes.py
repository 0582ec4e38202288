"""What the processes of a server take: memory and time, read from /proc, which only Linux has."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
EVERY = 0.05  # seconds between two looks at the memory
LOOKS, BETWEEN_LOOKS = (
    10,
    0.01,
)  # so often, and with so many seconds between, an idle server is seen to be idle
MIB = 2**20


@dataclass
class Peak:
    """The most memory that all processes of a session held at once, in MiB; a page that two share counts twice.

    `exceeded` tells that they went over the limit and were killed.
    """

    mib: float = 0.0
    exceeded: bool = False


def is_known() -> bool:
    """Whether this system tells what its processes take."""
    return (PROC / "self" / "stat").exists()


def memory_mib(session: int) -> float:
    """What all processes of the session hold now."""
    return sum(int(fields[21]) for fields in _fields(session)) * os.sysconf("SC_PAGE_SIZE") / MIB


@contextmanager
def peak_memory(session: int, limit_mib: float) -> Iterator[Peak]:
    """Watches the session until the block ends, and kills it when it takes more than the limit."""
    peak, ended = Peak(), threading.Event()
    watch = threading.Thread(target=_watch, args=(session, limit_mib, peak, ended))
    watch.start()
    try:
        yield peak
    finally:
        ended.set()
        watch.join()


def seconds_until_idle(session: int, at_most: float) -> float | None:
    """How long the session went on computing; None when it was still at it after `at_most` seconds."""
    start = last_seen_busy = time.monotonic()
    looks = 0
    while looks < LOOKS and time.monotonic() - start < at_most:
        looks += 1
        if _is_busy(session):
            looks, last_seen_busy = 0, time.monotonic()
        time.sleep(BETWEEN_LOOKS)
    return last_seen_busy - start if looks == LOOKS else None


def _watch(session: int, limit_mib: float, peak: Peak, ended: threading.Event) -> None:
    while not ended.wait(EVERY):
        peak.mib = max(peak.mib, memory_mib(session))
        if peak.mib > limit_mib:
            peak.exceeded = True
            with suppress(ProcessLookupError):
                os.killpg(session, signal.SIGKILL)
            return


def _is_busy(session: int) -> bool:
    """Whether a thread of the session runs, or waits for a core or the disk: a starved one is busy as well."""
    return any(fields[0] in ("R", "D") for fields in _fields(session, threads="task/[0-9]*/"))


def _fields(session: int, threads: str = "") -> Iterator[list[str]]:
    """What /proc says after the name of each process of the session, or of each thread."""
    for path in PROC.glob(f"[0-9]*/{threads}stat"):
        with suppress(OSError):  # it has ended meanwhile
            fields = path.read_text().rpartition(")")[2].split()
            if fields[3] == str(session):
                yield fields
