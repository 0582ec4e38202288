"""The department's goals in prose: the overall goal, and the sub-goals with their indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.performance import Goal, Indicator, OverallGoal
from budgetgraph.sections.indicator_prose import read_indicator
from budgetgraph.sections.numbering import BRACKETED_HAN, grouped, items, numbered, trimmed, without_number
from budgetgraph.sections.section import Section, SectionReader

_GOAL_LABEL = re.compile(r"绩效目标\s*+[：:]")
_INDICATORS_LABEL = re.compile(r"绩效指标\s*+[：:]")


def read_overall_goal(section: Section) -> Iterator[Fact]:
    """The whole text below the heading is the goal."""
    if section.extents and section.heading:
        yield OverallGoal(section.extents[0].strip(), without_number(section.heading))


def read_sub_goals(section: Section) -> Iterator[Fact]:
    """One goal for each paragraph numbered （一）, with what follows it."""
    for group in grouped(section.paragraphs, BRACKETED_HAN):
        goal = _goal(section, group)
        if goal.title or goal.text:
            yield goal


def _goal(section: Section, group: Sequence[Passage]) -> Goal:
    title = trimmed(numbered(group[0], BRACKETED_HAN) or group[0].cut(0, 0))
    body = section.between(group[0].end, group[-1].end).strip()
    text, listed = _divided(body)
    if not title and not text:
        text = body  # indicators of no goal are a goal in themselves
    return Goal(text or None, title or None, _indicators(listed, section.fiscal_year))


def _divided(body: Passage) -> tuple[Passage, Passage]:
    """The text of the goal and the list of its indicators, without their labels; either may be empty."""
    goal = _GOAL_LABEL.search(body.text)
    start = goal.end() if goal else 0
    indicators = _INDICATORS_LABEL.search(body.text, start)
    if indicators is None:
        return body.cut(start).strip(), body.cut(len(body.text))
    return body.cut(start, indicators.start()).strip(), body.cut(indicators.end()).strip()


def _indicators(listed: Passage, fiscal_year: int) -> tuple[Indicator, ...]:
    return tuple(read_indicator(item, fiscal_year) for item in items(listed))


OVERALL_GOAL = SectionReader("overall-goal", re.compile(r"总体绩效目标|整体绩效目标$"), read_overall_goal)
SUB_GOALS = SectionReader("sub-goals", re.compile(r"分项绩效目标|职责分类绩效目标"), read_sub_goals)
