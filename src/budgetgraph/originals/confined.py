"""The confined processes that read for this one: each reads one file, and is ended when its time is up."""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import PurePosixPath

from budgetgraph.confinement.nursery import MOST_BYTES
from budgetgraph.errors import InputError, ProcessingFailed, UnreadableFile
from budgetgraph.originals.answer import Answer
from budgetgraph.originals.exchange import OutOfTime, TooLarge, exchange
from budgetgraph.originals.limits import MEMORY, SECONDS, ReadingLimits

log = logging.getLogger(__name__)

_MODULE = "budgetgraph.originals.nursery"
READERS = "budgetgraph.documents.readers"
_PATIENCE = 10.0  # seconds for a process that was killed, or has answered, to be gone
_REPORT = "This is a fault of BudgetGraph: please report it with the original."


class Confined:
    """Reads files, one at a time, within limits. What a file does to its reader is told as an error about that file.

    The nursery from which processes are forked is started with the first file, and anew when it was lost.
    """

    def __init__(self, limits: ReadingLimits, readers: str = READERS) -> None:
        self._limits = limits
        self._readers = readers
        self._number = 0
        self._orders: socket.socket | None = None
        self._nursery: subprocess.Popen[bytes] | None = None

    def ask(self, name: str, data: bytes, suffix: str | None = None) -> Answer:
        """What is read in a file, or the documents that an archive holds; `suffix` where it is not that of the name.

        Raises `UnreadableFile` for a file that cannot be read or goes beyond the limits, `ProcessingFailed` for one
        that breaks its reader; `where` is the name.
        """
        try:
            answer, by_signal = self._exchange(name, data, suffix or PurePosixPath(name).suffix.lower())
        except TooLarge as error:
            raise UnreadableFile(
                "More is read in it than a disclosure can hold.", where=name, hint="Split it."
            ) from error
        if not answer:
            raise self._lost(name, by_signal)
        return self._judged(name, answer)

    def close(self) -> None:
        """Ends the nursery, and whatever it has made."""
        if self._orders is None or self._nursery is None:
            return
        self._orders.close()
        try:
            self._nursery.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._nursery.kill()
            self._nursery.wait()
        self._orders = self._nursery = None

    def _exchange(self, name: str, data: bytes, suffix: str) -> tuple[bytes, int | None]:
        """What came, and the signal that ended the process; None when its time was up, 0 for none."""
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                self._make(name, suffix, theirs)
            try:
                answer = exchange(ours, data, self._limits.clock)
            except OutOfTime:
                self._end()
                return b"", None
            except TooLarge:
                self._end()
                raise
        return answer, self._ended()

    def _make(self, name: str, suffix: str, connection: socket.socket) -> None:
        self._number += 1
        order = {
            "make": self._number,
            "name": name,
            "suffix": suffix,
            "memory": self._limits.memory << 20,
            "processor": self._limits.processor,
        }
        content = [json.dumps(order).encode()], [connection.fileno()]
        try:
            socket.send_fds(self._started(), *content)
        except OSError:  # somebody has killed it
            self.close()
            socket.send_fds(self._started(), *content)

    def _end(self) -> None:
        with suppress(OSError):
            self._started().send(json.dumps({"end": self._number}).encode())
        self._ended()

    def _ended(self) -> int:
        """Waits until the process is gone; the signal that ended it, 0 for none. A nursery that is lost is given up."""
        orders = self._started()
        with suppress(OSError, ValueError):
            while told := orders.recv(MOST_BYTES):
                ended = json.loads(told)
                if ended["ended"] == self._number:
                    return int(ended["signal"])
        self.close()
        return signal.SIGKILL

    def _started(self) -> socket.socket:
        if self._orders is not None:
            return self._orders
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # Every arena of the allocator takes 64 MiB of the address space that is limited.
        environment = {**os.environ, "MALLOC_ARENA_MAX": "2"}
        with theirs:
            # -P: nothing is imported from the folder in which the command happens to be run.
            self._nursery = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-P", "-m", _MODULE, self._readers],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,  # what the terminal sends is for this process alone
            )
        ours.settimeout(_PATIENCE)
        self._orders = ours
        return ours

    def _judged(self, name: str, data: bytes) -> Answer:
        try:
            answer = Answer.of_bytes(data)
            if answer.kind == "error":
                raise answer.error
        except (ValueError, TypeError, KeyError) as error:
            raise ProcessingFailed("What was read in it makes no sense.", where=name, hint=_REPORT) from error
        if answer.kind == "memory":
            raise self._needs_memory(name)
        if answer.kind == "broken":
            summary, _, trace = answer.content.decode("utf-8", "replace").partition("\n")
            log.error("Reading %s failed.\n%s", name, trace)
            raise ProcessingFailed(f"Reading it failed with {summary}.", where=name, hint=_REPORT)
        return answer

    def _lost(self, name: str, by_signal: int | None) -> InputError:
        """Why a process ended without an answer."""
        if by_signal is None:
            return self._takes_too_long(name, self._limits.clock, "by the clock")
        if by_signal == signal.SIGXCPU:
            return self._takes_too_long(name, self._limits.processor, "of processor")
        if by_signal == signal.SIGKILL:
            return UnreadableFile(
                "The system ended the process that read it, probably because memory was short.",
                where=name,
                hint="Publish with fewer --workers, or set BUDGETGRAPH_READ_MEMORY lower.",
            )
        how = signal.Signals(by_signal).name if by_signal else "no answer"
        return ProcessingFailed(f"It made the program crash that reads it ({how}).", where=name, hint=_REPORT)

    def _takes_too_long(self, name: str, seconds: float, what: str) -> UnreadableFile:
        return UnreadableFile(
            f"Reading it takes longer than {seconds:g} seconds {what}.",
            where=name,
            hint=f"Split it, or set {SECONDS} higher (now {self._limits.seconds:g}).",
        )

    def _needs_memory(self, name: str) -> UnreadableFile:
        return UnreadableFile(
            f"Reading it needs more than {self._limits.memory} MiB of memory.",
            where=name,
            hint=f"Split it, or set {MEMORY} higher.",
        )
