"""How much building one disclosure may take, after its originals have been read; and comparing a department's years."""

from __future__ import annotations

import os
from collections.abc import Mapping

from budgetgraph.confinement.limits import Limits, limits_from
from budgetgraph.confinement.task import Task
from budgetgraph.settings import ENVIRONMENT_PREFIX

_SECONDS, _MEMORY = f"{ENVIRONMENT_PREFIX}BUILD_SECONDS", f"{ENVIRONMENT_PREFIX}BUILD_MEMORY"
BUILDING = Task("Finding and checking its facts", "the program that finds its facts", _SECONDS, _MEMORY)
COMPARING = Task("Comparing its disclosures", "the program that compares its disclosures", _SECONDS, _MEMORY)
DEFAULT = Limits(seconds=300.0, memory=4096)


def build_limits(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits as the environment has them; raises `SettingsError` for an impossible value."""
    return limits_from(environment, _SECONDS, _MEMORY, DEFAULT)
