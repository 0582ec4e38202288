"""What all tests share."""

import os
import re
import shutil
from pathlib import Path

import hypothesis
import pytest

# How long an example takes on a busy machine says nothing; test runs on all cores make it one.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")

MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux has a disk in memory; pytest makes a folder of its own in it
ENOUGH = 3 << 30


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-trips",
        action="store_true",
        help="write the golden files of tests/trips anew; read the difference before committing it",
    )


def pytest_configure() -> None:
    """Temporary folders are in memory where there is room: a release waits for the disk sixty times and more."""
    if _room() > ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their parameter.

    An archive holds the time at which it was made, and workers, each of which collects, have to agree on all names.
    """
    return argname if isinstance(val, bytes) else None


def _room() -> int:
    """How many bytes can be written in memory; the disk's own limit says nothing of what is in use."""
    try:
        available = re.search(r"^MemAvailable: +(\d+) kB", Path("/proc/meminfo").read_text(), re.MULTILINE)
        return min(shutil.disk_usage(MEMORY).free, 1024 * int(available[1]) if available else 0)
    except OSError:
        return 0
