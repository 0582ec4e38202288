"""Sections that say something in a sentence or two: other matters, and special funds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from budgetgraph.facts.fact import Fact
from budgetgraph.facts.statement import Statement
from budgetgraph.sections.section import Section, SectionReader


def _reader(kind_of_nothing: str, nothing: re.Pattern[str]) -> Callable[[Section], Iterator[Fact]]:
    """Each paragraph is a statement: of the given kind when it says that there is nothing, else a note."""

    def read(section: Section) -> Iterator[Fact]:
        for paragraph in section.paragraphs:
            yield Statement(kind_of_nothing if nothing.search(paragraph.plain) else "note", paragraph)

    return read


OTHER_MATTERS = SectionReader(
    "other-matters",
    re.compile(
        r"其[他它]需要说明|其[他它](?:重要|相关|有关|说明|公开){0,2}(?:事项|情况|信息)|需要(?:特别)?说明的|相关口径|^其[他它]$"
    ),
    _reader("no-other-matters", re.compile(r"无其他|没有其他")),
)
SPECIAL_FUNDS = SectionReader(
    "special-funds",
    re.compile(r"专项资金绩效"),
    _reader("no-special-funds", re.compile(r"(?:无|没有|未安排).{0,6}专项资金")),
)
