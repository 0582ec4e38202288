"""The overall situation of revenue and expenditure, in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.money import MONEY
from budgetgraph.facts.statement import Statement
from budgetgraph.sections.numbering import DIGITS, numbered
from budgetgraph.sections.prose import LineItemWords, read_amounts, words
from budgetgraph.sections.section import Section, SectionReader

_LINE_ITEMS = (
    LineItemWords("收支安排|收支总计|收支预算|收、支总计", ("revenue-total", "expenditure-total")),
    *words(
        revenue_fiscal_appropriation="财政拨款(?:收入)?",
        revenue_general_public_budget="一般公共预算(?:财政)?(?:拨款)?(?:收入|拨款)?",
        revenue_government_fund="政府性?基金(?:预算)?(?:财政)?(?:拨款)?(?:收入|拨款)?",
        revenue_state_capital="国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:收入|拨款)?",
        revenue_fiscal_account="财政专户(?:管理资金|核拨)?(?:收入|拨款)?",
        revenue_carried_over="上年结转(?:和结余)?|上年结余",
        revenue_other="其他(?:来源)?收入",
        expenditure_basic_personnel="(?:基本支出)?人员经费(?:支出)?",
        expenditure_basic_public="(?:日常)?公用经费(?:支出)?",
        expenditure_basic="基本支出",
        expenditure_project="项目支出",
        revenue_total="总?收入",
        expenditure_total="总?支出",
    ),
)
_COMPOSITION = re.compile(r"(?:(?<=[，；。\n])|^)[^，；。\n]++[，,]\s*包括[^；。\n]+")
_SENTENCE = re.compile(r"[^。\n]+。?")


def read_revenue_and_expenditure(section: Section) -> Iterator[Fact]:
    """Figures and changes; sentences without an amount are statements of how the budget is made."""
    paragraphs = [paragraph for paragraph in section.paragraphs if numbered(paragraph, DIGITS) is None]
    yield from read_amounts(section.paragraphs, _LINE_ITEMS, section.fiscal_year)
    for paragraph in paragraphs:
        compositions = (clause for clause in paragraph.find_all(_COMPOSITION) if MONEY.search(clause.text))
        yield from (Statement("composition-note", clause) for clause in compositions)
        yield from (_statement(sentence) for sentence in paragraph.find_all(_SENTENCE) if _is_words(sentence))


def _is_words(sentence: Passage) -> bool:
    return bool(sentence) and MONEY.search(sentence.text) is None


def _statement(sentence: Passage) -> Statement:
    return Statement("budgeting-basis", sentence.strip())


REVENUE_AND_EXPENDITURE = SectionReader(
    "revenue-and-expenditure",
    re.compile(r"预算安排(?:的)?总体情况|收支(?:预算)?(?:总体|安排)?情况|预算收支"),
    read_revenue_and_expenditure,
)
