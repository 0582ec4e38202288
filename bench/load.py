"""Puts load on a server on this machine from a process of its own, with `wrk` where it is installed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CLIENT = Path(__file__).parent / "client.py"
HOST = "127.0.0.1"
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


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


def put_load(port: int, target: str, accept: str, *, connections: int, seconds: int) -> Load:
    """Asks 127.0.0.1:`port` for `target` over and over on `connections` connections for `seconds`."""
    if shutil.which("wrk"):
        return _wrk(port, target, accept, connections, seconds)
    command = [sys.executable, str(CLIENT), HOST, str(port), target, accept, str(connections), str(seconds)]
    figures = json.loads(_output(command, seconds))
    per_second = figures["requests"] / figures["seconds"]
    return Load(per_second, figures["median_ms"], figures["p99_ms"], figures["failures"])


def _wrk(port: int, target: str, accept: str, connections: int, seconds: int) -> Load:
    url = f"http://{HOST}:{port}{target}"
    command = ["wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s"]
    text = _output([*command, "--latency", "--header", f"Accept: {accept}", url], seconds)
    per_second = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])  # type: ignore[index]
    wrong = re.findall(r"Non-2xx or 3xx responses: (\d+)|connect (\d+), read (\d+), write (\d+)", text)
    failures = sum(int(count) for counts in wrong for count in counts if count)
    return Load(per_second, _percentile(text, 50), _percentile(text, 99), failures)


def _percentile(text: str, percent: int) -> float:
    found = re.search(rf"\s{percent}%\s+([\d.]+)(us|ms|s)", text)
    if found is None:
        raise ValueError(text)
    return float(found[1]) * MILLISECONDS[found[2]]


def _output(command: list[str], seconds: int) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 30)
    return done.stdout
