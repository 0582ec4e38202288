"""Tables that name functional classes of all levels and print no codes: each name is one below the class above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetgraph.classifications import by_name, level_of
from budgetgraph.tables.class_name import function_class
from budgetgraph.tables.entry import Entry, unnumbered

_LOWEST = 3


def with_codes_of_names(found: Sequence[Entry], year: int) -> list[Entry]:
    """The entries, those with the codes of their classes that the list of classes knows by name, level below level.

    Nothing is told where an entry has a code: names below those are no classes, or belong to the codes.
    """
    if any(entry.code for entry in found) or not any(function_class(entry) for entry in found):
        return list(found)
    return list(_with_codes(found, year))


def _with_codes(found: Sequence[Entry], year: int) -> Iterator[Entry]:
    above: list[str] = []  # the codes of the classes that the next row may be below, from the top
    for entry in found:
        code = _code(entry, above, year)
        if code is None:
            # What is below a class that nobody knows is below no other one.
            del above[0 if function_class(entry) else 1 :]
            yield entry
            continue
        above[level_of(code) - 1 :] = [code]
        # A class of the first level is known by its name wherever it stands, and needs no code here.
        yield replace(entry, code=code) if level_of(code) > 1 else entry


def _code(entry: Entry, above: Sequence[str], year: int) -> str | None:
    """The code of the class that an entry names: a 类, or one right below the nearest class above that has such a name."""
    if not entry.labels:
        return None
    name = unnumbered(entry.labels[-1]).plain
    if function_class(entry):
        highest = by_name("function", name, year, level=1)
        if highest:
            return highest[0].code
    for within in reversed(above[: _LOWEST - 1]):
        below = by_name("function", name, year, level=level_of(within) + 1, within=within)
        if len({one.code for one in below}) == 1:
            return below[0].code
    return None
