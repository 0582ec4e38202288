"""What the department means to do in the year, and by which rules its budget is drawn up: statements in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from budgetgraph.facts.fact import Fact
from budgetgraph.facts.statement import Statement
from budgetgraph.sections.prose import read_prose
from budgetgraph.sections.section import Section, SectionReader


def _statements(kind: str) -> Callable[[Section], Iterator[Fact]]:
    """Each paragraph is a statement of a kind."""

    def read(section: Section) -> Iterator[Fact]:
        return (Statement(kind, paragraph) for paragraph in section.paragraphs)

    return read


def read_preparation_basis(section: Section) -> Iterator[Fact]:
    """Each paragraph is a statement; the amounts in it are facts."""
    yield from read_prose(section)
    yield from _statements("budgeting-basis")(section)


MAIN_TASKS = SectionReader(
    "main-tasks",
    re.compile(
        r"(?:主要|重点|年度|部门)工作(?:任务|目标|计划|安排)?|工作任务|年度(?:主要|重点)?(?:任务|目标)"
    ),
    _statements("main-task"),
)
PREPARATION_BASIS = SectionReader(
    "preparation-basis",
    re.compile(
        r"(?:编制|编报)的?(?:相关|有关|主要|指导)?(?:依据|原则|范围|基础|口径|思想)|测算(?:分析|依据)"
    ),
    read_preparation_basis,
)
