"""The long code lists as they lie in the ontology: tables of names, one row each (`ontology/codes/*.csv`)."""

from __future__ import annotations

import csv

from budgetgraph.vocabulary import ontology_directory


def code_table(name: str) -> list[dict[str, str]]:
    """The rows of `ontology/codes/{name}.csv`, by the names of the columns."""
    path = ontology_directory() / "codes" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def year_of(cell: str) -> int | None:
    """The year in a cell, None for an empty one."""
    return int(cell) if cell else None
