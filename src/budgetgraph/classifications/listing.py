"""The list of classes, by code and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from budgetgraph.classifications.code import is_below
from budgetgraph.classifications.listed_class import ClassName, ListedClass
from budgetgraph.classifications.move import moves
from budgetgraph.classifications.name import name_key
from budgetgraph.code_tables import code_table, year_of

SCHEMES = ("function", "economic")


def by_code(scheme: str, code: str, year: int) -> ListedClass | None:
    """The class of a code, in the meaning that it has in the year; None for a code that is not known.

    `scheme` is `function` or `economic`; `code` has the digits of all its levels.
    """
    meanings = _by_code().get((scheme, code), ())
    return next((one for one in meanings if one.is_meant_in(year)), None) or next(iter(meanings), None)


def by_name(
    scheme: str, name: str, year: int, level: int | None = None, within: str | None = None
) -> list[ListedClass]:
    """The classes of a name in any year and any spelling (with or without 支出, blanks, the width of brackets).

    `level` and `within` (the code of a class above) narrow what the name alone leaves open: 行政运行 stands below many.
    Of two codes between which a meaning moved, only that of the year is given; of economic classes of the same name
    only the departments' (303), unless `within` asks for the government's (509), which departments seldom print.
    """
    found = [
        one
        for one in _by_name().get((scheme, name_key(name)), ())
        if (level is None or one.level == level) and (within is None or is_below(one.code, within))
    ]
    codes = {one.code for one in found}
    left = _moved_away(scheme, codes, year) | _government(scheme, codes)
    return sorted((one for one in found if one.code not in left), key=lambda one: not one.is_listed(year))


def all_classes() -> Iterator[ListedClass]:
    """Every class, by scheme and code."""
    for meanings in _by_code().values():
        yield from meanings


def _moved_away(scheme: str, codes: set[str], year: int) -> set[str]:
    pairs = (move for move in moves() if move.scheme == scheme and {move.old, move.new} <= codes)
    return {move.old if year >= move.year else move.new for move in pairs}


def _government(scheme: str, codes: set[str]) -> set[str]:
    """The codes of the government's economic classes, where there are others as well."""
    government = {code for code in codes if scheme == "economic" and code.startswith("5")}
    return government if government < codes else set()


@cache
def _by_name() -> dict[tuple[str, str], list[ListedClass]]:
    found: defaultdict[tuple[str, str], list[ListedClass]] = defaultdict(list)
    for one in all_classes():
        for key in dict.fromkeys(name_key(name.name) for name in one.names):
            found[one.scheme, key].append(one)
    return dict(found)


@cache
def _by_code() -> dict[tuple[str, str], tuple[ListedClass, ...]]:
    names: defaultdict[tuple[str, str], list[ClassName]] = defaultdict(list)
    for row in code_table("classification"):
        name = ClassName(row["name"], row["english"], year_of(row["first"]), year_of(row["last"]))
        names[row["scheme"], row["code"]].append(name)
    return {key: tuple(_meanings(*key, found)) for key, found in names.items()}


def _meanings(scheme: str, code: str, names: list[ClassName]) -> Iterator[ListedClass]:
    """One class for each meaning of a code: it has two where one moved away and names were seen later."""
    moved = next((move for move in moves() if (move.scheme, move.old) == (scheme, code)), None)
    earlier = [name for name in names if moved and (name.first or moved.year) < moved.year]
    later = [name for name in names if name not in earlier]
    if moved and earlier:
        yield ListedClass(scheme, code, _in_order(earlier), ends=moved.year - 1)
    if later:
        yield ListedClass(scheme, code, _in_order(later), begins=moved.year if moved else None)


def _in_order(names: Iterable[ClassName]) -> tuple[ClassName, ...]:
    return tuple(sorted(names, key=lambda name: name.first or 0))
