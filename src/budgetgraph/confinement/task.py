"""A kind of task for confined processes, and how what goes wrong with one is told."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from budgetgraph.confinement.limits import Limits
from budgetgraph.errors import BudgetGraphError, ProcessingFailed, Starved, UnreadableFile

REPORT = "This is a fault of BudgetGraph: please report it with the original."
"""What to do about what no document is to blame for."""


@dataclass(frozen=True)
class Task:
    """`doing` begins a sentence ("Reading it"), `program` ends one ("the program that reads it").

    `seconds` and `memory` are the environment variables that give it more.
    """

    doing: str
    program: str
    seconds: str
    memory: str

    def too_long(self, where: str, limits: Limits, *, by_processor: bool = False) -> UnreadableFile:
        """Its time was up."""
        taken = f"{limits.processor:g} seconds of processor" if by_processor else _by_clock(limits)
        return UnreadableFile(
            f"{self.doing} takes longer than {taken}.",
            where=where,
            hint=f"Split it, or set {self.seconds} higher (now {limits.seconds:g}).",
        )

    def needs_memory(self, where: str, limits: Limits) -> UnreadableFile:
        """It could not get what it asked for."""
        return UnreadableFile(
            f"{self.doing} needs more than {limits.memory} MiB of memory.",
            where=where,
            hint=f"Split it, or set {self.memory} higher.",
        )

    def too_large(self, where: str) -> UnreadableFile:
        """It answered more than is taken."""
        what = "More is read in it than a disclosure can hold."
        return UnreadableFile(what, where=where, hint="Split it.")

    def not_begun(self, where: str) -> Starved:
        """No process could be had."""
        what = "No process could be started for it, because the machine is too busy."
        return Starved(what, where=where, hint="Publish again with fewer --workers.")

    def lost(self, where: str, by_signal: int, limits: Limits) -> BudgetGraphError:
        """It ended without an answer, by a signal or (0) by itself."""
        if by_signal == signal.SIGXCPU:
            return self.too_long(where, limits, by_processor=True)
        if by_signal == signal.SIGKILL:
            return Starved(
                f"The system ended {self.program}, probably because memory was short.",
                where=where,
                hint=f"Publish with fewer --workers, or set {self.memory} lower.",
            )
        how = signal.Signals(by_signal).name if by_signal else "no answer"
        # Libraries in other languages end the process when they find no memory.
        return ProcessingFailed(
            f"It made {self.program} crash ({how}).",
            where=where,
            hint=f"Set {self.memory} higher (now {limits.memory}); if that does not help, report it with the original.",
        )

    def broken(self, where: str, reason: str) -> ProcessingFailed:
        """It raised what nobody foresaw."""
        return ProcessingFailed(f"{self.doing} failed with {reason}.", where=where, hint=REPORT)

    def senseless(self, where: str) -> ProcessingFailed:
        """It answered what is no answer."""
        return ProcessingFailed("What was read in it makes no sense.", where=where, hint=REPORT)


def _by_clock(limits: Limits) -> str:
    return f"{limits.clock:g} seconds by the clock"
