"""The sections that explain the tables of revenue and expenditure one by one: all funds, one fund, one use."""

from __future__ import annotations

import re

from budgetgraph.sections.prose import read_prose
from budgetgraph.sections.section import SectionReader

_SAID = "(?:预算|决算|总表|表|总体|安排|执行|结构|具体|增减变化|支出|收入|的|有关|相关){0,6}(?:情况|说明)"

# An error of the sources: 固有资本.
STATE_CAPITAL = SectionReader("state-capital", re.compile(r"[国固]有资本经营"), read_prose)
GOVERNMENT_FUND = SectionReader("government-fund", re.compile(r"政府性?基金"), read_prose)
MEETINGS_AND_TRAINING = SectionReader(
    "meetings-and-training", re.compile(r"会议费|培训费|一般性支出"), read_prose
)
GENERAL_PUBLIC_BUDGET_BASIC = SectionReader(
    "general-public-budget-basic", re.compile(r"一般公共预算.{0,12}基本支出"), read_prose
)
GENERAL_PUBLIC_BUDGET = SectionReader(
    "general-public-budget", re.compile(r"一般公共预算|公共财政(?:预算)?拨款"), read_prose
)
FISCAL_APPROPRIATION_BASIC = SectionReader(
    "fiscal-appropriation-basic", re.compile(r"财政拨款.{0,6}基本支出"), read_prose
)
FISCAL_APPROPRIATION_EXPENDITURE = SectionReader(
    "fiscal-appropriation-expenditure", re.compile(r"财政拨款支出"), read_prose
)
FISCAL_APPROPRIATION = SectionReader(
    "fiscal-appropriation", re.compile(r"财政拨款(?:预算|决算)?(?:收支|收入|情况)"), read_prose
)
TRANSFERS = SectionReader("transfers", re.compile(r"转移支付"), read_prose)
BALANCES = SectionReader(
    "balances", re.compile(rf"结[转余](?:和|及|与|、)?结?[转余]?(?:资金)?{_SAID}"), read_prose
)
PROJECT_EXPENDITURE = SectionReader("project-expenditure", re.compile(rf"项目支出{_SAID}"), read_prose)
REVENUE = SectionReader(
    "revenue", re.compile(rf"(?<!事业)(?<!经营)(?<!其他)(?<!非税)收入{_SAID}"), read_prose
)
EXPENDITURE = SectionReader(
    "expenditure", re.compile(rf"(?<!服务)(?<!福利)(?<!其他)(?<!经营)(?<!性)支出{_SAID}"), read_prose
)
PREPARATION_NOTES = SectionReader(
    "preparation-notes", re.compile(r"(?:预算|决算)?编[制报](?:情况)?的?说明"), read_prose
)

ALL_REVENUE_AND_EXPENDITURE = re.compile(
    r"(?:预算|决算)安排的?总体情况|收支(?:预算|决算)?(?:总表|总体|安排)?(?:及.{0,6})?(?:增减变[化动])?的?(?:情况|说明)"
    r"|收入支出(?:预算|决算)?(?:总表|总体|安排)?(?:及.{0,6})?的?(?:情况|说明)|预算收支|收支预算|收支总体"
)
"""The words for all revenue and expenditure, of budgets and of final accounts."""
