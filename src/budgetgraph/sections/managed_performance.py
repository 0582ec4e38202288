"""How performance is managed: goals that were set, evaluations that were made, said in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.facts.fact import Fact
from budgetgraph.facts.statement import Statement
from budgetgraph.sections.prose import read_prose
from budgetgraph.sections.prose.counting import read_counts
from budgetgraph.sections.section import Section, SectionReader


def read_managed_performance(section: Section) -> Iterator[Fact]:
    """Its amounts and counts; and each paragraph is a statement."""
    yield from read_prose(section)
    yield from read_counts(section)
    yield from (Statement("performance-management", paragraph) for paragraph in section.paragraphs)


PERFORMANCE_MANAGEMENT = SectionReader(
    "performance-management",
    re.compile(
        r"绩效(?:目标)?(?:设置|编制|管理|评价|自评|信息|监控|评估|工作|开展|完成)|(?:预算|项目|整体|支出)绩效(?:目标)?(?:情况|说明)|绩效(?:目标)?情况"
    ),
    read_managed_performance,
)
