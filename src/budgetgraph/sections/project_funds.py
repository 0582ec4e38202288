"""Projects in words: 项目经费情况说明 with what a project is, why, by whom, how, when, for how much, what for."""

from __future__ import annotations

import re

from budgetgraph.sections.section import SectionReader, read_nothing

PROJECT_FUNDS = SectionReader(
    "project-funds", re.compile(r"项目经费(?:情况)?(?:的)?(?:说明|情况)"), read_nothing
)
