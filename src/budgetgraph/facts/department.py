"""The department: who it is and what it is there for."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact


@dataclass(frozen=True)
class DepartmentCode(Fact):
    """A place where the department's budget code is printed beside its name."""

    code: Passage
    name: Passage


@dataclass(frozen=True)
class Organisation(Fact):
    """A row of the table of units: nature (单位性质), rank (单位规格), form of funding (经费保障形式)."""

    name: Passage
    nature: Passage | None
    rank: Passage | None
    funding_form: Passage | None


@dataclass(frozen=True)
class Duty(Fact):
    """A duty of the department."""

    text: Passage
