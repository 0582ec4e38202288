"""How much one task in a confined process may take."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from budgetgraph.errors import SettingsError

_LEAST_MEMORY = 256  # MiB; the libraries have mapped a third of it already
_CLOCK = 4  # on a machine that is busy, a process may get a quarter of a core


@dataclass(frozen=True)
class Limits:
    """Of one task: `seconds` of processor, and four times as many by the clock; `memory` in MiB of address space."""

    seconds: float
    memory: int

    @property
    def processor(self) -> int:
        """Whole seconds of processor, as the system counts them."""
        return math.ceil(self.seconds)

    @property
    def clock(self) -> float:
        """Seconds by the clock."""
        return _CLOCK * self.seconds


def limits_from(environment: Mapping[str, str], seconds: str, memory: str, default: Limits) -> Limits:
    """The limits that two variables of the environment set; raises `SettingsError` for an impossible value."""
    given_seconds = _number(environment.get(seconds, str(default.seconds)), seconds)
    given_memory = _number(environment.get(memory, str(default.memory)), memory)
    if given_memory < _LEAST_MEMORY:
        raise SettingsError(
            f"No document can be read with {given_memory:g} MiB.",
            where=memory,
            hint=f"Set {_LEAST_MEMORY} or more.",
        )
    return Limits(given_seconds, int(given_memory))


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
