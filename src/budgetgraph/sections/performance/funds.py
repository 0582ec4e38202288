"""The money of a form: labels with amounts behind them, or columns for budget, execution and its rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.figure import Phase
from budgetgraph.facts.money import MONEY, Money
from budgetgraph.facts.number import read_number
from budgetgraph.facts.performance import Execution, ProjectFunds
from budgetgraph.sections.numbering import without_number
from budgetgraph.sections.performance.execution import ExecutionColumns, execution_columns
from budgetgraph.sections.performance.labels import inline
from budgetgraph.sections.performance.sources import UNKNOWN, phase_of, source_of
from budgetgraph.tables.unit import read_amount, unit_in_header

_LONGEST_LABEL = 24
_OWN_LABEL = re.compile(  # what a form calls all of its money, with the unit and the points in brackets
    r"\s*(?:部门|单位|项目|年度)*+(?:预算执行|资金)(?:安排|使用)?(?:情况)?\s*(?:[（(][^（()）]{0,12}[)）]\s*)*+"
)
_NOTHING = re.compile(r"[-—－–/／\s]*|无|不适用")
_SUM = re.compile(r"(?:金额|资金)?(?:合计|总计)")


@dataclass
class FundsReader:
    """Goes through the rows of a form; remembers the unit that a label prints and the columns of phases.

    `phase` is that of the disclosure. `unit` is that of the table, None where nothing names it: amounts in no unit
    are not read. `executions` are the rates that were read.
    """

    phase: Phase
    unit: str | None
    executions: list[Execution] = field(default_factory=list)
    _columns: Mapping[Phase, int] = field(default_factory=dict)
    _rates: ExecutionColumns | None = None
    _blocks: Mapping[int, Phase] = field(default_factory=dict)
    _sources: Mapping[str | None, int] = field(default_factory=dict)
    _beside: frozenset[Passage] = (
        frozenset()
    )  # the row of these heads, of which cells may be merged downwards

    @staticmethod
    def begins_with(row: Row) -> bool:
        """Whether a row has the heads of phases, with which the money of a form begins."""
        return len(_phases(row)) > 1

    def read(self, row: Row) -> Iterator[ProjectFunds]:
        """The amounts of a row."""
        phases = _phases(row)
        self.unit = next((unit for cell in row if (unit := _unit(cell))), None) or self.unit
        if len(phases) > 1:
            yield from self._header(row, phases)
        elif self._blocks:
            yield from self._in_blocks(row)
        elif self._columns:
            yield from self._in_columns(row)
        else:
            yield from self._behind_labels(row)

    def of_all(self, cell: Passage, head: Passage) -> Iterator[ProjectFunds]:
        """The amount in a column of a list, which is all the money of a project."""
        money = read_amount(cell, _unit(head) or self.unit)
        if money:
            yield ProjectFunds(money, self.phase)

    def _header(self, row: Row, phases: Mapping[Phase, int]) -> Iterator[ProjectFunds]:
        """A row that names phases: the heads of columns, or labels with an amount behind each."""
        amounts = {phase: _behind(row, index) for phase, index in phases.items()}
        if all(cell and read_number(cell) for cell in amounts.values()):
            self._blocks = {index: phase for phase, index in phases.items()}
            for phase, cell in amounts.items():
                if cell and (money := read_amount(cell, self.unit)):
                    yield ProjectFunds(money, phase)
        else:
            self._columns, self._rates = phases, execution_columns(row)

    def _in_blocks(self, row: Row) -> Iterator[ProjectFunds]:
        for index, phase in self._blocks.items():
            source = source_of(row[index]) if index < len(row) else UNKNOWN
            cell = _behind(row, index) if source != UNKNOWN else None
            if cell and (money := read_amount(cell, self.unit)):
                yield ProjectFunds(money, phase, source)

    def _in_columns(self, row: Row) -> Iterator[ProjectFunds]:
        """The amounts below the heads of phases; words among them are the labels of something else."""
        source = _source_left_of(row, min(self._columns.values()))
        cells = {phase: row[index] for phase, index in self._columns.items() if index < len(row)}
        if source == UNKNOWN or not all(_NOTHING.fullmatch(c.text) or self._money(c) for c in cells.values()):
            return
        found = {phase: money for phase, cell in cells.items() if (money := self._money(cell))}
        if len({money.stated for money in found.values()}) < len(found):
            return  # merged over several phases: of which one it is nobody can tell
        yield from (ProjectFunds(money, phase, source) for phase, money in found.items())
        if self._rates and "executed" in found and (rate := self._rates.read(row, source)):
            self.executions.append(rate)

    def _money(self, cell: Passage) -> Money | None:
        return read_amount(cell, self.unit)

    def _behind_labels(self, row: Row) -> Iterator[ProjectFunds]:
        """Amounts behind their labels; of final accounts only where the label says which phase it is."""
        if self._sources and (sums := self._sum_of_sources(row)):
            yield from sums
            return
        if heads := _heads_of_sources(row):
            self._sources, self._beside = heads, frozenset(row)
        cells = list(dict.fromkeys(cell for cell in row if cell))
        for label, value in [*pairwise(cells), *filter(None, map(_in_one, cells))]:
            phase, source = self._what(label)
            if phase and source != UNKNOWN and (money := self._money(value)):
                yield ProjectFunds(money, phase, source)

    def _what(self, label: Passage) -> tuple[Phase | None, str | None]:
        stated = phase_of(label, of_all=True) if self.phase == "executed" else None
        if stated:
            return stated, None
        return (self.phase, source_of(label)) if self.phase == "approved" else (None, UNKNOWN)

    def _sum_of_sources(self, row: Row) -> list[ProjectFunds]:
        """The row that sums up a list (金额合计) below heads of sources, or has nothing but amounts."""
        words = {cell for cell in row if cell and not read_number(cell)}
        is_sum = any(_SUM.fullmatch(cell.plain) for cell in words) or words <= self._beside
        if not is_sum or self.phase != "approved":
            return []
        cells = {source: row[i] for source, i in self._sources.items() if i < len(row)}
        return [
            ProjectFunds(money, self.phase, source)
            for source, cell in cells.items()
            if (money := self._money(cell))
        ]


def _phases(row: Row) -> dict[Phase, int]:
    """The column of each phase; none where a phase has several.

    What names a phase before all others and names it again is the label of the rows: `年度预算数（万元） | 年初预算`.
    """
    places = {cell: (phase, row.index(cell)) for cell in row if (phase := phase_of(cell))}
    heads = sorted(places.values(), key=lambda head: head[1])
    if heads and heads[0][0] in {phase for phase, _ in heads[1:]}:
        del heads[0]
    found = dict(heads)
    return found if len(found) == len(heads) else {}


def _heads_of_sources(row: Row) -> dict[str | None, int]:
    """The columns of sources in a row that has only names; none in any other."""
    if any(read_number(cell) for cell in row):
        return {}
    # The later of two that name all of the money: the first is the label of the rows.
    found = {source: row.index(cell) for cell in row if (source := source_of(cell)) != UNKNOWN}
    return found if len(found) > 1 else {}


def _source_left_of(row: Row, index: int) -> str | None:
    """The source that the nearest filled cell names; where that is the only one, it may be the form's own label."""
    labels = list(dict.fromkeys(cell for cell in reversed(row[:index]) if cell))
    if not labels:
        return UNKNOWN
    source = source_of(labels[0])
    is_alone = len(labels) == 1 and _OWN_LABEL.fullmatch(labels[0].text)
    return None if source == UNKNOWN and is_alone else source


def _behind(row: Row, index: int) -> Passage | None:
    """The next cell that is not the same, merged."""
    return next((cell for cell in row[index + 1 :] if cell and cell != row[index]), None)


def _in_one(cell: Passage) -> tuple[Passage, Passage] | None:
    """The label and the amount of a cell that holds both: `一、财政拨款：60万元`, `总额75万元`."""
    words = without_number(cell.strip())
    amount = words.search(MONEY)
    if amount is None or amount.end != words.end:
        return inline(words)
    return words.cut(0, amount.start - words.start).strip("：: "), amount


def _unit(cell: Passage) -> str | None:
    """The unit that a label prints in brackets: `项目资金（万元）`."""
    if not cell or len(cell.text) > _LONGEST_LABEL:
        return None
    return unit_in_header(cell.plain)
