"""All readers of sections, in the order in which their headings are tried: the particular before the general."""

from __future__ import annotations

import re

from budgetgraph.sections.assets import ASSETS
from budgetgraph.sections.duties import DUTIES
from budgetgraph.sections.glossary import GLOSSARY
from budgetgraph.sections.goals import OVERALL_GOAL, SUB_GOALS
from budgetgraph.sections.measures import SAFEGUARD_MEASURES
from budgetgraph.sections.operating_funds import OPERATING_FUNDS
from budgetgraph.sections.organisation import ORGANISATION
from budgetgraph.sections.preamble import PREAMBLE_READER
from budgetgraph.sections.procurement import PROCUREMENT
from budgetgraph.sections.projects import PROJECT_PERFORMANCE
from budgetgraph.sections.revenue_and_expenditure import REVENUE_AND_EXPENDITURE
from budgetgraph.sections.section import SectionReader, read_nothing
from budgetgraph.sections.statements import OTHER_MATTERS, SPECIAL_FUNDS
from budgetgraph.sections.three_public import THREE_PUBLIC

PERFORMANCE = SectionReader(
    "performance", re.compile(r"^(?:\d{4}年)?(?:第.部分\s*)?部门(?:预算绩效信息|整体绩效目标)"), read_nothing
)

READERS: tuple[SectionReader, ...] = (
    PREAMBLE_READER,
    PERFORMANCE,
    OVERALL_GOAL,
    SUB_GOALS,
    SAFEGUARD_MEASURES,
    SPECIAL_FUNDS,
    PROJECT_PERFORMANCE,
    THREE_PUBLIC,
    OPERATING_FUNDS,
    PROCUREMENT,
    ASSETS,
    GLOSSARY,
    OTHER_MATTERS,
    DUTIES,
    ORGANISATION,
    REVENUE_AND_EXPENDITURE,
)
