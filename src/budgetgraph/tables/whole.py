"""Which rows of a table are of the whole department, and which of one of its units only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal

from budgetgraph.classifications import by_code
from budgetgraph.facts.classification import Scheme
from budgetgraph.facts.number import read_number
from budgetgraph.facts.printed_sum import is_printed_sum_of
from budgetgraph.tables.class_name import economic_class
from budgetgraph.tables.entry import Entry, unnumbered

_CODES = {
    "function": re.compile(r"2\d\d(?:\d\d){0,2}"),
    "economic": re.compile(r"[35]\d\d(?:\d\d)?"),
}
"""Functional classes have 3, 5 or 7 digits and begin with 2; economic ones 3 or 5, and with 3 or 5."""

_OTHER: dict[Scheme, Scheme] = {"function": "economic", "economic": "function"}

_TOTAL = re.compile(r"(?:.*/)?(?:总计|合计|(?:收入|支出|本年(?:收入|支出))?[总合]计)")
_CUT = 4  # digits: a class and one digit of the two of a class below it
_OF_UNITS = re.compile("单位|部门(?!预算(?:支出)?经济)")


def is_code(code: str | None, scheme: Scheme) -> bool:
    """Whether digits can be the code of a class; those of units have other lengths and beginnings."""
    return code is not None and _CODES[scheme].fullmatch(code) is not None


def scheme_of(found: Sequence[Entry], usual: Scheme | None, year: int) -> Scheme | None:
    """The scheme of which the classes in a table are: the usual one of its kind unless all its codes are of the other.

    Codes of bodies can look like those of classes; that they are some takes one that has the name of its class.
    """
    coded = [entry for entry in found if entry.code]
    if usual is None or not coded:
        return usual
    other = _OTHER[usual]
    are_others = all(is_code(entry.code, other) and not is_code(entry.code, usual) for entry in coded)
    return other if are_others and any(_is_named(entry, other, year) for entry in coded) else usual


def _is_named(entry: Entry, scheme: Scheme, year: int) -> bool:
    known = by_code(scheme, entry.code or "", year)
    return known is not None and bool(entry.labels) and known.is_called(unnumbered(entry.labels[-1]).plain)


def is_total(entry: Entry) -> bool:
    """Whether an entry is of no class: it has no label, or a total's."""
    return (not entry.labels and entry.code is None) or _TOTAL.fullmatch(entry.label) is not None


def of_the_whole(found: Sequence[Entry], scheme: Scheme | None) -> list[Entry]:
    """The entries of the whole department: where units are told apart, only those above the first, and totals.

    A row that names a body and has the amounts of the total above it is of the whole: its name is no label. So are the
    rows of the first body where its amounts are those of all the other bodies together.
    """
    again = _totals_again(found, scheme) or _sum_of_units(found)
    found = [_nameless(entry) if i in again else entry for i, entry in enumerate(found)]
    classes = {entry.code for entry in found if scheme and is_code(entry.code, scheme)}
    units = [
        None if i in again or _divides(entry, classes) else _unit(entry, scheme)
        for i, entry in enumerate(found)
    ]
    if len(set(units) - {None}) < 2:
        return found
    first = next(i for i, unit in enumerate(units) if unit)
    return [e for i, e in enumerate(found) if i < first or (not units[i] and is_total(e) and e.labels)]


def _divides(entry: Entry, classes: AbstractSet[str | None]) -> bool:
    """Whether a code is of no unit, but of a part of the class above it: 3010201 below 30102.

    So is one that has lost a digit, 3012: which class it means is not told, and its row stays unread.
    """
    code = entry.code or ""
    return code[:-2] in classes or (len(code) == _CUT and code[:-1] in classes)


def _totals_again(found: Sequence[Entry], scheme: Scheme | None) -> frozenset[int]:
    """Which entries name a body, but have the amounts of the first total, above them."""
    total: dict[str, Decimal] = {}
    again = []
    for index, entry in enumerate(found):
        amounts = _amounts(entry)
        if not entry.units and is_total(entry):
            total = total or amounts
        elif total and total == amounts and _names_unit(entry, scheme):
            again.append(index)
    return frozenset(again)


def _sum_of_units(found: Sequence[Entry]) -> frozenset[int]:
    """Which entries are of the first body, where each of its amounts is the sum of those of the bodies below it.

    Those of a single body below it are then of the whole as well.
    """
    if not found or not found[0].units:
        return frozenset()
    heads: dict[str, dict[str, Decimal]] = {}
    for entry in found:
        if entry.units:
            heads.setdefault(entry.units[-1].plain, _amounts(entry))
    (name, whole), *others = heads.items()
    if not others or not any(whole.values()):
        return frozenset()
    parts = [amounts for _, amounts in others]
    if not all(
        is_printed_sum_of(value, [part.get(path, Decimal(0)) for part in parts])
        for path, value in whole.items()
    ):
        return frozenset()
    names = {name, *(other for other, _ in others[:1] if len(others) == 1)}
    return frozenset(i for i, entry in enumerate(found) if entry.units and entry.units[-1].plain in names)


def _nameless(entry: Entry) -> Entry:
    return replace(entry, code=None, labels=(), units=(*entry.units, *entry.labels))


def _names_unit(entry: Entry, scheme: Scheme | None) -> bool:
    is_of_class = scheme is not None and is_code(entry.code, scheme)
    return not is_of_class and _unit(entry, scheme) is not None


def _amounts(entry: Entry) -> dict[str, Decimal]:
    numbers = ((path, read_number(cell)) for path, cell in entry.amounts)
    return {path: number.value for path, number in numbers if number}


def _unit(entry: Entry, scheme: Scheme | None) -> str | None:
    """The unit that a row names: in a column of its own, by a code that is no class's, or among the classes."""
    if entry.units:
        return entry.units[-1].plain
    if scheme is None or is_total(entry):
        return None
    if entry.code is None:
        is_class = entry.label.endswith("支出") or economic_class(entry) is not None
        return entry.label if _OF_UNITS.search(entry.head) and not is_class else None
    return None if is_code(entry.code, scheme) else entry.code
