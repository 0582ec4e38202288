"""Glossary entries, and the functional classification that their terms spell out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact

Level = Literal["class", "division", "item"]
LEVELS: dict[str, Level] = {"类": "class", "款": "division", "项": "item"}
_LEVEL = re.compile(r"[（(](?P<level>[类款项])[)）]")


@dataclass(frozen=True)
class Step:
    """One level of a functional classification: its name as printed."""

    level: Level
    name: Passage


@dataclass(frozen=True)
class GlossaryEntry(Fact):
    """A term and its definition.

    `path` leads from 类 to the classification that the term names, empty for any other term; entries nested
    below this one are in `nested` and their paths begin with this one's.
    """

    term: Passage
    definition: Passage
    path: tuple[Step, ...] = ()
    nested: tuple[GlossaryEntry, ...] = ()


def classification_path(term: Passage) -> tuple[Step, ...]:
    """The steps that a term like `一般公共服务（类）商贸事务（款）招商引资（项）` spells out; may be empty."""
    return tuple(_steps(term))


def _steps(term: Passage) -> Iterator[Step]:
    start = 0
    for match in _LEVEL.finditer(term.text):
        name = term.cut(start, match.start()).strip()
        start = match.end()
        if name:
            yield Step(LEVELS[match["level"]], name)
