"""Targets of performance indicators: a quantity, a deadline, a period, a direction, or a reference to a contract."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import Deadline, read_deadline, read_numeric_day, read_period
from budgetgraph.facts.comparator import AFTER, BEFORE, Comparator, comparator_of
from budgetgraph.facts.direction import Direction, direction_of
from budgetgraph.facts.fact import Value
from budgetgraph.facts.number import NUMBER_PATTERN, parse_number

_UNITS = {
    "PERCENT": ("百分比", "%", "％", "﹪"),
    "DAY": ("天", "日", "个工作日", "工作日"),
    "MO": ("月", "个月"),
    "YR": ("年",),
    "DEG_C": ("摄氏度", "℃", "°C"),
    "INDIV": ("人", "名", "位"),
    "NUM": (*"次台套辆个家户件份场批期项篇条册部处座间块张本组艘只", "人次", "批次", "场次"),
    "M2": ("平方米", "㎡"),
}
"""Printed units of measure, by the name of the QUDT unit that says the same."""


# A unit that we do not know: a short word, none that tells a day and none that makes a sentence.
_UNIT_LETTER = r"(?:(?![的前后底完达到不以内左右为及超每提增减])[^\W\d_]|[/·°‰])"
_OTHER_UNIT = rf"(?![年月日号季点时]){_UNIT_LETTER}{{1,6}}?"


def _words(table: Iterable[tuple[str, ...]]) -> str:
    return "|".join(
        map(re.escape, sorted((word for words in table for word in words), key=len, reverse=True))
    )


QUANTITY_PATTERN = (
    rf"(?:(?P<before>{_words(BEFORE.values())})\s*+)?(?P<sign>[-－−+＋])?(?!\d{{4}}\s*+年)"
    rf"(?P<number>{NUMBER_PATTERN})\s*+"
    rf"(?P<unit>[（(]?(?:{_words(_UNITS.values())}|{_OTHER_UNIT})[）)]?)?"
    rf"\s*+(?P<after>{_words(AFTER.values())})?"
)
"""A number with its comparator and unit. Four digits before 年 are a year, no number of years."""

_QUANTITY = re.compile(rf"(?:达到|达|为|保持在|控制在)?{QUANTITY_PATTERN}")
# What a column of units says where there is none, or what is not its own: a number, a kind of target.
_NO_UNIT = re.compile(r"[-—－–/|.…、，\s]*|无|.*\d.*|定[性量].*|文字.*|其他")
_OF_DATES = frozenset({"年", "年月", "年月日", "月", "日", "时间", "日期"})
_CONTRACT = re.compile(r"合同|协议|约定")


@dataclass(frozen=True)
class Target:
    """A target; `stated` is what is printed, always kept beside what was read from it.

    Only quantities, deadlines and periods are values: from the others' digits nothing is read.
    `comparator_cell` and `unit_cell` are what columns of their own print of it (`≥ | 90 | %`), and `spare_unit` the
    word of such a column beside a target that prints another unit, or needs none.
    """

    stated: Passage
    comparator_cell: Passage | None = field(default=None, kw_only=True)
    unit_cell: Passage | None = field(default=None, kw_only=True)
    spare_unit: Passage | None = field(default=None, kw_only=True)

    @property
    def printed(self) -> str:
        """The whole target as its cells print it."""
        cells = (self.comparator_cell, self.stated, self.unit_cell)
        return "".join(cell.plain for cell in cells if cell)


@dataclass(frozen=True)
class QuantitativeTarget(Target, Value):
    """A number to compare with.

    `comparator` is `eq` with `comparator_stated` False where none is printed. `unit` is the name of a QUDT
    unit, None where we know none for `stated_unit` (itself None where none is printed).
    """

    comparator: Comparator
    comparator_stated: bool
    number: Decimal
    unit: str | None
    stated_unit: str | None


@dataclass(frozen=True)
class DeadlineTarget(Target, Value):
    """A day or month by which something is done."""

    deadline: Deadline


@dataclass(frozen=True)
class PeriodTarget(Target, Value):
    """The time in which something is done: its first and its last day or month."""

    begin: Deadline
    end: Deadline


@dataclass(frozen=True)
class QualitativeTarget(Target):
    """A target in words; `direction` is where it points to, None where the words do not say."""

    direction: Direction | None


@dataclass(frozen=True)
class ReferenceTarget(Target):
    """A target that is set elsewhere, in a contract."""


@dataclass(frozen=True)
class TargetColumns:
    """What columns beside a target's own print of it."""

    comparator: Passage | None = None
    unit: Passage | None = None


