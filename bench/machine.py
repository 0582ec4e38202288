"""What a measurement was made on: said beside every figure, without the machine's name."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version

MEASURED_PACKAGES = ("budgetgraph", "pyoxigraph", "pyshacl", "rdflib", "uvicorn")


def machine() -> dict[str, str]:
    """Cores, memory, system, and the versions that matter."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in MEASURED_PACKAGES},
    }


def machine_sentence() -> str:
    """The same in one line."""
    return ", ".join(f"{name} {value}" for name, value in machine().items())
