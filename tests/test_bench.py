"""The benchmarks run: short, and with nothing asserted about speed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCH / program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_the_trip_is_measured(tmp_path: Path) -> None:
    """bench/trip.py times every arrow, cold and warm, and writes what it prints."""
    done = run("trip.py", "--runs", 1, "--results", tmp_path)
    assert 0 == done.returncode, done.stderr
    figures = json.loads((tmp_path / "trip.json").read_text(encoding="utf-8"))
    for arrow in ("read", "extract", "map", "validate", "load", "whole trip", "memory"):
        assert figures["cold"][arrow] > 0
        assert figures["warm"][arrow] > 0
    assert "| whole trip |" in done.stdout


def test_both_servers_are_measured(tmp_path: Path) -> None:
    """bench/serving.py gets good answers to both questions from both servers, under load."""
    done = run("serving.py", "--rounds", 1, "--seconds", 1, "--connections", 2, "--results", tmp_path)
    assert 0 == done.returncode, done.stdout + done.stderr
    loads = json.loads((tmp_path / "serving.json").read_text(encoding="utf-8"))["loads"]
    assert 4 == len(loads)
    for load in loads.values():
        assert 0 == load["failures"]
        assert load["per_second"] > 0


@pytest.mark.parametrize("host", ["192.0.2.1", "example.org"])
def test_the_load_generator_stays_on_this_machine(host: str) -> None:
    """bench/client.py refuses every address that is not on loopback."""
    done = run("client.py", host, 80, "/", "*/*", 1, 1)
    assert 0 != done.returncode
    assert "loopback" in done.stderr
