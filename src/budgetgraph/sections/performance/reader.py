"""Reads tables of performance: rows of a form, headers of indicators, and the rows below them.

A form begins with a heading, with the label of a project's name, or with a goal behind the indicators of the form
before; it may go on over several tables and pages, on which the header may be repeated. Lists of many projects have
their names in a column beside the indicators.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from budgetgraph.documents.document import Row, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.department import DepartmentCode
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.money import unit_note
from budgetgraph.facts.unread import Unread
from budgetgraph.sections.performance.columns import IndicatorColumns
from budgetgraph.sections.performance.draft import Draft
from budgetgraph.sections.performance.form import Form
from budgetgraph.sections.performance.funds import FundsReader
from budgetgraph.sections.performance.header import header_at
from budgetgraph.sections.performance.heading import FormHeading, form_heading
from budgetgraph.sections.performance.indicator_rows import IndicatorRows, horizon_of, uses_of
from budgetgraph.sections.performance.labels import Labelled, labelled
from budgetgraph.sections.performance.total import conclusions, grade_in, is_closing, is_total, read_total
from budgetgraph.sections.section import Section
from budgetgraph.tables.header import MOST_ROWS, whole_row

_UNIT = re.compile(r"(?P<code>\d{3,})\s*(?P<name>(?!年)[^\d\s].*)", re.DOTALL)
_GAP = re.compile(r"\s{2,}+|\t|\s(?=[^\s：:]{2,12}[：:])")


class PerformanceReader:
    """Goes through a section's headings and tables, in order."""

    def __init__(self, section: Section) -> None:
        self._section = section
        self._ahead = Draft()  # what was read before the first label of the form that it belongs to
        self._form: Form | None = None
        self._blocks: list[IndicatorRows] = []
        self._is_grid = False
        self._is_headed = False  # below the heading of a form labels may stand in lines
        self._unit_of_money: str | None = None
        self.facts: list[Fact] = []

    def paragraph(self, paragraph: Passage) -> None:
        """A line between tables: a heading begins a form, a note may name the unit of its amounts."""
        self._unit_of_money = unit_note(paragraph.plain) or self._unit_of_money
        heading = form_heading(paragraph)
        if heading:
            self._head(heading)
        elif self._is_headed and not self._blocks:
            row = tuple(paragraph.split(_GAP))
            if labelled(row):
                self._form_row(row, labelled(row))

    def table(self, table: Table) -> None:
        """The rows of a table."""
        self._is_grid = table.is_grid
        uses = uses_of(table.rows)
        for block in self._blocks:
            block.uses = uses
        index = 0
        while index < len(table.rows):
            row = table.rows[index]
            height, columns = header_at(table.rows[index : index + MOST_ROWS], is_grid=table.is_grid)
            if columns:
                self._header(columns, uses)
            elif height > 1:
                self._blocks = []  # a header that divides its columns in a way that nobody knows
            elif any(row):
                self._row(row)
            index += height

    def end(self) -> list[Fact]:
        """Everything that was read."""
        self._finish()
        return self.facts

    def _head(self, heading: FormHeading) -> None:
        self._finish()
        self._is_headed = True
        self._ahead = Draft(heading=heading.title, is_department=heading.is_department)

    def _header(self, columns: Sequence[IndicatorColumns], uses: Counter[Passage]) -> None:
        """A header; one that is repeated, as on a new page, goes on with the levels above."""
        if len(self._blocks) == len(columns):
            for rows, found in zip(self._blocks, columns, strict=True):
                rows.columns = found
        else:
            horizons = [horizon_of(found) if len(columns) > 1 else None for found in columns]
            self._blocks = [
                IndicatorRows(found, self._section.fiscal_year, horizon, uses)
                for found, horizon in zip(columns, horizons, strict=True)
            ]

    def _row(self, row: Row) -> None:
        heading = form_heading(row[0]) if self._is_grid and len(set(row)) == 1 else None
        unit = _unit_cell(row)
        if heading:
            self._head(heading)
        elif unit is not None:
            self._with_unit(row, unit)
        else:
            self._labelled_row(row)

    def _with_unit(self, row: Row, index: int) -> None:
        """A table that has lost its heading hangs on the last row of the one before it."""
        if any(row[:index]):
            self._labelled_row(self._left_of(row, index))
        self._unit(row[index])
        self._unit_of_money = unit_note(row[index + 1].plain)
        if any(row[index + 2 :]):
            self._labelled_row(row[index + 2 :])

    def _labelled_row(self, row: Row) -> None:
        found = self._form.new_labels(row) if self._form else labelled(row)
        other = next((one for one in found if self._is_another(one)), None)
        if other and other.index and not self._is_before_names(other):
            # A table that has lost its heading hangs on the last row of the one before it.
            self._labelled_row(self._left_of(row, other.index))
            row = row[other.index :]
        if other:
            self._finish()
        if self._blocks:
            self._below_header(row)
        else:
            self._form_row(row, labelled(row))

    def _is_another(self, one: Labelled) -> bool:
        """Whether a label begins another form; of a row of indicators, no cell from the name to the target can."""
        if self._form is None or not self._form.is_ended_by(one):
            return False
        targets = [max(block.columns.indices["target"]) for block in self._blocks]
        return not (self._is_grid and targets) or self._is_before_names(one) or one.index > max(targets)

    def _is_before_names(self, one: Labelled) -> bool:
        """Whether a label of a grid stands before the names of indicators, where all of its row belongs to it."""
        names = [min(block.columns.indices["name"]) for block in self._blocks]
        return self._is_grid and (not names or one.index < min(names))

    def _left_of(self, row: Row, index: int) -> Row:
        """The cells of a row before one; of a grid with nothing in the others."""
        nothing = (cell.cut(len(cell.text)) for cell in row[index:])
        return (*row[:index], *nothing) if self._is_grid else row[:index]

    def _form_row(self, row: Row, found: Sequence[Labelled]) -> None:
        if self._form is None and not found and not FundsReader.begins_with(row):
            self._unit(row[0])
            self._unit_of_money = next(filter(None, map(_note, row)), None) or self._unit_of_money
            return
        if not self._begun().row(row, is_grid=self._is_grid) and not self._is_grid:
            self.facts.append(Unread(whole_row(self._section.document, row), "indicator"))

    def _begun(self) -> Form:
        """The form that is being read, begun where there is none."""
        if self._form is None:
            self._form = Form(self._ahead, FundsReader(self._section.phase, self._unit_of_money))
            self._ahead = Draft()
        return self._form

    def _below_header(self, row: Row) -> None:
        first = self._blocks[0]
        if is_total(row) and not first.columns.cells(row, "target")[1:]:
            self._total(row)
            return
        if said := conclusions(row):
            self._begun().take(said)
            return
        if is_closing(row, is_grid=self._is_grid):
            return
        if "project" in first.columns.indices:
            self._project(row, first.columns)
        for block in self._blocks:
            self._indicator(row, block)

    def _project(self, row: Row, columns: IndicatorColumns) -> None:
        """A project begins where its name stands in the row of its first indicator."""
        name, goal = columns.cell(row, "project"), columns.cell(row, "goal")
        label = self._form.draft.label if self._form else None
        if name and (label is None or label.plain != name.plain):
            blocks = self._blocks
            self._finish()
            self._blocks = blocks
            self._begun().draft.label = name
            self._begun().name(name)
        if goal and self._form and goal != name:
            self._form.goal(goal)
        if name and self._form:
            self._form.budget(row, columns)

    def _indicator(self, row: Row, block: IndicatorRows) -> None:
        """The indicator of a row; unread where the header or the project that it belongs to is lost."""
        indicator = block.read(row)
        if indicator and (self._form or self._is_grid or self._ahead.heading or self._ahead.is_department):
            form = self._begun()
            form.draft.label = form.draft.label or block.columns.heads[0]
            form.draft.indicators.append(indicator)
            form.draft.is_grid = form.draft.is_grid and self._is_grid
        elif not (self._is_grid and block.is_blank(row)):
            self.facts.append(Unread(whole_row(self._section.document, row), "indicator"))

    def _total(self, row: Row) -> None:
        draft = self._begun().draft
        full_score, score = read_total(row, self._blocks[0])
        draft.full_score, draft.score = full_score, score or draft.score
        draft.grade = grade_in(row) or draft.grade

    def _unit(self, cell: Passage) -> None:
        match = _UNIT.match(cell.text)
        if match:
            self._finish()
            self._ahead.unit = cell.group(match, "code"), cell.group(match, "name")
            self.facts.append(DepartmentCode(*self._ahead.unit))

    def _finish(self) -> None:
        if self._form:
            self.facts += self._form.draft.finished()
        self._form, self._blocks = None, []


def _note(cell: Passage) -> str | None:
    return unit_note(cell.plain)


def _unit_cell(row: Row) -> int | None:
    """The index of the cell with a unit's code and name that has the table's unit of money beside it."""
    pairs = enumerate(pairwise(row))
    return next((i for i, (cell, note) in pairs if _UNIT.match(cell.text) and unit_note(note.plain)), None)
