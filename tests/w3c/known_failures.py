"""What the endpoint is known not to pass, and what is not asked of it: known-failures.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.w3c.suite import Case, Kind, Suite, cases

FILE = Path(__file__).with_name("known-failures.toml")


@dataclass(frozen=True)
class Failure:
    """Why a test is not passed, and whose fault that is."""

    why: str
    fault: str


@cache
def known_failures(suite: Suite) -> Mapping[str, Failure]:
    """By the test's name; those alone that this edition of the suites has in this form."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["failure"]
    here = [entry for entry in entries if entry.get("edition", suite.edition) == suite.edition]
    return {name: Failure(entry["why"], entry["fault"]) for entry in here for name in entry["tests"]}


@cache
def left_out() -> Mapping[str, str]:
    """The groups that are not run, and why."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["left-out"]
    return {entry["group"]: entry["why"] for entry in entries}


def asked(suite: Suite) -> Iterator[Case]:
    """The tests of the groups that are run."""
    return (case for case in cases(suite) if case.group not in left_out())


def with_expectations(suite: Suite, *kinds: Kind) -> list[object]:
    """The tests of some kinds as parameters; one that is known to fail must fail."""
    known = known_failures(suite)
    return [
        pytest.param(case, id=case.name, marks=_marks(known.get(case.name)))
        for case in asked(suite)
        if case.kind in kinds
    ]


def _marks(failure: Failure | None) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(raises=AssertionError, strict=True, reason=failure.why)] if failure else []
