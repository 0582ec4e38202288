"""Files in TOML that people write: read whole, or told what is wrong with them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from budgetgraph.errors import InputError


def read_toml(path: Path, problem: type[InputError]) -> dict[str, Any]:
    """What a file says; raises `problem` for one that cannot be read or is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise problem(f"This file cannot be read ({error.strerror}).", where=path) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise problem(f"This is not valid TOML: {error}.", where=path, hint="Mend that line.") from error
