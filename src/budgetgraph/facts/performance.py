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
class ProjectFunds:
    """Money of a project, or of a department's own form: all of it, or what one source (`funding-source`) pays.

    `phase` is approved (年初预算数), revised (全年预算数) or executed (执行数).
    """

    money: Money
    phase: Phase
    source: str | None = None

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it one amount of a project; another with the same identity states it again."""
        return (self.phase, self.source)


@dataclass(frozen=True)
class Execution:
    """How much of its budget was spent, as a form states it: the rate in per cent (执行率) of all money or of a source.

    `weight` is how many points the rate can get, `score` how many it got.
    """

    percent: Number
    source: str | None = None
    weight: Number | None = None
    score: Number | None = None


@dataclass(frozen=True)
class Evaluation:
    """What a body's own evaluation comes to: its points in sum, of `full_score`, and its grade (优) as printed."""

    score: Number | None = None
    full_score: Number | None = None
    grade: Passage | None = None
    executions: tuple[Execution, ...] = ()


@dataclass(frozen=True)
class Goal(Fact):
    """A goal in words; `title` is None for the goals of a project, which have only a text.

    `outcome` is what final accounts say was reached of it. `funds` and `evaluation` are what a department's own form
    says of all its money and of all it did.
    """

    text: Passage | None
    title: Passage | None = None
    indicators: tuple[Indicator, ...] = ()
    outcome: Passage | None = None
    funds: tuple[ProjectFunds, ...] = ()
    evaluation: Evaluation | None = None


@dataclass(frozen=True)
class OverallGoal(Fact):
    """The goal of the whole department for the year."""

    text: Passage
    title: Passage


@dataclass(frozen=True)
class Project(Fact):
    """A project with its goals and indicators; `title` is None where the source has lost it.

    `goal_label` is the cell that says `绩效目标`, or else the first that tells of it: it begins every project's table,
    with or without a heading. Where a project is told in running text (项目经费情况说明) it is the first of the labels,
    and `parts` are what they label.
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
    evaluation: Evaluation | None = None
