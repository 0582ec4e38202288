"""The money of a project's form: labels with amounts behind them, or columns for budget and execution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.figure import Phase
from budgetgraph.facts.number import read_number
from budgetgraph.facts.performance import ProjectFunds
from budgetgraph.sections.performance.columns import words_of
from budgetgraph.tables.unit import read_amount, unit_in_header

_OF = r"(?:其中[：:]?)?\s*+(?:年度|当年|本年度?|项目|预算|全年)*+"
_SOURCES: dict[str | None, re.Pattern[str]] = {
    None: re.compile(rf"{_OF}(?:资金|预算)(?:总额|合计|金额)|{_OF}资金|{_OF}预算安排总额|金额合计"),
    "fiscal-appropriation": re.compile(rf"{_OF}(?:财政)(?:拨款|性?资金|拨款资金)"),
    "general-public-budget": re.compile(rf"{_OF}一般公共预算(?:财政)?(?:拨款|资金)*+"),
    "government-fund": re.compile(rf"{_OF}政府性基金(?:预算)?(?:财政)?(?:拨款|资金)*+"),
    "carried-over": re.compile(rf"{_OF}上年(?:度)?(?:结转|结余)++(?:资金)?"),
    "other-funds": re.compile(rf"{_OF}(?:其他|其它|自有|单位)资金"),
}
"""What the labels of a form call the sources (`funding-source`) of a project's money; None is all of it."""
_PHASES: dict[Phase, re.Pattern[str]] = {
    "approved": re.compile(r"(?:年初|年度)?预算(?:数|金额)|年初预算(?:数)?"),
    "revised": re.compile(r"(?:全年|调整后|调整)预算(?:数)?"),
    "executed": re.compile(r"(?:全年|实际|年度)?(?:执行|支出)(?:数|金额)"),
}
_LONGEST_LABEL = 24


@dataclass
class FundsReader:
    """Goes through the rows of a form; remembers the unit that a label prints and the columns of phases.

    `unit` is that of the table, None where nothing names it: amounts in no unit are not read.
    """

    phase: Phase
    unit: str | None
    columns: dict[Phase, int] | None = None

    def read(self, row: Row) -> Iterator[ProjectFunds]:
        """The amounts of a row."""
        columns = _phases(row)
        self.unit = next((unit for cell in row if (unit := _unit(cell))), None) or self.unit
        if len(columns) > 1:
            self.columns = columns
        elif self.columns:
            yield from self._in_columns(row, self.columns)
        elif self.phase == "approved":  # final accounts have columns for what was planned and what was spent
            yield from self._behind_labels(row)

    def _in_columns(self, row: Row, columns: dict[Phase, int]) -> Iterator[ProjectFunds]:
        labels = reversed(
            row[: min(columns.values())]
        )  # the nearest one: others are merged over several rows
        label = next((cell for cell in labels if _source(cell) is not _NO_SOURCE), None)
        for phase, index in columns.items():
            money = read_amount(row[index], self.unit) if label and index < len(row) else None
            if label and money:
                yield ProjectFunds(money, phase, _source(label))

    def _behind_labels(self, row: Row) -> Iterator[ProjectFunds]:
        cells = list(dict.fromkeys(cell for cell in row if cell))
        for label, value in pairwise(cells):
            money = read_amount(value, self.unit) if _source(label) is not _NO_SOURCE else None
            if money:
                yield ProjectFunds(money, self.phase, _source(label))


_NO_SOURCE = "none"


def _source(cell: Passage) -> str | None:
    """The source that a cell names (None: all of the money), or `_NO_SOURCE`."""
    if not cell or len(cell.text) > _LONGEST_LABEL or read_number(cell):
        return _NO_SOURCE
    words = words_of(cell)
    return next((source for source, pattern in _SOURCES.items() if pattern.fullmatch(words)), _NO_SOURCE)


def _phases(row: Row) -> dict[Phase, int]:
    found: dict[Phase, int] = {}
    for index, cell in enumerate(row):
        words = words_of(cell)
        phase = next((phase for phase, pattern in _PHASES.items() if pattern.fullmatch(words)), None)
        if phase:
            found.setdefault(phase, index)
    return found


def _unit(cell: Passage) -> str | None:
    """The unit that a label prints in brackets: `项目资金（万元）`."""
    if not cell or len(cell.text) > _LONGEST_LABEL:
        return None
    return unit_in_header(cell.plain)
