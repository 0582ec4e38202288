"""The three public expenses (三公): travel abroad, official vehicles, hospitality."""

from __future__ import annotations

import re
from collections.abc import Iterable

from budgetgraph.facts.fact import Fact
from budgetgraph.sections.prose import LineItemWords, read_amounts, words
from budgetgraph.sections.section import Section, SectionReader

_LINE_ITEMS = (
    LineItemWords(
        re.compile("其中[：:]?一般公共预算(?:财政)?(?:拨款)?(?:“?三公”?经费)?(?:预算)?总额"),
        ("three-public-general-public-budget",),
        is_breakdown=True,
    ),
    *words(
        three_public_abroad="因公出国",
        three_public_vehicle_purchase="(?:公务用车|车辆|用车)购置费?(?!及|和)",
        three_public_vehicle_operation="(?<!及)(?<!和)(?:公务用车)?运行(?:维护)?(?:费|经费)",
        three_public_vehicle="(?:公务)?用车购置(?:及|和)运行",
        three_public_hospitality="公务接待",
        three_public_total="三公.{0,2}经费",
    ),
)


def read_three_public(section: Section) -> Iterable[Fact]:
    """The total and its items, and their changes with the reason that is given for them."""
    return read_amounts(section.paragraphs, _LINE_ITEMS)


THREE_PUBLIC = SectionReader("three-public", re.compile(r"三公.{0,2}经费"), read_three_public)
