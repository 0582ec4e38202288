"""`budgetgraph departments`: who discloses, under which names, and what a person should decide."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from budgetgraph.departments.decisions import DECISIONS, read_decisions
from budgetgraph.departments.department import Department
from budgetgraph.departments.department import departments as departments_of
from budgetgraph.departments.doubts import Doubt, doubts
from budgetgraph.disclosures import find_disclosures


def departments(
    data: Annotated[Path, typer.Argument(help="The folder with disclosures/.")] = Path("data"),
) -> None:
    """List the departments in DATA with their names over the years, then the doubtful cases.

    Whether two departments are one is decided in DATA/departments.toml; see docs/adding.md.
    """
    disclosures, _ = find_disclosures(data)
    decisions = read_decisions(data)
    found = departments_of(disclosures, decisions)
    _print(found)
    _print_doubts(doubts(found, decisions), data / DECISIONS)


def _print(found: list[Department]) -> None:
    table = Table("department", "other keys", "name", "years")
    for department in found:
        first, others = department.key, ", ".join(sorted(department.keys - {department.key}))
        for name, years in department.names.items():
            table.add_row(first, others, escape(name), ", ".join(map(str, years)))
            first = others = ""
    Console().print(table)


def _print_doubts(found: list[Doubt], file: Path) -> None:
    if not found:
        typer.echo("No doubtful case.")
        return
    typer.echo(f"{len(found)} doubtful; decide in {file} ([[same]], [[different]] or [[renamed]]):")
    for doubt in found:
        typer.echo(f"  {' and '.join(doubt.keys)}: {doubt.why}")
