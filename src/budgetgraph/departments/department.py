"""Departments: the registered disclosures of one body, under one key.

The rule stands in docs/decisions/2026-11-26-one-department.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from budgetgraph.departments.decisions import Decisions
from budgetgraph.departments.name import comparable_within
from budgetgraph.disclosures import Body, Disclosure


@dataclass(frozen=True)
class Department:
    """One body: the key that it has everywhere, all keys that it is registered under, and its disclosures by year."""

    key: str
    keys: frozenset[str]
    disclosures: tuple[Disclosure, ...]

    @property
    def name(self) -> str:
        """The name of the latest year."""
        return self.disclosures[-1].department_name

    @property
    def names(self) -> dict[str, list[int]]:
        """Every name with the years in which it was disclosed under it, the earliest first."""
        years: defaultdict[str, set[int]] = defaultdict(set)
        for disclosure in self.disclosures:
            years[disclosure.department_name].add(disclosure.key.year)
        return {name: sorted(found) for name, found in years.items()}


def departments(disclosures: Iterable[Disclosure], decisions: Decisions) -> list[Department]:
    """The departments that disclose, by key: what is one by the rule, or said to be one by a person, is joined."""
    by_key: defaultdict[str, list[Disclosure]] = defaultdict(list)
    for disclosure in sorted(disclosures, key=lambda d: (d.key.year, d.key)):
        by_key[disclosure.key.department].append(disclosure)
    groups = _Groups(by_key, decisions)
    for keys in (*_of_one_name(by_key), *decisions.same):
        for key in keys[1:]:
            groups.join(keys[0], key)
    found = [_department(keys, by_key, decisions) for keys in groups.all()]
    return sorted(found, key=lambda department: department.key)


def with_bodies(disclosures: Sequence[Disclosure], decisions: Decisions) -> list[Disclosure]:
    """The same disclosures, each knowing the body that it is of."""
    body_of: dict[str, Body] = {}
    for department in departments(disclosures, decisions):
        replaced = [change for change in decisions.renamed if change.to in department.keys]
        former = tuple(sorted((change.former, change.year) for change in replaced))
        body_of.update(dict.fromkeys(department.keys, Body(department.key, department.name, former)))
    former_to_key = {key: body.key for key, body in body_of.items()}
    return [replace(d, body=_with_keys(body_of[d.key.department], former_to_key)) for d in disclosures]


def _with_keys(body: Body, keys: dict[str, str]) -> Body:
    """A body whose predecessors have the keys that they are published under."""
    return replace(body, replaces=tuple((keys.get(key, key), year) for key, year in body.replaces))


class _Groups:
    """Keys in groups that only grow; two that a person holds apart are never joined, through no third one either."""

    def __init__(self, keys: Iterable[str], decisions: Decisions) -> None:
        self._group_of = {key: [key] for key in keys}
        self._decisions = decisions

    def join(self, one: str, other: str) -> None:
        first, second = self._group_of.get(one), self._group_of.get(other)
        if first is None or second is None or first is second:
            return
        if not any(self._decisions.are_different(a, b) for a in first for b in second):
            first += second
            self._group_of.update(dict.fromkeys(second, first))

    def all(self) -> list[frozenset[str]]:
        return list(dict.fromkeys(frozenset(group) for group in self._group_of.values()))


def _of_one_name(by_key: dict[str, list[Disclosure]]) -> list[list[str]]:
    """The keys that share a region and a name, in any year."""
    keys: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for key, disclosures in by_key.items():
        for disclosure in disclosures:
            region = disclosure.key.region
            keys[region, comparable_within(region, disclosure.department_name)][key] = None
    return [list(found) for found in keys.values()]


def _department(
    keys: frozenset[str], by_key: dict[str, list[Disclosure]], decisions: Decisions
) -> Department:
    listed = [same[0] for same in decisions.same if same[0] in keys]
    disclosures = sorted((d for key in keys for d in by_key[key]), key=lambda d: (d.key.year, d.key))
    # A printed code before an assigned one (x…), then the one that was disclosed under first.
    first = min(disclosures, key=lambda d: (d.key.code.startswith("x"), d.key.year, d.key))
    return Department(listed[0] if listed else first.key.department, keys, tuple(disclosures))
