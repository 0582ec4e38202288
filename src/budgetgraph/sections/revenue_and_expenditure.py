"""The overall situation of revenue and expenditure, in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.money import MONEY
from budgetgraph.facts.statement import Statement
from budgetgraph.sections.numbering import DIGITS, numbered
from budgetgraph.sections.prose import read_prose
from budgetgraph.sections.section import Section, SectionReader

_COMPOSITION = re.compile(r"(?:(?<=[，；。\n])|^)[^，；。\n]++[，,]\s*包括[^；。\n]+")
_SENTENCE = re.compile(r"[^。\n]+。?")


def read_revenue_and_expenditure(section: Section) -> Iterator[Fact]:
    """Figures and changes; sentences without an amount are statements of how the budget is made."""
    paragraphs = [paragraph for paragraph in section.paragraphs if numbered(paragraph, DIGITS) is None]
    yield from read_prose(section)
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
