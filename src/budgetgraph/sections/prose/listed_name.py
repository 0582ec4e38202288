"""Functional classes by their bare names (`初中教育支出206万元`), where only one class is called so."""

from __future__ import annotations

import re

from budgetgraph.classifications import by_name
from budgetgraph.facts.classification import Classification
from budgetgraph.sections.prose.classes import NamedClass
from budgetgraph.sections.prose.lead import Lead
from budgetgraph.sections.prose.wording import NUMBERING

_BEFORE = re.compile(rf"(?:{NUMBERING}|其中|包括|[：:，,、；;])*+[“\"]?")
_SHORTEST, _LONGEST = 4, 24
_DIGITS_OF_TOP = 3


def listed_class(lead: Lead, year: int) -> NamedClass | None:
    """The class below the top level with whose name a lead begins; None where others, or economic ones, share it."""
    before = _BEFORE.match(lead.text)
    start = before.end() if before else 0
    for end in range(min(len(lead.text), start + _LONGEST), start + _SHORTEST - 1, -1):
        if _is_one(lead.text[start:end], year):
            found = Classification("function", None, (), lead.between(start, end))
            return NamedClass(found, start, end, is_top=False)
    return None


def _is_one(name: str, year: int) -> bool:
    codes = {one.code for one in by_name("function", name, year)}
    is_one = len(codes) == 1 and len(next(iter(codes))) > _DIGITS_OF_TOP
    return is_one and not any(one.name == name for of in by_name("economic", name, year) for one in of.names)
