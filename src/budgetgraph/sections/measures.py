"""The measures that safeguard the goals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.statement import SafeguardMeasure
from budgetgraph.sections.numbering import BRACKETED_HAN, DIGITS, grouped, numbered, trimmed
from budgetgraph.sections.section import Section, SectionReader


def read_measures(section: Section) -> Iterator[Fact]:
    """One measure for each paragraph numbered （一）; what follows is its numbered items, or its text."""
    for group in grouped(section.paragraphs, BRACKETED_HAN):
        title = numbered(group[0], BRACKETED_HAN)
        if title and trimmed(title):
            yield _measure(section, trimmed(title), group[1:])


def _measure(section: Section, title: Passage, body: list[Passage]) -> SafeguardMeasure:
    found = [item for paragraph in body if (item := _item(paragraph))]
    text = None if found or not body else section.between(body[0].start, body[-1].end)
    return SafeguardMeasure(title, text, tuple(found))


def _item(paragraph: Passage) -> Passage | None:
    item = numbered(paragraph, DIGITS)
    return trimmed(item) if item else None


SAFEGUARD_MEASURES = SectionReader("safeguard-measures", re.compile(r"保障措施"), read_measures)
