"""The projects: for each a table with its goals and its indicators, under a heading with its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.document import Paragraph
from budgetgraph.facts.fact import Fact
from budgetgraph.sections.performance.reader import PerformanceReader
from budgetgraph.sections.section import Section, SectionReader


def read_projects(section: Section) -> Iterator[Fact]:
    """The projects in their order; one whose heading is lost has no title."""
    reader = PerformanceReader(section)
    if section.heading:
        reader.paragraph(section.heading)
    for block in section.blocks:
        if isinstance(block, Paragraph):
            reader.paragraph(block.passage)
        else:
            reader.table(block)
    yield from reader.end()


PROJECT_PERFORMANCE = SectionReader("project-performance", re.compile(r"项目绩效目标"), read_projects)
