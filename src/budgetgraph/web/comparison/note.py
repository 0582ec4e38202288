"""What makes the compared figures less than comparable: said beside them, never passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from budgetgraph.money_units import YUAN_IN
from budgetgraph.vocabulary import BG, OBEU_MEASURE
from budgetgraph.web.comparison.line import Line, Slot, lacking
from budgetgraph.web.comparison.wording import CALIBER_NAMES, MOST_NAMED, PHASE_NAMES, listed
from budgetgraph.web.thing import Thing

_WARNING = (
    "calibers-differ",
    "scopes-differ",
    "phases-differ",
    "bases-differ",
    "stated-differently",
    "from-another-disclosure",
)


class Note(NamedTuple):
    """A note by its slug, in Chinese and English."""

    slug: str
    zh: str
    en: str

    @property
    def warns(self) -> bool:
        """Whether figures that stand side by side are of different things."""
        return self.slug in _WARNING


def notes(lines: Sequence[Line]) -> list[Note]:
    """The notes that apply, each once."""
    stated = [line for line in lines if line.figure]
    return [note for rule in _rules() if (note := rule(stated, lines))]


def _rules() -> list[Callable[[Sequence[Line], Sequence[Line]], Note | None]]:
    return [
        _calibers,
        _scopes,
        _phases,
        _bases,
        _others,
        _contradictions,
        _classes,
        _units,
        _findings,
        _lacking,
        _missing,
    ]


def _calibers(stated: Sequence[Line], lines: Sequence[Line]) -> Note | None:
    if len({line.slot.caliber for line in stated}) < 2:
        return None
    return Note(
        "calibers-differ",
        "口径不同：有的数字是部门（含所属单位）的，有的是单个单位的，不能直接相比。"
        f"{_told(stated, CALIBER_NAMES, _caliber, 0)}",
        "Calibers differ: some figures are those of a department with its units, others those of a single unit."
        f"{_told(stated, CALIBER_NAMES, _caliber, 1)}",
    )


def _scopes(stated: Sequence[Line], lines: Sequence[Line]) -> Note | None:
    scopes = {line.disclosed.scope for line in stated if line.disclosed}
    if len(scopes) < 2:
        return None
    return Note(
        "scopes-differ",
        "范围不同：有的数字只是本级的，有的汇总了所属单位，或者公开文件没有说明。",
        "Scopes differ: some figures are a body's own, others include its units, or the disclosure does not say.",
    )


def _phases(stated: Sequence[Line], lines: Sequence[Line]) -> Note | None:
    if len({line.slot.phase for line in stated}) < 2:
        return None
    return Note(
        "phases-differ",
        "种类不同：既有预算数，也有决算（或调整预算）数，不能直接相比。"
        f"{_told(stated, PHASE_NAMES, _phase, 0)}",
        "Kinds differ: some figures are budgeted and others executed (or of a revised budget)."
        f"{_told(stated, PHASE_NAMES, _phase, 1)}",
    )


def _told(
    stated: Sequence[Line], names: Mapping[str, tuple[str, str]], of: Callable[[Slot], str], language: int
) -> str:
    """Which figures are of which phase or caliber: `部门：甲局 2020；单位：乙局 2020。`"""
    slots = list(dict.fromkeys(line.slot for line in stated))
    kinds = {value: [slot for slot in slots if of(slot) == value] for value in names}
    colon, comma, end, stop = ("：", "，", "；", "。") if language == 0 else (": ", ", ", "; ", ".")
    parts = [
        f"{names[value][language]}{colon}{comma.join(_years(found, '、' if language == 0 else '/'))}"
        for value, found in kinds.items()
        if found
    ]
    return (" " if language else "") + end.join(parts) + stop


def _years(slots: Sequence[Slot], mark: str) -> list[str]:
    """The departments with their years, `mark` between these; as many as a sentence can hold."""
    departments: dict[str, list[str]] = {}
    for slot in slots:
        departments.setdefault(slot.department.label, []).append(str(slot.year))
    told = [f"{name} {mark.join(dict.fromkeys(years))}" for name, years in departments.items()]
    return told if len(told) <= MOST_NAMED else [*told[:MOST_NAMED], "…"]


def _phase(slot: Slot) -> str:
    return slot.phase


def _caliber(slot: Slot) -> str:
    return slot.caliber


def _bases(stated: Sequence[Line], lines: Sequence[Line]) -> Note | None:
    bases = {
        (line.slot.year - int(base), phase)
        for line in stated
        for change in line.changes
        for base, phase in [base_of(change)]
        if base
    }
    if len(bases) < 2:
        return None
    return Note(
        "bases-differ",
        "所述增减的比较基数不同（年份，或预算、执行、决算）。",
        "The stated changes are on different bases (another year, or budget, execution, final accounts).",
    )


def _others(stated: Sequence[Line], lines: Sequence[Line]) -> Note | None:
    number = sum(line.rank == 1 and line.is_from_another for line in stated)
    if not number:
        return None
    return Note(
        "from-another-disclosure",
        f"{number} 个数字取自其他年度或种类的公开文件，而非当年自己的公开文件。",
        f"{number} {'figure is' if number == 1 else 'figures are'} taken from a disclosure of another year or kind "
        f"than {'its' if number == 1 else 'their'} own.",
    )


def _contradictions(stated: Sequence[Line], lines: Sequence[Line]) -> Note | None:
    cells: dict[object, list[Thing]] = {}
    for line in stated:
        if line.figure:
            cells.setdefault((line.slot, line.item), []).append(line.figure)
    number = sum(any(_differ(found[0], other) for other in found[1:]) for found in cells.values())
    if not number:
        return None
    return Note(
        "stated-differently",
        f"{number} 个数字在不同的公开文件中金额不同；各个都列出，当年自己的在前。",
        f"{number} figures have other amounts in other disclosures; all are listed, the year's own first.",
    )


def _differ(one: Thing, other: Thing) -> bool:
    """Whether two amounts differ by more than the rounding in which both are printed."""
    first, second = (figure.number(OBEU_MEASURE.amount) or Decimal(0) for figure in (one, other))
    return abs(first - second) > _rounding(one) + _rounding(other)


def _rounding(figure: Thing) -> Decimal:
    """Half a unit of the last printed place, in yuan; 0 for an unknown unit."""
    _, _, decimals = (figure.text(BG.statedValue) or "").partition(".")
    unit = Decimal(YUAN_IN.get(figure.text(BG.statedUnit) or "", 0))
    return unit.scaleb(-len(decimals)) * Decimal("0.5")


def _classes(stated: Sequence[Line], lines: Sequence[Line]) -> Note | None:
    names: dict[str, set[str]] = {}
    for line in stated:
        if (one := class_of(line.figure)) is not None:
            names.setdefault(line.item.path, set()).add(one.label)
    renamed = ["、".join(sorted(found)) for found in names.values() if len(found) > 1]
    if not renamed:
        return None
    return Note(
        "classes-renamed",
        f"同一代码在不同年度名称不同：{'；'.join(renamed)}。",
        f"The same code has different names in different years: {'; '.join(renamed)}.",
    )


def _units(stated: Sequence[Line], lines: Sequence[Line]) -> Note | None:
    units = sorted({unit for line in stated if line.figure and (unit := line.figure.text(BG.statedUnit))})
    if len(units) < 2:
        return None
    return Note(
        "units-differ",
        f"原文单位不同（{'、'.join(units)}），这里一律换算成元；精度因此不同。",
        f"They are printed in different units ({', '.join(units)}) and shown in yuan: their precision differs.",
    )


def _findings(stated: Sequence[Line], lines: Sequence[Line]) -> Note | None:
    number = sum(bool(line.findings) for line in stated)
    if not number:
        return None
    return Note(
        "findings",
        f"核对对其中 {number} 个数字有发现。",
        f"The checks found something about {number} of the figures.",
    )


def _lacking(stated: Sequence[Line], lines: Sequence[Line]) -> Note | None:
    slots = lacking(lines)
    if not slots:
        return None
    return Note(
        "no-disclosure",
        f"未收录公开文件：{listed(slots, 0)}。部门可能已经公开。",
        f"No disclosure is held here of: {listed(slots, 1)}. The department may have published one all the same.",
    )


def _missing(stated: Sequence[Line], lines: Sequence[Line]) -> Note | None:
    without = {*lacking(lines)}
    number = sum(line.gap is not None and line.slot not in without for line in lines)
    if not number:
        return None
    return Note(
        "missing",
        f"{number} 个数字缺失，各注明原因；缺失不等于零。",
        f"{number} figures are missing, each with its reason; missing is not zero.",
    )


def base_of(change: Thing) -> tuple[str, str]:
    """The year and the phase that a stated change is on; empty where nothing is said."""
    year, phase = change.thing(BG.comparisonYear), change.thing(BG.comparisonPhase)
    return year.last if year else "", phase.last if phase else ""


def class_of(figure: Thing | None) -> Thing | None:
    """The class of expenditure that a figure is of."""
    if figure is None:
        return None
    return figure.thing(BG.functionalClassification) or figure.thing(BG.economicClassification)
