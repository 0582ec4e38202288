"""Goals, indicators and targets as the rows of a table."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.vocabulary import BG, DCTERMS, OBEU_DIMENSION, ODRL, QUDT, SKOS
from budgetgraph.web.amounts import plain
from budgetgraph.web.thing import Thing
from budgetgraph.web.views.contents import Contents, in_order

_OUTCOME = (("实际", BG.actualValue), ("权重", BG.weight), ("得分", BG.score))


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator with its target, its category (level 2) and that one's own (level 1)."""

    indicator: Thing
    target: Thing | None
    category: Thing | None
    level_1: Thing | None

    @property
    def reading(self) -> str:
        """The target as it was read: `≥ 90 %`."""
        return reading(self.target) if self.target else ""

    @property
    def outcome(self) -> str:
        """How it counts and how it turned out, as printed: `实际：95%；权重：10；得分：9.5`."""
        said = ((name, self.indicator.text(property)) for name, property in _OUTCOME)
        return "；".join(f"{name}：{text}" for name, text in said if text)


@dataclass(frozen=True)
class GoalBlock:
    """A goal with its indicators and the goals below it."""

    goal: Thing
    indicators: list[IndicatorRow]
    goals: list[GoalBlock]

    @property
    def total(self) -> int:
        """How many indicators measure it and the goals below it."""
        return len(self.indicators) + sum(goal.total for goal in self.goals)


@dataclass(frozen=True)
class ProjectRow:
    """A project with the number of its goals and indicators, and the procurement lines that name it.

    `amount` is all of its money in the phase of the disclosure, None where it is not stated.
    """

    project: Thing
    goals: int
    indicators: int
    lines: list[Thing]
    amount: Thing | None


def indicator_rows(whole: Thing) -> list[IndicatorRow]:
    """The indicators of a project or goal, in their order."""
    return [indicator_row(indicator) for indicator in Contents(whole).of(BG.PerformanceIndicator)]


def indicator_row(indicator: Thing) -> IndicatorRow:
    """One indicator."""
    category = indicator.thing(BG.indicatorCategory)
    return IndicatorRow(
        indicator, indicator.thing(BG.hasTarget), category, category.thing(SKOS.broader) if category else None
    )


def goal_blocks(whole: Thing) -> list[GoalBlock]:
    """The goals of a disclosure, a project or a goal, with what is below them."""
    return [goal_block(goal) for goal in Contents(whole).of(BG.PerformanceGoal)]


def goal_block(goal: Thing) -> GoalBlock:
    """One goal."""
    return GoalBlock(goal, indicator_rows(goal), goal_blocks(goal))


def project_row(project: Thing) -> ProjectRow:
    """One project."""
    parts = [*project.pointing(DCTERMS.isPartOf)]
    return ProjectRow(
        project,
        goals=sum(part.is_a(BG.PerformanceGoal) for part in parts),
        indicators=sum(part.is_a(BG.PerformanceIndicator) for part in parts),
        lines=in_order(project.pointing(BG.forProject)),
        amount=_amount(project, parts),
    )


def _amount(project: Thing, parts: list[Thing]) -> Thing | None:
    """What a project costs in all, in the phase of its disclosure."""
    disclosure = project.thing(DCTERMS.isPartOf)
    phase = disclosure.thing(OBEU_DIMENSION.budgetPhase) if disclosure else None
    amounts = (p for p in parts if p.is_a(BG.ProjectAmount) and p.thing(BG.fundingSource) is None)
    return next((one for one in amounts if one.thing(OBEU_DIMENSION.budgetPhase) == phase), None)


def reading(target: Thing) -> str:
    """What was read from a target's text; empty where it stays words."""
    if target.is_a(BG.QuantitativeTarget):
        return _quantity(target)
    if target.is_a(BG.DeadlineTarget):
        return f"截止 {target.text(BG.deadline)}" + ("（年份为推断）" if target.flag(BG.yearInferred) else "")
    if target.is_a(BG.PeriodTarget):
        return f"{target.text(BG.periodBegin)} 至 {target.text(BG.periodEnd)}"
    if target.is_a(BG.ReferenceTarget):
        return "以合同或约定为准"
    direction = target.thing(BG.intendedDirection)
    return f"方向：{direction.label}" if direction else ""


def _quantity(target: Thing) -> str:
    signs = {ODRL.gteq: "≥", ODRL.lteq: "≤", ODRL.gt: ">", ODRL.lt: "<", ODRL.eq: "="}
    comparator, unit = target.thing(BG.comparator), target.thing(QUDT.hasUnit)
    sign = signs.get(comparator.node, "") if comparator else ""
    return f"{sign} {plain(target.number(QUDT.numericValue))} {_unit_name(unit) or target.text(BG.statedUnit) or ''}".strip()


def _unit_name(unit: Thing | None) -> str | None:
    """The symbol that readers know, else the unit's name: `%`, but 天 and not `d`."""
    if unit is None:
        return None
    symbol = unit.text(QUDT.symbol)
    return symbol if symbol in ("%", "°C", "m²") else unit.name.value if unit.name else None
