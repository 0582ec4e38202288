"""How much the reading of one original may take."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass

from budgetgraph.errors import SettingsError
from budgetgraph.settings import ENVIRONMENT_PREFIX

SECONDS = f"{ENVIRONMENT_PREFIX}READ_SECONDS"
MEMORY = f"{ENVIRONMENT_PREFIX}READ_MEMORY"
_LEAST_MEMORY = 256  # MiB; the readers' libraries have mapped a third of it already
_CLOCK = 4  # on a machine that is busy, a process may get a quarter of a core


@dataclass(frozen=True)
class ReadingLimits:
    """Of one file: `seconds` of processor, and four times as many by the clock; `memory` in MiB of address space."""

    seconds: float = 120.0
    memory: int = 2048

    @property
    def processor(self) -> int:
        """Whole seconds of processor, as the system counts them."""
        return math.ceil(self.seconds)

    @property
    def clock(self) -> float:
        """Seconds by the clock."""
        return _CLOCK * self.seconds


def read_limits(environment: Mapping[str, str] = os.environ) -> ReadingLimits:
    """The limits as the environment has them; raises `SettingsError` for an impossible value."""
    limits = ReadingLimits()
    seconds = _number(environment.get(SECONDS, str(limits.seconds)), SECONDS)
    memory = _number(environment.get(MEMORY, str(limits.memory)), MEMORY)
    if memory < _LEAST_MEMORY:
        raise SettingsError(
            f"No document can be read with {memory:g} MiB.",
            where=MEMORY,
            hint=f"Set {_LEAST_MEMORY} or more.",
        )
    return ReadingLimits(seconds, int(memory))


def _number(text: str, variable: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0 < number < math.inf:
        raise SettingsError(
            f"{text!r} is not a number above 0.", where=variable, hint="Set another, or none."
        )
    return number