_NO_COLUMNS = TargetColumns()


def read_target(stated: Passage, fiscal_year: int, columns: TargetColumns = _NO_COLUMNS) -> Target:
    """The target that a cell or phrase states; a date without a year is taken to be in the fiscal year.

    A range or several numbers are no single quantity: they stay words. `2031.01` is a month, but not beside `%`.
    """
    text = stated.plain
    deadline = None if _has_measure(columns) else read_numeric_day(text)
    match = None if deadline else _QUANTITY.fullmatch(text)
    if match:
        return _with_columns(quantity_of(stated, match), columns)
    return _with_spare_unit(_in_words(stated, text, deadline, fiscal_year), columns)


def _in_words(stated: Passage, text: str, deadline: Deadline | None, fiscal_year: int) -> Target:
    period = read_period(text, fiscal_year)
    if period:
        return PeriodTarget(stated, *period)
    deadline = deadline or read_deadline(text, fiscal_year)
    if deadline:
        return DeadlineTarget(stated, deadline)
    if _CONTRACT.search(text):
        return ReferenceTarget(stated)
    return QualitativeTarget(stated, direction_of(text))


def quantity_of(stated: Passage, match: re.Match[str]) -> QuantitativeTarget:
    """The quantitative target that a match of `QUANTITY_PATTERN` stands for; `stated` is what to quote."""
    comparator = comparator_of(match["before"]) or comparator_of(match["after"], AFTER)
    number = parse_number(match["number"])
    stated_unit = _unit(match)
    return QuantitativeTarget(
        stated=stated,
        comparator=comparator or "eq",
        comparator_stated=comparator is not None,
        number=-number if match["sign"] in ("-", "－", "−") else number,
        unit=unit_of(stated_unit),
        stated_unit=stated_unit,
    )


def unit_of(word: str | None) -> str | None:
    """The name of the QUDT unit that a printed one says, None where we know none."""
    return next((name for name, printed in _UNITS.items() if word in printed), None)


def _with_columns(target: QuantitativeTarget, columns: TargetColumns) -> Target:
    """The quantity with the comparator and the unit of columns of their own, as far as it prints none itself."""
    comparator = comparator_of(columns.comparator.plain) if columns.comparator else None
    if comparator and not target.comparator_stated:
        target = replace(
            target, comparator=comparator, comparator_stated=True, comparator_cell=columns.comparator
        )
    word = columns.unit.plain.strip("（()）") if columns.unit else ""
    if not target.stated_unit and word and not _NO_UNIT.fullmatch(word):
        return replace(target, unit=unit_of(word), stated_unit=word, unit_cell=columns.unit)
    return _with_spare_unit(target, columns) if word != target.stated_unit else target


def _has_measure(columns: TargetColumns) -> bool:
    """Whether a column of units names one of what is counted or measured, and not of a date."""
    word = columns.unit.plain.strip("（()）") if columns.unit else ""
    return bool(word) and not _NO_UNIT.fullmatch(word) and word not in _OF_DATES


def _with_spare_unit(target: Target, columns: TargetColumns) -> Target:
    is_word = columns.unit and not _NO_UNIT.fullmatch(columns.unit.plain)
    return replace(target, spare_unit=columns.unit) if is_word else target


def _unit(match: re.Match[str]) -> str | None:
    return match["unit"].strip("（()）") if match["unit"] else None
