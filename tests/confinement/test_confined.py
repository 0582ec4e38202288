"""Tasks in confined processes, asked for by several threads."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from budgetgraph.confinement.confined import Confined
from budgetgraph.confinement.limits import Limits
from budgetgraph.confinement.task import Task
from budgetgraph.errors import Starved

ECHOING = Task("Echoing it", "the program that echoes it", "SECONDS", "MEMORY")


@pytest.fixture
def confined(monkeypatch: pytest.MonkeyPatch) -> Iterator[Confined]:
    """A nursery of processes that echo."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    made = Confined(["odd_tasks"], Limits(seconds=60, memory=1024))
    yield made
    made.close()


def echo(confined: Confined, text: str) -> str:
    """What comes back."""
    return confined.ask(ECHOING, "a.txt", {}, [text.encode()]).content.decode()


def nursery_of(confined: Confined) -> subprocess.Popen[bytes]:
    """The process of its nursery."""
    assert confined._nest is not None
    return confined._nest.process


def test_each_thread_gets_its_own_answer(confined: Confined) -> None:
    """However many ask at once; each task has a process of its own."""
    texts = [f"{number}" * 100_000 for number in range(10)]
    with ThreadPoolExecutor(5) as pool:
        assert texts == list(pool.map(lambda text: echo(confined, text), texts))
    processes = {bytes(confined.ask(ECHOING, "a", {}, []).parts[1][1]) for _ in range(3)}
    assert 3 == len(processes)


def test_a_nursery_that_is_killed_is_replaced(confined: Confined) -> None:
    """The next task is done as if nothing had been."""
    assert "a" == echo(confined, "a")
    first = nursery_of(confined)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert "b" == echo(confined, "b")
    assert first.pid != nursery_of(confined).pid


def test_closing_ends_all_processes(confined: Confined) -> None:
    """Whoever waits for one is told that it was ended."""
    confined.ask(ECHOING, "a", {}, [])
    nursery, nest = nursery_of(confined), confined._nest
    assert nest is not None
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(confined.ask, ECHOING, "a.txt", {"sleep": True}, [])
        while not nest._waiting:
            pass
        confined.close()
        with pytest.raises(
            Starved, match=r"a\.txt: (The system ended the program that echoes it|No process)"
        ):
            asked.result()
    assert nursery.returncode is not None
