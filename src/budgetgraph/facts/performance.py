"""Performance: goals, projects and their indicators."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Phase
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import Number
from budgetgraph.facts.statement import Statement
from budgetgraph.facts.target import Target


@dataclass(frozen=True)
class Assessment:
    """How an indicator counts, and in final accounts how it turned out: a column for each, None where there is none.

    `weight` is how many points it can get (分值) or its share (权重), `score` how many it got; `actual` is what was
    reached, read as a target is; `reason` is why it fell short, `standard` how points are given.
    """

    weight: Number | None = None
    actual: Target | None = None
    score: Number | None = None
    reason: Passage | None = None
    standard: Passage | None = None


@dataclass(frozen=True)
class Indicator:
    """An indicator: its name, what it says, and its target.

    `category` is a slug of `indicator-category` where a table gives one, `levels` the cells (own or carried
    down from rows above) that print it. `basis` is why the target is what it is (指标值确定依据). `horizon` is printed
    where a table has indicators for the year and for longer (中期, 年度), `orientation` where a column says whether
    more is better (正向) or less (反向).
    """

    name: Passage
    target: Target
    description: Passage | None = None
    basis: Passage | None = None
    category: str | None = None
    levels: tuple[Passage, ...] = ()
    assessment: Assessment | None = None
    horizon: Passage | None = None
    orientation: Passage | None = None


@dataclass(frozen=True)
class Goal(Fact):
    """A goal in words; `title` is None for the goals of a project, which have only a text.

    `outcome` is what final accounts say was reached of it.
    """

    text: Passage | None
    title: Passage | None = None
    indicators: tuple[Indicator, ...] = ()
    outcome: Passage | None = None


@dataclass(frozen=True)
class OverallGoal(Fact):
    """The goal of the whole department for the year."""

    text: Passage
    title: Passage


@dataclass(frozen=True)
class ProjectFunds:
    """Money of a project as its form states it: all of it, or what one source (`funding-source`) pays.

    `phase` is approved (年初预算数), revised (全年预算数) or executed (执行数).
    """

    money: Money
    phase: Phase
    source: str | None = None


@dataclass(frozen=True)
class Project(Fact):
    """A project with its goals and indicators; `title` is None where the source has lost it.

    `goal_label` is the cell that says `绩效目标`, or else the first that tells of it: it begins every project's table,
    with or without a heading. Where a project is told in running text (项目经费情况说明) it is the first of the labels,
    and `parts` are what they label. `score` is the points of its own evaluation in sum, of `full_score`.
    """

    title: Passage | None
    goal_label: Passage
    goals: tuple[Goal, ...]
    indicators: tuple[Indicator, ...]
    unit_code: Passage | None = None
    unit_name: Passage | None = None
    parts: tuple[Statement, ...] = ()
    code: Passage | None = None
    funds: tuple[ProjectFunds, ...] = ()
    score: Number | None = None
    full_score: Number | None = None
