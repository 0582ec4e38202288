"""Performance: goals, projects and their indicators."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.statement import Statement
from budgetgraph.facts.target import Target


@dataclass(frozen=True)
class Indicator:
    """An indicator: its name, what it says, and its target.

    `category` is a slug of `indicator-category` where a table gives one, `levels` the cells (own or carried
    down from rows above) that print it. `basis` is why the target is what it is (指标值确定依据).
    """

    name: Passage
    target: Target
    description: Passage | None = None
    basis: Passage | None = None
    category: str | None = None
    levels: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Goal(Fact):
    """A goal in words; `title` is None for the goals of a project, which have only a text."""

    text: Passage | None
    title: Passage | None = None
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True)
class OverallGoal(Fact):
    """The goal of the whole department for the year."""

    text: Passage
    title: Passage


@dataclass(frozen=True)
class Project(Fact):
    """A project with its goals and indicators; `title` is None where the source has lost it.

    `goal_label` is the cell that says `绩效目标`: it begins every project's table, with or without a heading. Where a
    project is told in running text (项目经费情况说明) it is the first of the labels, and `parts` are what they label.
    """

    title: Passage | None
    goal_label: Passage
    goals: tuple[Goal, ...]
    indicators: tuple[Indicator, ...]
    unit_code: Passage | None = None
    unit_name: Passage | None = None
    parts: tuple[Statement, ...] = ()
