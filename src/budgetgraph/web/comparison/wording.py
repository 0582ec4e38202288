"""What phases and calibers are called in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable

from budgetgraph.web.comparison.line import Slot

PHASE_NAMES = {
    "approved": ("预算", "budget"),
    "revised": ("调整预算", "revised budget"),
    "executed": ("决算", "final accounts"),
    "": ("预算或决算", "budget or final accounts"),
}
CALIBER_NAMES = {"department": ("部门", "department"), "unit": ("单位", "unit"), "": ("", "")}
MOST_NAMED = 12
"""How many departments a sentence can name."""


def phase_and_caliber(slot: Slot, language: int) -> str:
    """What a column has besides its year; `language` is 0 for Chinese, 1 for English."""
    phase, caliber = PHASE_NAMES[slot.phase][language], CALIBER_NAMES[slot.caliber][language]
    if not caliber:
        return phase
    return f"{phase}（{caliber}）" if language == 0 else f"{phase} ({caliber})"


def listed(slots: Iterable[Slot], language: int) -> str:
    """Columns in words, by department: `甲局 2019 决算、2020 预算；乙局 2019 预算`."""
    mark, end = ("、", "；") if language == 0 else (", ", "; ")
    departments: dict[str, list[str]] = {}
    for slot in dict.fromkeys(slots):
        departments.setdefault(slot.department.label, []).append(
            f"{slot.year} {phase_and_caliber(slot, language)}"
        )
    parts = [f"{name} {mark.join(own)}" for name, own in list(departments.items())[:MOST_NAMED]]
    return end.join([*parts, *(["…"] if len(departments) > MOST_NAMED else [])])
