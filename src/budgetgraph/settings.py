"""Settings: read once at the top from the environment and `publisher.toml`, then passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from budgetgraph.errors import SettingsError
from budgetgraph.identifiers import DEFAULT_BASE
from budgetgraph.toml_file import read_toml

ENVIRONMENT_PREFIX = "BUDGETGRAPH_"


@dataclass(frozen=True)
class Publisher:
    """Who publishes, under which base IRI and licence: the contents of `publisher.toml`.

    Every field can also be set as `BUDGETGRAPH_<NAME>` in the environment, which wins.
    """

    base: str = DEFAULT_BASE
    name: str = "BudgetGraph"
    title_zh: str = "部门预算公开关联数据"
    title_en: str = "Department budget disclosures as linked data"
    description_zh: str = "政府部门预算公开文件的关联开放数据。"
    description_en: str = "Budget disclosures of government departments as linked open data."
    licence: str = "https://creativecommons.org/licenses/by/4.0/"
    contact: str = ""
    homepage: str = ""

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
            raise SettingsError(
                f"The base IRI {self.base!r} is not an http(s) address.",
                where=f"{ENVIRONMENT_PREFIX}BASE or publisher.toml",
                hint=f"Set something like {DEFAULT_BASE}.",
            )
        if self.base.endswith("/"):
            object.__setattr__(self, "base", self.base.rstrip("/"))


def read_publisher(data: Path, environment: Mapping[str, str] = os.environ) -> Publisher:
    """The publisher that `data/publisher.toml` describes (defaults where it is silent or absent).

    Raises `SettingsError` for a file that is no TOML, for an unknown key, and for a value of the wrong type.
    """
    return _from_environment(_from_file(data / "publisher.toml"), environment)


def _from_file(path: Path) -> Publisher:
    return Publisher(**_checked(read_toml(path, SettingsError), path)) if path.is_file() else Publisher()


def _checked(table: dict[str, Any], path: Path) -> dict[str, str]:
    known = {field.name for field in fields(Publisher)}
    for name, value in table.items():
        if name not in known:
            raise SettingsError(
                f"{name!r} is no setting.", where=path, hint=f"Known settings: {', '.join(sorted(known))}."
            )
        if not isinstance(value, str):
            raise SettingsError(f"{name!r} must be a text in quotation marks.", where=path)
    return table


def _from_environment(publisher: Publisher, environment: Mapping[str, str]) -> Publisher:
    names = {field.name: ENVIRONMENT_PREFIX + field.name.upper() for field in fields(Publisher)}
    return replace(publisher, **{name: environment[key] for name, key in names.items() if key in environment})
