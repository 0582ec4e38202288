"""How much a query, a client and all of them together may take."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches

from budgetgraph.errors import SettingsError
from budgetgraph.settings import ENVIRONMENT_PREFIX

LEAST_MEMORY = 512
"""MiB of address space: an idle worker has mapped half of it already."""

_OURS = (f"{ENVIRONMENT_PREFIX}QUERY_", f"{ENVIRONMENT_PREFIX}CLIENT_")
_OTHERS = {f"{ENVIRONMENT_PREFIX}QUERY_LOG", f"{ENVIRONMENT_PREFIX}QUERY_LOG_FILE"}
_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Limits:
    """The limits of the endpoint; each can be set as `BUDGETGRAPH_<NAME>`.

    Of a query: `query_timeout` is in seconds of evaluation, `query_memory` and `query_size` (of the answer, before
    compression) in MiB. Of a client (an IP address; of IPv6, its /64 network): `client_queries` may be evaluated or
    wait at the same time, `client_long` long ones be evaluated, `client_rate` queries be asked in a second (0: any
    number), and `client_seconds` of evaluation be used in a minute. Of all: `query_quick` queries are evaluated at
    full priority (the number of cores), `query_long` long ones beside them, `query_waiting` wait in each line.
    """

    query_timeout: float = 30.0
    query_memory: int = 2048
    query_size: int = 1024
    query_quick: int = _CORES
    query_long: int = 2 * _CORES
    query_waiting: int = 128
    client_queries: int = 64
    client_long: int = 2
    client_rate: float = 0.0
    client_seconds: float = 120.0

    @property
    def lingering(self) -> int:
        """How many queries that are not quick any more and not yet long are evaluated at the lowest priority."""
        return 2 * self.query_quick

    @property
    def workers(self) -> int:
        """How many worker processes there are at most: one for each place, and one to spare."""
        return 2 * self.query_quick + self.lingering + 2 * self.query_long + 1


def read_limits(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits as the environment has them, where it has any; raises `SettingsError` for an impossible value."""
    _refuse_unknown(environment)
    names = {field.name: ENVIRONMENT_PREFIX + field.name.upper() for field in fields(Limits)}
    given = {
        name: _number(environment[variable], variable, type(getattr(Limits, name)))
        for name, variable in names.items()
        if variable in environment
    }
    limits = replace(Limits(), **given)  # type: ignore[arg-type]
    if limits.query_memory < LEAST_MEMORY:
        raise SettingsError(
            f"A query worker cannot work with {limits.query_memory} MiB.",
            where=names["query_memory"],
            hint=f"Set {LEAST_MEMORY} or more.",
        )
    return limits


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    """A limit that is misspelt would be no limit."""
    known = {ENVIRONMENT_PREFIX + field.name.upper() for field in fields(Limits)} | _OTHERS
    for name in environment:
        if name.startswith(_OURS) and name not in known:
            near = get_close_matches(name, sorted(known), 1)
            hint = f"Did you mean {near[0]}?" if near else "docs/publishing.md lists the settings."
            raise SettingsError("There is no such setting.", where=name, hint=hint)


def _number(text: str, variable: str, kind: type[float]) -> float:
    try:
        number = kind(text)
    except ValueError:
        number = -1
    may_be_0 = variable.endswith("_RATE")
    if number < 0 or (number == 0 and not may_be_0) or not math.isfinite(number):
        whole = "a number" if kind is float else "a whole number"
        raise SettingsError(f"{text!r} is not {whole} above 0.", where=variable, hint="Set another, or none.")
    return number
