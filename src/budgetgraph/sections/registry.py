"""All readers of sections, in the order in which their headings are tried: the particular before the general."""

from __future__ import annotations

import re
from dataclasses import replace

from budgetgraph.sections.appropriations import (
    ALL_REVENUE_AND_EXPENDITURE,
    BALANCES,
    EXPENDITURE,
    FISCAL_APPROPRIATION,
    FISCAL_APPROPRIATION_BASIC,
    FISCAL_APPROPRIATION_EXPENDITURE,
    GENERAL_PUBLIC_BUDGET,
    GENERAL_PUBLIC_BUDGET_BASIC,
    GOVERNMENT_FUND,
    MEETINGS_AND_TRAINING,
    PREPARATION_NOTES,
    PROJECT_EXPENDITURE,
    REVENUE,
    STATE_CAPITAL,
    TRANSFERS,
)
from budgetgraph.sections.assets import ASSETS
from budgetgraph.sections.contact import CONTACT_READER
from budgetgraph.sections.containers import APPENDICES, EXPLANATIONS, OVERVIEW, PERFORMANCE, TABLES
from budgetgraph.sections.duties import DUTIES
from budgetgraph.sections.glossary import GLOSSARY
from budgetgraph.sections.goals import OVERALL_GOAL, SUB_GOALS
from budgetgraph.sections.managed_performance import PERFORMANCE_MANAGEMENT
from budgetgraph.sections.measures import SAFEGUARD_MEASURES
from budgetgraph.sections.operating_funds import OPERATING_FUNDS
from budgetgraph.sections.organisation import ORGANISATION
from budgetgraph.sections.preamble import PREAMBLE_READER
from budgetgraph.sections.procurement import PROCUREMENT
from budgetgraph.sections.project_funds import PROJECT_FUNDS
from budgetgraph.sections.projects import PROJECT_PERFORMANCE
from budgetgraph.sections.revenue_and_expenditure import REVENUE_AND_EXPENDITURE
from budgetgraph.sections.section import SectionReader
from budgetgraph.sections.statements import OTHER_MATTERS, SPECIAL_FUNDS
from budgetgraph.sections.tasks import MAIN_TASKS, PREPARATION_BASIS
from budgetgraph.sections.three_public import THREE_PUBLIC

READERS: tuple[SectionReader, ...] = (
    PREAMBLE_READER,
    PERFORMANCE,
    OVERALL_GOAL,
    SUB_GOALS,
    SAFEGUARD_MEASURES,
    SPECIAL_FUNDS,
    PROJECT_PERFORMANCE,
    PERFORMANCE_MANAGEMENT,
    PROJECT_FUNDS,
    THREE_PUBLIC,
    replace(OPERATING_FUNDS, heading=re.compile(r"机[关构]运[行转]经费")),
    PROCUREMENT,
    STATE_CAPITAL,
    ASSETS,
    GOVERNMENT_FUND,
    MEETINGS_AND_TRAINING,
    GENERAL_PUBLIC_BUDGET_BASIC,
    GENERAL_PUBLIC_BUDGET,
    FISCAL_APPROPRIATION_BASIC,
    FISCAL_APPROPRIATION_EXPENDITURE,
    FISCAL_APPROPRIATION,
    TRANSFERS,
    BALANCES,
    GLOSSARY,
    OTHER_MATTERS,
    DUTIES,
    MAIN_TASKS,
    PREPARATION_BASIS,
    PREPARATION_NOTES,
    ORGANISATION,
    replace(REVENUE_AND_EXPENDITURE, heading=ALL_REVENUE_AND_EXPENDITURE),
    PROJECT_EXPENDITURE,
    REVENUE,
    EXPENDITURE,
    OVERVIEW,
    TABLES,
    EXPLANATIONS,
    CONTACT_READER,
    APPENDICES,
)
