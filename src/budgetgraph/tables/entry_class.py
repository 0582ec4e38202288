"""The class of expenditure that an entry of a table is of."""

from __future__ import annotations

from budgetgraph.facts.classification import Classification, Scheme
from budgetgraph.tables.class_name import any_economic_class, function_class
from budgetgraph.tables.entry import Entry
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.whole import is_code


def class_of(
    entry: Entry, scheme: Scheme | None, below: Classification | None, table: PublicTable
) -> Classification | None:
    """The class that an entry's code names, else its label; `below` is what its place below another class makes of it."""
    found = _coded(entry, scheme) or below
    return _economic(entry, table) if found is None and scheme == "economic" else found


def _coded(entry: Entry, scheme: Scheme | None) -> Classification | None:
    """The class that a code names, or a label that is the name of a functional class (类) as a whole."""
    if scheme == "function" and entry.code is None and entry.label.endswith("支出"):
        return function_class(entry)
    if scheme is None or not is_code(entry.code, scheme):
        return None
    return Classification(scheme, entry.code, entry.code_cells, entry.labels[-1] if entry.labels else None)


def _economic(entry: Entry, table: PublicTable) -> Classification | None:
    """The economic class (类) that a label without a code names.

    Not 其他支出, which is a class on each level, and not where only the title says that they are the government's.
    """
    title = table.heading.text if table.heading else ""
    is_open = entry.label.startswith("其他") or ("政府" in title and "政府" not in entry.head)
    return None if is_open or entry.code else any_economic_class(entry, table.fiscal_year)
