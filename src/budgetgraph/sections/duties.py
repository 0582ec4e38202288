"""What the department is there for: its numbered duties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.facts.department import Duty
from budgetgraph.facts.fact import Fact
from budgetgraph.sections.numbering import DIGITS, numbered, trimmed
from budgetgraph.sections.section import Section, SectionReader


def read_duties(section: Section) -> Iterator[Fact]:
    """One duty for each numbered paragraph."""
    for paragraph in section.paragraphs:
        text = numbered(paragraph, DIGITS)
        if text:
            yield Duty(trimmed(text))


DUTIES = SectionReader("duties", re.compile(r"职责|职能"), read_duties)
