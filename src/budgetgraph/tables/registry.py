"""All readers of public tables: every file in `standard/`, in the order of their names."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from budgetgraph.facts.fact import Fact
from budgetgraph.tables import standard
from budgetgraph.tables.belonging import facts_of
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.reader import TableReader


@cache
def table_readers() -> tuple[TableReader, ...]:
    """The `TABLE` (or the `TABLES`) of each file in `standard/`."""
    readers: list[TableReader] = []
    for module in sorted(info.name for info in pkgutil.iter_modules(standard.__path__)):
        found = import_module(f"{standard.__name__}.{module}")
        readers += getattr(found, "TABLES", None) or [found.TABLE]
    return tuple(readers)


def read_table(table: PublicTable) -> list[Fact]:
    """The facts of a table that was found."""
    reader = next(reader for reader in table_readers() if reader.kind == table.kind)
    return list(facts_of(table, reader.facts(table)))
