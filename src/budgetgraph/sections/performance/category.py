"""The category that the levels of an indicator name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetgraph.code_lists import code_list
from budgetgraph.identifiers import opaque_code
from budgetgraph.sections.numbering import NUMBERINGS

_POINTS = re.compile(r"[（(]\s*+\d{1,3}(?:\.\d{1,2})?\s*+[分%％]?\s*+[)）]$")
_COST = "成本指标"


def category_of(levels: Sequence[str]) -> str:
    """The slug of the lowest level in the code list; an opaque one for names that it does not know.

    Cost is a level of its own, or the second one below output.
    """
    names = [_words(level) for level in levels]
    if {_named(name) for name in names} == {_COST}:
        return "cost"
    return _known(names[-1]) or opaque_code(*levels)


def _known(name: str) -> str | None:
    known = code_list("indicator-category")
    return known.get(name) or known.get(_named(name)) or known.get(name.removesuffix("指标"))


def _named(name: str) -> str:
    return name.removesuffix("指标") + "指标"


def _words(level: str) -> str:
    """The name of a level without its number and the points that it counts."""
    for numbering in NUMBERINGS:
        match = numbering.match(level)
        level = level[match.end() :] if match else level
    return _POINTS.sub("", level).strip()
