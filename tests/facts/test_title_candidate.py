"""Candidates for a lost title."""

from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.money import Money
from budgetgraph.facts.performance import Goal, Project
from budgetgraph.facts.procurement import ProcurementLine
from budgetgraph.facts.title_candidate import title_candidates


def text(words: str) -> Passage:
    """A passage with these words."""
    return Passage(0, words)


def line(project: str) -> ProcurementLine:
    """A procurement line of a project with this name."""
    return ProcurementLine(
        text(project), text("服务"), Money(Decimal(1), text("1"), "元"), None, None, None, ()
    )


def test_a_lost_title_has_candidates_among_lines_of_no_project() -> None:
    """The line that speaks of the same is a candidate; lines with a project of their own, or of other things, not."""
    titled = Project(text("综保区产业规划"), text("绩效目标"), (), ())
    untitled = Project(
        None, text("绩效目标"), (Goal(text("制定综保区开发实施方案；对综保区产业发展规划进行设计")),), ()
    )
    lines = [line("综保区产业规划"), line("办公楼物业管理费"), line("综保区开发实施方案和产业发展规划设计费")]
    candidates = title_candidates(untitled, [titled, untitled], lines)
    assert [2] == [candidate.line for candidate in candidates]
    assert [] == title_candidates(titled, [titled, untitled], lines)
