"""The three public expenses (三公): travel abroad, official vehicles, hospitality."""

from __future__ import annotations

import re
from collections.abc import Iterable

from budgetgraph.facts.fact import Fact
from budgetgraph.sections.prose import LineItemWords, read_amounts, words
from budgetgraph.sections.section import Section, SectionReader

_VEHICLE = "(?:公务用车|公车)"
_RUNNING = "运行(?:维护)?(?:费|经费)"
_LINE_ITEMS = (
    LineItemWords(
        "一般公共预算(?:财政)?(?:拨款)?", ("three-public-general-public-budget",), is_breakdown=True
    ),
    *words(
        three_public_abroad="因公出国(?:[（(]境[）)])?(?:费|经费)?(?:用|支出)?",
        three_public_vehicle=f"{_VEHICLE}购置(?:费|经费)?(?:及|和|与|、){_RUNNING}(?:支出)?",
        three_public_vehicle_purchase=f"{_VEHICLE}购置(?:费|经费)?(?:支出)?",
        three_public_vehicle_operation=f"{_VEHICLE}{_RUNNING}(?:支出)?",
        three_public_hospitality="公务接待(?:费|经费)?(?:支出)?",
        three_public_total='(?:财政拨款|一般公共预算(?:财政)?(?:拨款)?)?(?:安排的?)?[“"]?三公[”"“]?经费(?:支出)?',
    ),
)


def read_three_public(section: Section) -> Iterable[Fact]:
    """The total and its items, and their changes with the reason that is given for them."""
    return read_amounts(section.paragraphs, _LINE_ITEMS, section.fiscal_year)


THREE_PUBLIC = SectionReader("three-public", re.compile(r"三公.{0,2}经费"), read_three_public)
