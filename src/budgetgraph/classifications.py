"""Classes of expenditure, by function and by economic nature, by code and by name, in any year.

The list (`ontology/codes/classification.csv`) was read from disclosures, because the official one is in no data that
could be used; it grows with them. A code is `listed` in the years between the first and the last in which documents
print it; in any other year it is looked up all the same, because documents lag behind and the list has gaps.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from budgetgraph.vocabulary import ontology_directory

YEARS = range(2017, 2027)
"""The years whose schemes the list describes."""

SCHEMES = ("function", "economic")

_MARKED_LEVEL = re.compile(r"（[类款项]）$")
_PASSED_OVER = re.compile(r"[\s、，,“”\"]")
_HALF_WIDTH = str.maketrans("()它", "（）他")  # 其它 is 其他


@dataclass(frozen=True)
class ClassName:
    """A name of a code, in Chinese and English, with the first and the last year in which it was seen."""

    name: str
    english: str
    first: int | None
    last: int | None


@dataclass(frozen=True)
class ListedClass:
    """A code with the names that it had for one meaning, the oldest first.

    Codes change their names (210 医疗卫生与计划生育支出 2018, 卫生健康支出 2019), and some their meaning: 30311 was 住房公积金
    until 2017 and is 代缴社会保险费 now; those are two of these. `begins` and `ends` bound the years of a meaning.
    """

    scheme: str
    code: str
    names: tuple[ClassName, ...]
    begins: int | None = None
    ends: int | None = None

    @property
    def level(self) -> int:
        """1 for 类, 2 for 款, 3 for 项."""
        return level_of(self.code)

    @property
    def above(self) -> str | None:
        """The code of the class that this one belongs to, None at the top."""
        return above(self.code)

    def name_in(self, year: int) -> ClassName:
        """The name that was in use in a year: the newest that had been seen by then, else the oldest."""
        known = [name for name in self.names if name.first is not None and name.first <= year]
        return known[-1] if known else self.names[0]

    def is_listed(self, year: int) -> bool:
        """Whether documents of the year, or of an earlier and of a later one, print the code in this meaning."""
        first = [name.first for name in self.names if name.first is not None and name.last is not None]
        last = [name.last for name in self.names if name.first is not None and name.last is not None]
        is_seen = bool(first) and min(first) <= year <= max(last)
        return is_seen and year in YEARS and self.is_meant_in(year)

    def is_meant_in(self, year: int) -> bool:
        """Whether the code has this meaning in a year."""
        return (self.begins or year) <= year <= (self.ends or year)

    def is_called(self, name: str) -> bool:
        """Whether a name is one of this class, in any year and any spelling."""
        return name_key(name) in {name_key(one.name) for one in self.names}


@dataclass(frozen=True)
class Move:
    """A meaning that went from one code to another: `new` has it from `year` on."""

    scheme: str
    year: int
    old: str
    new: str


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


def level_of(code: str) -> int:
    """1 for the three digits of a 类, 2 for the five of a 款, 3 for the seven of an 项."""
    return max(1, (len(code) - 1) // 2)


def above(code: str) -> str | None:
    """The code of the class that a code belongs to, None for one of three digits or fewer."""
    return code[:-2] if len(code) > 3 else None


def is_below(code: str, other: str) -> bool:
    """Whether a code is on a level below another one."""
    return code != other and code.startswith(other)


def is_well_formed(code: str) -> bool:
    """Whether a code has the length of a 类, a 款 or an 项."""
    return code.isascii() and code.isdigit() and len(code) in (3, 5, 7)


def name_key(name: str) -> str:
    """What the spellings of one name have in common: 社会保障和就业 and 社会保障和就业支出（类）, 其它 and 其他."""
    plain = _MARKED_LEVEL.sub("", _PASSED_OVER.sub("", name.translate(_HALF_WIDTH)))
    return plain.removesuffix("支出") or plain


def all_classes() -> Iterator[ListedClass]:
    """Every class, by scheme and code."""
    for meanings in _by_code().values():
        yield from meanings


@cache
def moves() -> tuple[Move, ...]:
    """The meanings that are known to have gone from one code to another."""
    return tuple(
        Move(row["scheme"], int(row["year"]), row["old"], row["new"])
        for row in _rows("classification-changes")
    )


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
    for row in _rows("classification"):
        name = ClassName(row["name"], row["english"], _year(row["first"]), _year(row["last"]))
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


def _rows(name: str) -> list[dict[str, str]]:
    path = ontology_directory() / "codes" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _year(text: str) -> int | None:
    return int(text) if text else None
