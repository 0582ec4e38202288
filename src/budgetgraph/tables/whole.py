"""Which rows of a table are of the whole department, and which of one of its units only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetgraph.facts.classification import Scheme
from budgetgraph.tables.entry import Entry

_CODES = {
    "function": re.compile(r"2\d\d(?:\d\d){0,2}"),
    "economic": re.compile(r"[35]\d\d(?:\d\d)?"),
}
"""Functional classes have 3, 5 or 7 digits and begin with 2; economic ones 3 or 5, and with 3 or 5."""

_TOTAL = re.compile(r"(?:.*/)?(?:总计|合计|(?:收入|支出|本年(?:收入|支出))?[总合]计)")
_OF_UNITS = re.compile("单位|部门")


def is_code(code: str | None, scheme: Scheme) -> bool:
    """Whether digits can be the code of a class; those of units have other lengths and beginnings."""
    return code is not None and _CODES[scheme].fullmatch(code) is not None


def is_total(entry: Entry) -> bool:
    """Whether an entry is of no class: it has no label, or a total's."""
    return (not entry.labels and entry.code is None) or _TOTAL.fullmatch(entry.label) is not None


def of_the_whole(found: Sequence[Entry], scheme: Scheme | None) -> list[Entry]:
    """The entries of the whole department: where units are told apart, only those above the first, and totals."""
    units = [_unit(entry, scheme) for entry in found]
    if len(set(units) - {None}) < 2:
        return list(found)
    first = next(i for i, unit in enumerate(units) if unit)
    return [e for i, e in enumerate(found) if i < first or (not units[i] and is_total(e) and e.labels)]


def _unit(entry: Entry, scheme: Scheme | None) -> str | None:
    """The unit that a row names: in a column of its own, by a code that is no class's, or among the classes."""
    if entry.units:
        return entry.units[-1].plain
    if scheme is None or is_total(entry):
        return None
    if entry.code is None:
        is_named = _OF_UNITS.search(entry.head) and not entry.label.endswith("支出")
        return entry.label if is_named else None
    return None if is_code(entry.code, scheme) else entry.code
