"""The projects: for each a table with its goals and its indicators, under a heading with its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from budgetgraph.documents.document import Paragraph, Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.department import DepartmentCode
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.money import unit_note
from budgetgraph.facts.performance import Goal, Indicator, Project
from budgetgraph.facts.unread import Unread
from budgetgraph.sections.indicator_table import IndicatorTable
from budgetgraph.sections.numbering import items, without_number
from budgetgraph.sections.section import Section, SectionReader
from budgetgraph.tables.header import whole_row

_TITLE = re.compile(r"(?P<title>.+?)\s*(?:项目)?绩效目标(?:申报)?表$")
_UNIT = re.compile(r"(?P<code>\d{3,})\s*(?P<name>[^\d\s].*)", re.DOTALL)
_GOAL_LABEL = re.compile(r"(?:年度|总体|项目)?绩效目标|年度目标|总体目标")


@dataclass
class _Draft:
    """A project as far as it has been read."""

    title: Passage | None = None
    goal_label: Passage = Passage(0, "")
    unit: tuple[Passage, Passage] | None = None
    goals: list[Goal] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)

    def finished(self) -> Project:
        code, name = self.unit or (None, None)
        return Project(self.title, self.goal_label, tuple(self.goals), tuple(self.indicators), code, name)


class _ProjectReader:
    """Goes through the section's headings and rows; a goal begins a project, whether it has a heading or not."""

    def __init__(self, section: Section) -> None:
        self._section = section
        self._ahead = _Draft()  # what was read before the goal of the project that it belongs to
        self._draft: _Draft | None = None
        self._table: IndicatorTable | None = None
        self.facts: list[Fact] = []

    def heading(self, paragraph: Passage) -> None:
        title = without_number(paragraph).search(_TITLE, "title")
        if title:
            self._finish()
            self._ahead.title = title

    def row(self, row: Row) -> None:
        # A table that has lost its heading hangs on the last row of the one before it.
        unit, goal = _unit_cell(row), _goal_label(row)
        if unit is not None and (goal is None or unit < goal):
            self._cells(row[:unit])
            self._unit(row[unit])
            row, goal = row[unit + 2 :], None if goal is None else goal - unit - 2
        if goal is not None:
            self._cells(row[:goal])
            self._begin(row[goal], row[goal + 1 :])
        else:
            self._cells(row)

    def end(self) -> list[Fact]:
        self._finish()
        return self.facts

    def _begin(self, label: Passage, cells: Row) -> None:
        self._finish()
        self._draft, self._ahead = self._ahead, _Draft()
        self._draft.goal_label = label
        self._table = None
        text = next((cell for cell in cells if cell), None)
        if text:
            self._draft.goals += [Goal(goal) for goal in items(text)]

    def _cells(self, row: Row) -> None:
        if not any(row):
            return
        header = IndicatorTable.begin(row, self._section.fiscal_year)
        if header and self._table:
            self._table.go_on(header)
        elif header:
            self._table = header
        elif self._draft or self._table:
            self._indicator(row)
        elif row[0]:
            self._unit(row[0])

    def _indicator(self, row: Row) -> None:
        """The indicator of a row; unread where the header or the project that it belongs to is lost."""
        indicator = self._table.read(row) if self._table else None
        if indicator and self._draft:
            self._draft.indicators.append(indicator)
        else:
            self.facts.append(Unread(whole_row(self._section.document, row), "indicator"))

    def _unit(self, cell: Passage) -> None:
        match = _UNIT.match(cell.text)
        if match:
            self._finish()
            self._ahead.unit = cell.group(match, "code"), cell.group(match, "name")
            self.facts.append(DepartmentCode(*self._ahead.unit))

    def _finish(self) -> None:
        if self._draft:
            self.facts.append(self._draft.finished())
        self._draft = self._table = None


def _unit_cell(row: Row) -> int | None:
    """The index of the cell with a unit's code and name that has the table's unit of money beside it."""
    pairs = enumerate(pairwise(row))
    return next((i for i, (cell, note) in pairs if _UNIT.match(cell.text) and unit_note(note.plain)), None)


def _goal_label(row: Row) -> int | None:
    return next((i for i, cell in enumerate(row) if _GOAL_LABEL.fullmatch(cell.plain)), None)


def read_projects(section: Section) -> Iterator[Fact]:
    """The projects in their order; one whose heading is lost has no title."""
    reader = _ProjectReader(section)
    for block in section.blocks:
        if isinstance(block, Paragraph):
            reader.heading(block.passage)
        else:
            for row in block.rows:
                reader.row(row)
    yield from reader.end()


PROJECT_PERFORMANCE = SectionReader("project-performance", re.compile(r"项目绩效目标"), read_projects)
