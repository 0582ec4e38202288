"""A real server in a process of its own, for the tests that need one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMAND = [sys.executable, "-c", "from budgetgraph.cli import main; main()", "serve"]
# Nobody reads the pipe meanwhile: some hundred lines would fill it, and the server would wait.
_QUIET = {"BUDGETGRAPH_QUERY_LOG": "off"}
_READY = re.compile(r"Release (\S+) is served on (http://\S+) ")


@dataclass
class Server:
    """A running server: its process, its address, the line with which it said that it is ready."""

    process: subprocess.Popen[str]
    address: str
    greeting: str

    def stop(self, signal: int) -> tuple[int, str, str]:
        """Sends a signal; the exit code and what was printed since the greeting, on stdout and stderr."""
        self.process.send_signal(signal)
        output, errors = self.process.communicate(timeout=30)
        return self.process.returncode, output, errors


@contextmanager
def serving(publication: Path, *options: str) -> Iterator[Server]:
    """A server on a free port that has said that it is ready."""
    process = subprocess.Popen(
        [*COMMAND, str(publication), "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_QUIET | os.environ,
        text=True,
    )
    try:
        assert process.stdout is not None
        greeting = process.stdout.readline()
        match = _READY.match(greeting)
        assert match, f"no greeting but {greeting!r}"
        yield Server(process, match[2].replace("localhost", "127.0.0.1"), greeting)
    finally:
        # Asked, not killed: a supervisor that is killed leaves its worker processes behind.
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=30)
