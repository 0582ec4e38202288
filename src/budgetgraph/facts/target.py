"""Targets of performance indicators: a quantity, a deadline, a direction, or a reference to a contract."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import Deadline, read_deadline
from budgetgraph.facts.direction import Direction, direction_of
from budgetgraph.facts.fact import Value
from budgetgraph.facts.number import NUMBER_PATTERN, parse_number

Comparator = Literal["gteq", "lteq", "gt", "lt", "eq"]

_BEFORE: dict[Comparator, tuple[str, ...]] = {
    "gteq": ("≥", "≧", "＞=", ">=", "不低于", "不少于", "不小于", "大于等于", "大于或等于", "至少"),
    "lteq": ("≤", "≦", "＜=", "<=", "不高于", "不超过", "不多于", "不大于", "小于等于", "小于或等于", "至多"),
    "gt": (">", "＞", "大于", "高于", "超过"),
    "lt": ("<", "＜", "小于", "低于"),
    "eq": ("=", "＝", "等于"),
}
_AFTER: dict[Comparator, tuple[str, ...]] = {
    "gteq": ("及以上", "以上", "及其以上"),
    "lteq": ("及以下", "以下", "以内", "之内", "及以内", "内"),
}
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
    return "|".join(sorted((word for words in table for word in words), key=len, reverse=True))


QUANTITY_PATTERN = (
    rf"(?:(?P<before>{_words(_BEFORE.values())})\s*+)?(?P<sign>[-－−+＋])?(?!\d{{4}}\s*+年)"
    rf"(?P<number>{NUMBER_PATTERN})\s*+"
    rf"(?P<unit>[（(]?(?:{_words(_UNITS.values())}|{_OTHER_UNIT})[）)]?)?"
    rf"\s*+(?P<after>{_words(_AFTER.values())})?"
)
"""A number with its comparator and unit. Four digits before 年 are a year, no number of years."""

_QUANTITY = re.compile(rf"(?:达到|达|为|保持在|控制在)?{QUANTITY_PATTERN}")
_CONTRACT = re.compile(r"合同|协议|约定")


@dataclass(frozen=True)
class Target:
    """A target; `stated` is what is printed, always kept beside what was read from it.

    Only quantities and deadlines are values: from the others' digits nothing is read.
    """

    stated: Passage


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
class QualitativeTarget(Target):
    """A target in words; `direction` is where it points to, None where the words do not say."""

    direction: Direction | None


@dataclass(frozen=True)
class ReferenceTarget(Target):
    """A target that is set elsewhere, in a contract."""


def read_target(stated: Passage, fiscal_year: int) -> Target:
    """The target that a cell or phrase states; a date without a year is taken to be in the fiscal year.

    A range or several numbers are no single quantity: they stay words.
    """
    text = stated.plain
    match = _QUANTITY.fullmatch(text)
    if match:
        return quantity_of(stated, match)
    deadline = read_deadline(text, fiscal_year)
    if deadline:
        return DeadlineTarget(stated, deadline)
    if _CONTRACT.search(text):
        return ReferenceTarget(stated)
    return QualitativeTarget(stated, direction_of(text))


def quantity_of(stated: Passage, match: re.Match[str]) -> QuantitativeTarget:
    """The quantitative target that a match of `QUANTITY_PATTERN` stands for; `stated` is what to quote."""
    comparator = _comparator(match["before"], _BEFORE) or _comparator(match["after"], _AFTER)
    number = parse_number(match["number"])
    stated_unit = _unit(match)
    return QuantitativeTarget(
        stated=stated,
        comparator=comparator or "eq",
        comparator_stated=comparator is not None,
        number=-number if match["sign"] in ("-", "－", "−") else number,
        unit=next((name for name, printed in _UNITS.items() if stated_unit in printed), None),
        stated_unit=stated_unit,
    )


def _unit(match: re.Match[str]) -> str | None:
    return match["unit"].strip("（()）") if match["unit"] else None


def _comparator(word: str | None, table: dict[Comparator, tuple[str, ...]]) -> Comparator | None:
    return next((comparator for comparator, words in table.items() if word in words), None)
