"""The department's goals in prose: the overall goal, and the sub-goals with their indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.performance import Goal, Indicator, OverallGoal
from budgetgraph.sections.indicator_prose import read_indicator
from budgetgraph.sections.numbering import BRACKETED_HAN, grouped, items, numbered, trimmed, without_number
from budgetgraph.sections.section import Section, SectionReader

_GOAL = re.compile(r"绩效目标\s*[：:]\s*(?P<text>.+?)\s*(?=绩效指标\s*[：:]|$(?!\n))", re.DOTALL)
_INDICATORS = re.compile(r"绩效指标\s*[：:]\s*(?P<text>.+)", re.DOTALL)


def read_overall_goal(section: Section) -> Iterator[Fact]:
    """The whole text below the heading is the goal."""
    if section.extent and section.heading:
        yield OverallGoal(section.extent.strip(), without_number(section.heading))


def read_sub_goals(section: Section) -> Iterator[Fact]:
    """One goal for each paragraph numbered （一）, with what follows it."""
    for group in grouped(section.paragraphs, BRACKETED_HAN):
        title = numbered(group[0], BRACKETED_HAN)
        if title is None:
            continue
        body = section.between(group[0].end, group[-1].end)
        yield Goal(body.search(_GOAL, "text"), trimmed(title), _indicators(body, section.fiscal_year))


def _indicators(body: Passage, fiscal_year: int) -> tuple[Indicator, ...]:
    text = body.search(_INDICATORS, "text")
    return tuple(read_indicator(item, fiscal_year) for item in items(text)) if text else ()


OVERALL_GOAL = SectionReader("overall-goal", re.compile(r"总体绩效目标|整体绩效目标$"), read_overall_goal)
SUB_GOALS = SectionReader("sub-goals", re.compile(r"分项绩效目标|职责分类绩效目标"), read_sub_goals)
