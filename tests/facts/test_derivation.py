"""What follows from the facts."""

from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import FiscalYear
from budgetgraph.facts.derivation import derived_figures, project_of, title_candidates
from budgetgraph.facts.figure import Base, Change, Figure
from budgetgraph.facts.money import Money
from budgetgraph.facts.performance import Goal, Project
from budgetgraph.facts.procurement import ProcurementLine


def text(words: str) -> Passage:
    """A passage with these words."""
    return Passage(0, words)


def money(yuan: int) -> Money:
    """So many yuan."""
    return Money(Decimal(yuan), text(str(yuan)), "元")


def line(project: str) -> ProcurementLine:
    """A procurement line of a project with this name."""
    return ProcurementLine(text(project), text("服务"), money(1), None, None, None, ())


def test_last_year_is_this_year_less_the_change() -> None:
    """A fall of 23000 to 113400 began at 136400, in the year before unless another is named."""
    figures = [
        Figure("three-public-total", money(113400), text("")),
        Figure("conference", money(1), text("")),
    ]
    fell = Change("three-public-total", money(-23000), "decrease", text(""))
    base = Base(text("2017年"), FiscalYear(2017, text("2017")))
    rose = Change("conference", money(1), "increase", text(""), base, base_year=2017)
    unknown = Change("training", money(5), "increase", text(""))
    assert [("three-public-total", 2019, Decimal(136400)), ("conference", 2017, Decimal(0))] == [
        (d.line_item, d.year, d.amount) for d in derived_figures(figures, [fell, rose, unknown], 2020)
    ]


def test_a_line_belongs_to_the_project_of_its_name() -> None:
    """Only when exactly one project has the name."""
    projects = [Project(text(title), text("绩效目标"), (), ()) for title in ("物业费", "会议费", "会议费")]
    assert (0, None, None) == tuple(
        project_of(line(name), projects) for name in ("物业费", "会议费", "培训费")
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
