"""What a confined process cannot do, tried in one."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from budgetgraph.confinement.sandbox import confine, filters_calls
from budgetgraph.search import SearchIndex, build_index
from budgetgraph.vocabulary import BG
from tests.search.texts import said

MEMORY = 4 << 30  # the tests' own process may have much mapped already
pytestmark = pytest.mark.skipif(not filters_calls(), reason="the network can be closed on Linux only")


def in_confinement(act: Callable[[], object]) -> str:
    """What comes of an act in a forked, confined process: "done", or the name of its error."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            confine(MEMORY)
            act()
            said = "done"
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is told
            said = errno.errorcode.get(getattr(error, "errno", None) or 0, type(error).__name__)
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        said = told.read()
    _, status = os.waitpid(process, 0)
    return said or f"signal {os.WTERMSIG(status)}"


def raw_call(number: int, *arguments: int) -> None:
    """A system call by its number."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments)) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def test_reading_is_allowed() -> None:
    """A store can be read, threads can be started."""
    assert "done" == in_confinement(Path(__file__).read_bytes)


def test_long_texts_are_searched(tmp_path) -> None:
    """Three megabytes are ranked without a temporary file."""
    texts = [said(f"t{number}", BG.measureText, f"预算{number}{'长' * 400}", "zh") for number in range(3_000)]
    build_index(texts, tmp_path / "search.sqlite")

    def search() -> None:
        with SearchIndex(tmp_path / "search.sqlite", connections=1) as index:
            assert 1_000 == len(index.find("预算", limit=1_000))

    assert "done" == in_confinement(search)


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6, socket.AF_UNIX])
def test_no_sockets(family) -> None:
    """The network is closed, and so are the sockets of other programs on this machine."""
    assert "EACCES" == in_confinement(lambda: socket.socket(family))


def test_an_open_socket_is_of_no_use() -> None:
    """One that was there before cannot be connected or bound either."""
    with socket.socket() as before:
        assert "EACCES" == in_confinement(lambda: before.connect(("127.0.0.1", 9)))
        assert "EACCES" == in_confinement(lambda: before.bind(("127.0.0.1", 0)))


def test_no_other_ways_to_the_same() -> None:
    """io_uring could open sockets, and so could the second set of numbers that x86_64 has for its calls."""
    assert "EACCES" == in_confinement(lambda: raw_call(425, 1, 0))
    if os.uname().machine == "x86_64":
        assert "EACCES" == in_confinement(
            lambda: raw_call(0x40000000 + 41, socket.AF_INET, socket.SOCK_STREAM, 0)
        )


def test_no_files_are_written(tmp_path) -> None:
    """Nothing is made, and what is there is neither changed nor moved nor removed."""
    made, kept = tmp_path / "made", tmp_path / "kept"
    kept.write_bytes(b"kept")

    def append() -> None:
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_APPEND), "wb") as file:
            file.write(b"more")

    expected = {
        "EACCES": [
            lambda: made.write_bytes(b"x"),
            made.mkdir,
            lambda: kept.write_bytes(b"x"),
            kept.unlink,
            lambda: kept.rename(made),
            lambda: os.truncate(kept, 0),
            lambda: os.link(kept, made),
            lambda: made.symlink_to(kept),
        ],
        "EFBIG": [append],
    }
    for error, acts in expected.items():
        assert [error] * len(acts) == [in_confinement(act) for act in acts]
    assert (b"kept", [kept]) == (kept.read_bytes(), list(tmp_path.iterdir()))


def test_no_programs_are_run() -> None:
    """Not even `true`."""
    assert "EACCES" == in_confinement(lambda: os.execv("/bin/true", ["true"]))  # noqa: S606


def test_memory_is_limited() -> None:
    """More than the limit is refused, by an error that can be told."""
    assert "MemoryError" == in_confinement(lambda: bytearray(MEMORY))


def test_limits_cannot_be_raised_again() -> None:
    """They are hard ones."""
    infinite = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)

    def raise_it() -> None:
        os.setuid(65534) if os.geteuid() == 0 else None  # the administrator may raise limits, nobody else
        resource.setrlimit(resource.RLIMIT_AS, infinite)

    assert in_confinement(raise_it) in ("ValueError", "EPERM")


def test_a_child_ends_with_its_parent() -> None:
    """However the parent ends."""
    program = """
import os, sys
from budgetgraph.confinement.sandbox import end_with_parent
reading, writing = os.pipe()
if os.fork() == 0:
    end_with_parent()
    os.write(writing, b"x")
    os.read(os.pipe()[0], 1)
os.read(reading, 1)
os.kill(os.getpid(), 9)
"""
    # The child holds the pipe, too, so that it ends only when both have.
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, timeout=20, check=False)
    assert -signal.SIGKILL == done.returncode
