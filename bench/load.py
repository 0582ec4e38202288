"""Puts load on a server on this machine from a process of its own, with `wrk` where it is installed."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from connection import HOST
from variation import FIRST_DEPARTMENT, PROJECTS

CLIENT = Path(__file__).parent / "client.py"
VARY = Path(__file__).parent / "vary.lua"
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
_FIRST_NUMBERS = itertools.count(10_000_000, 10_000_000)  # no two loads ask the same
_CLIENTS = itertools.count()  # nor seem to come from the same network, whose past would count


@dataclass(frozen=True)
class Load:
    """What a server did under load: requests per second, median and 99th percentile of latency, failures."""

    per_second: float
    median_ms: float
    p99_ms: float
    failures: int


def generator() -> str:
    """The name of the load generator in use."""
    return "wrk" if shutil.which("wrk") else "bench/client.py"


def put_load(
    port: int, target: str, accept: str, *, connections: int, seconds: int, departments: int = 1
) -> Load:
    """Asks 127.0.0.1:`port` for `target` over and over on `connections` connections for `seconds`.

    Marks in the target (see variation.py) are replaced, so that each request is another one.
    """
    first = next(_FIRST_NUMBERS)
    if shutil.which("wrk"):
        return _wrk([f"http://{HOST}:{port}{target}", accept], connections, seconds, (first, departments))
    asked = [HOST, port, target, accept, connections, seconds, "--first", first, "--departments", departments]
    figures = json.loads(_output([sys.executable, str(CLIENT), *map(str, asked)], seconds))
    per_second = (figures["requests"] - figures["failures"]) / figures["seconds"]
    return Load(per_second, figures["median_ms"], figures["p99_ms"], figures["failures"])


def _wrk(address: list[str], connections: int, seconds: int, variation: tuple[int, int]) -> Load:
    url, accept = address
    first, departments = variation
    numbers = [str(number) for number in (first, FIRST_DEPARTMENT, departments, PROJECTS)]
    command = ["wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s"]
    command += ["--latency", "--timeout", "60s", "--header", f"Accept: {accept}"]
    command += ["--header", f"X-Forwarded-For: 198.18.{next(_CLIENTS) % 250}.1"]
    text = _output([*command, "--script", str(VARY), url, "--", *numbers], seconds)
    per_second = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])  # type: ignore[index]
    wrong = re.findall(
        r"Non-2xx or 3xx responses: (\d+)|connect (\d+), read (\d+), write (\d+), timeout (\d+)", text
    )
    failures = sum(int(count) for counts in wrong for count in counts if count)
    return Load(per_second, _percentile(text, 50), _percentile(text, 99), failures)


def _percentile(text: str, percent: int) -> float:
    found = re.search(rf"\s{percent}%\s+([\d.]+)(us|ms|s|m)\b", text)
    if found is None:
        raise ValueError(text)
    return float(found[1]) * MILLISECONDS[found[2]]


def _output(command: list[str], seconds: int) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 90)
    return done.stdout
