"""What a person has decided about departments: `departments.toml` in the data folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from budgetgraph.errors import RegistrationError
from budgetgraph.toml_file import read_toml

DECISIONS = "departments.toml"

_KEY = re.compile(r"[A-Za-z0-9.]+-[A-Za-z0-9.-]+")
_NAMES: dict[str, frozenset[str]] = {
    "same": frozenset(["departments", "note"]),
    "different": frozenset(["departments", "note"]),
    "renamed": frozenset(["from", "to", "year", "note"]),
}


@dataclass(frozen=True)
class Renaming:
    """From the fiscal year `year` on, the department `to` is what the department `former` was; both are keys."""

    former: str
    to: str
    year: int


@dataclass(frozen=True)
class Decisions:
    """Which keys are one body, which are not, and which body took the place of which.

    The first key of a list in `same` stays the body's; one key alone there says that all its names are one body's.
    Pairs in `different` are never joined.
    """

    same: tuple[tuple[str, ...], ...] = ()
    different: frozenset[frozenset[str]] = frozenset()
    renamed: tuple[Renaming, ...] = ()

    def are_different(self, one: str, other: str) -> bool:
        """Whether a person has said that two keys are of two bodies."""
        return frozenset([one, other]) in self.different

    def is_decided(self, *keys: str) -> bool:
        """Whether a person has said of these keys (one, or two) that they are one body, or two."""
        joined = any(set(keys) <= set(listed) for listed in self.same)
        followed = any({change.former, change.to} == set(keys) for change in self.renamed)
        return joined or followed or self.are_different(*(keys * 2)[:2])


def read_decisions(data: Path) -> Decisions:
    """The decisions in `data/departments.toml`, none where there is no such file; raises `RegistrationError`."""
    path = data / DECISIONS
    if not path.is_file():
        return Decisions()
    return _decisions(read_toml(path, RegistrationError), path)


def _decisions(content: dict[str, Any], path: Path) -> Decisions:
    entries = {name: _entries(content, name, path) for name in _NAMES}
    if content.keys() - _NAMES.keys():
        unknown = ", ".join(sorted(content.keys() - _NAMES.keys()))
        raise _error(path, f"Unknown: {unknown}.", f"Write {', '.join(f'[[{name}]]' for name in _NAMES)}.")
    return Decisions(
        same=tuple(_keys(entry, path, 1) for entry in entries["same"]),
        different=frozenset(
            frozenset(pair)
            for entry in entries["different"]
            for pair in combinations(_keys(entry, path, 2), 2)
        ),
        renamed=tuple(_renaming(entry, path) for entry in entries["renamed"]),
    )


def _entries(content: dict[str, Any], name: str, path: Path) -> list[dict[str, Any]]:
    entries = content.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _error(path, f"`{name}` is no list of tables.", f"Write [[{name}]] above each.")
    for entry in entries:
        if unknown := entry.keys() - _NAMES[name]:
            raise _error(path, f"Unknown in [[{name}]]: {', '.join(sorted(unknown))}.", "Mend the spelling.")
    return entries


def _keys(entry: dict[str, Any], path: Path, fewest: int) -> tuple[str, ...]:
    keys = entry.get("departments")
    if not isinstance(keys, list) or len(set(map(str, keys))) < fewest:
        raise _error(path, "`departments` is no list of departments.", 'Write keys, like ["130300-779002"].')
    return tuple(_key(key, path) for key in keys)


def _renaming(entry: dict[str, Any], path: Path) -> Renaming:
    year = entry.get("year")
    if type(year) is not int:
        raise _error(path, f"`year` in [[renamed]] is {year!r}.", "Write the first year of the new body.")
    former, to = _key(entry.get("from"), path), _key(entry.get("to"), path)
    if former == to:
        raise _error(
            path, f"{to} cannot have taken its own place.", "Write [[same]] for one body of two names."
        )
    return Renaming(former, to, year)


def _key(value: object, path: Path) -> str:
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        raise _error(path, f"{value!r} is no department's key.", "Write region-code, like 130300-779002.")
    return value


def _error(path: Path, what: str, hint: str) -> RegistrationError:
    return RegistrationError(what, where=path, hint=hint)
