"""Meanings that went from one code to another (`ontology/codes/classification-changes.csv`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from budgetgraph.code_tables import code_table


@dataclass(frozen=True)
class Move:
    """A meaning that went from one code to another: `new` has it from `year` on."""

    scheme: str
    year: int
    old: str
    new: str


@cache
def moves() -> tuple[Move, ...]:
    """The meanings that are known to have gone from one code to another."""
    return tuple(
        Move(row["scheme"], int(row["year"]), row["old"], row["new"])
        for row in code_table("classification-changes")
    )
