"""Doubtful cases: what may be one department or two, and only a person can tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from budgetgraph import regions
from budgetgraph.departments.decisions import Decisions
from budgetgraph.departments.department import Department
from budgetgraph.departments.name import comparable, comparable_within

_NUMBER = re.compile(r"[一二三四五六七八九十\d]+")
_MORE = 3  # characters that a name can have beyond the other one
_ALIKE = 0.75  # share of the characters that two names have in common, in order


@dataclass(frozen=True)
class Doubt:
    """Why a person is asked, the keys that it is about, and what could be written to `departments.toml`."""

    why: str
    keys: tuple[str, ...]

    @property
    def answer(self) -> str:
        """The lines that say that it is one body; `[[different]]` says that it is two."""
        listed = ", ".join(f'"{key}"' for key in self.keys)
        return f"[[same]]\ndepartments = [{listed}]"


def doubts(departments: Sequence[Department], decisions: Decisions) -> list[Doubt]:
    """The cases that no decision covers, by key."""
    return [*_changed_names(departments, decisions), *_similar_names(departments, decisions)]


def _changed_names(departments: Iterable[Department], decisions: Decisions) -> Iterator[Doubt]:
    """One code under several names: the body was renamed, or its code was given to another."""
    for department in departments:
        for key in sorted(department.keys):
            names = _names_of(department, key)
            if len(names) > 1 and not decisions.is_decided(key):
                yield Doubt(f"one code has several names: {', '.join(names)}", (key,))


def _names_of(department: Department, key: str) -> list[str]:
    names = [d.department_name for d in department.disclosures if d.key.department == key]
    region = key.partition("-")[0]
    return list({comparable_within(region, name): name for name in names}.values())


def _similar_names(departments: Iterable[Department], decisions: Decisions) -> Iterator[Doubt]:
    """Departments of one region whose names are much alike; the same name in two regions is no doubt."""
    by_region: defaultdict[str, list[Department]] = defaultdict(list)
    for department in departments:
        by_region[department.key.partition("-")[0]].append(department)
    for region in by_region.values():
        for one, other in combinations(region, 2):
            if not decisions.is_decided(one.key, other.key) and _are_alike(one, other):
                yield Doubt(f"much alike: {one.name}, {other.name}", (one.key, other.key))


def _are_alike(one: Department, other: Department) -> bool:
    return any(
        _is_alike(_without_region(first, one), _without_region(second, other))
        for first in one.names
        for second in other.names
    )


def _without_region(name: str, department: Department) -> str:
    """A name without the province, city or county that it begins with: all names of a region have that in common."""
    region = regions.by_code(department.key.partition("-")[0])
    text = comparable(name)
    for outer in reversed((region, *regions.ancestors(region)) if region else ()):
        text = text.removeprefix(outer.name) or text
    return text


def _is_alike(one: str, other: str) -> bool:
    if _is_within(one, other) or _is_within(other, one):
        return True
    if _NUMBER.sub("", one) == _NUMBER.sub("", other):
        return False  # 第一中学 and 第二中学
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _is_within(short: str, long: str) -> bool:
    """Whether all characters of a name stand in the other one, in order: 财政局, 财政和国资局."""
    rest = iter(long)
    return 2 < len(short) >= len(long) - _MORE and all(character in rest for character in short)
