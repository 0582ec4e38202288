"""What the processes of a server take: memory and time, read from /proc, which only Linux has."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Mapping
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
    """The most memory that a server and its descendants held at once, in MiB; a page that two share counts twice.

    `exceeded` tells that they went over the limit and were killed.
    """

    mib: float = 0.0
    exceeded: bool = False


def is_known() -> bool:
    """Whether this system tells what its processes take."""
    return (PROC / "self" / "stat").exists()


def family(process: int) -> dict[int, str | None]:
    """The process and all its descendants, whatever sessions they have made, and when each began."""
    children: dict[int, list[int]] = {}
    for path in PROC.glob("[0-9]*/stat"):
        for fields in _fields(path):
            children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    members = [process]
    for member in members:  # which grows meanwhile
        members += children.get(member, ())
    return {member: started_at(member) for member in members}


def started_at(process: int) -> str | None:
    """When the process began, in ticks since the system did: with its number, this tells it from all others."""
    return next((fields[19] for fields in _fields(PROC / str(process) / "stat")), None)


def kill(members: Mapping[int, str | None]) -> None:
    """Ends processes, given with when they began, whatever they do."""
    for member, began in members.items():
        if began == started_at(member):
            with suppress(ProcessLookupError):
                os.kill(member, signal.SIGKILL)


def memory_mib(process: int) -> float:
    """What the process and its descendants hold now."""
    stats = (PROC / str(member) / "stat" for member in family(process))
    pages = sum(int(fields[21]) for path in stats for fields in _fields(path))
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB


@contextmanager
def peak_memory(process: int, limit_mib: float) -> Iterator[Peak]:
    """Watches the family until the block ends, and kills it when it takes more than the limit."""
    peak, ended = Peak(memory_mib(process)), threading.Event()
    watch = threading.Thread(target=_watch, args=(process, limit_mib, peak, ended))
    watch.start()
    try:
        yield peak
    finally:
        ended.set()
        watch.join()


def seconds_until_idle(process: int, at_most: float) -> float | None:
    """How long the family went on computing; None when it was still at it after `at_most` seconds."""
    start = last_seen_busy = time.monotonic()
    looks = 0
    while looks < LOOKS and time.monotonic() - start < at_most:
        looks += 1
        if _is_busy(process):
            looks, last_seen_busy = 0, time.monotonic()
        time.sleep(BETWEEN_LOOKS)
    return last_seen_busy - start if looks == LOOKS else None


def _watch(process: int, limit_mib: float, peak: Peak, ended: threading.Event) -> None:
    while not ended.wait(EVERY):
        peak.mib = max(peak.mib, memory_mib(process))
        if peak.mib > limit_mib:
            peak.exceeded = True
            kill(family(process))
            return


def _is_busy(process: int) -> bool:
    """Whether a thread of the family runs, or waits for a core or the disk: a starved one is busy as well."""
    threads = (path for member in family(process) for path in (PROC / str(member)).glob("task/*/stat"))
    return any(fields[0] in ("R", "D") for path in threads for fields in _fields(path))


def _fields(stat: Path) -> Iterator[list[str]]:
    """What a file `stat` says after the name; nothing when the process has ended meanwhile."""
    with suppress(OSError):
        yield stat.read_text(errors="replace").rpartition(")")[2].split()
