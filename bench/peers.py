"""An environment of its own for peers that are written in Python, so that their pins do not disturb ours."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parent / "peers.lock"
MAX_SECONDS = 180


class NoPeers(Exception):
    """The environment cannot be made; the message says why."""


def peers_environment(cache: Path) -> Path:
    """The folder of its commands: made in `cache` from peers.lock, unless it is there. Raises `NoPeers`."""
    name = f"peers-{hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()[:12]}"
    directory = cache / name
    if not (directory / "made").exists():
        for stale in cache.glob("peers-*"):
            shutil.rmtree(stale)
        _make(directory)
    return directory / "bin"


def _make(directory: Path) -> None:
    pip = [str(directory / "bin" / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    _run([sys.executable, "-m", "venv", str(directory)])
    _run([*pip, "--no-input", "--require-hashes", "--requirement", str(LOCK)])
    (directory / "made").touch()


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=MAX_SECONDS)
    except subprocess.CalledProcessError as error:
        told = (error.stderr or error.stdout).strip() or "it says nothing"
        raise NoPeers(f"its environment cannot be made: {told.splitlines()[-1]}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoPeers(f"its environment cannot be made: {error}") from error
