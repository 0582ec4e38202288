"""How much the reading of one original may take."""

from __future__ import annotations

import os
from collections.abc import Mapping

from budgetgraph.confinement.limits import Limits, limits_from
from budgetgraph.confinement.task import Task
from budgetgraph.settings import ENVIRONMENT_PREFIX

_SECONDS, _MEMORY = f"{ENVIRONMENT_PREFIX}READ_SECONDS", f"{ENVIRONMENT_PREFIX}READ_MEMORY"
READING = Task("Reading it", "the program that reads it", _SECONDS, _MEMORY)
DEFAULT = Limits(seconds=120.0, memory=2048)


def read_limits(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits as the environment has them; raises `SettingsError` for an impossible value."""
    return limits_from(environment, _SECONDS, _MEMORY, DEFAULT)
