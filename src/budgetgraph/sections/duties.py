"""What the department is there for: its duties, numbered in whatever way, or one in each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.department import Duty
from budgetgraph.facts.fact import Fact
from budgetgraph.sections.numbering import numbering_of, run_in, trimmed, without_number
from budgetgraph.sections.section import Section, SectionReader

_COLON = re.compile(r"[：:]\s*$")


def read_duties(section: Section) -> Iterator[Fact]:
    """One duty for each numbered paragraph; for each paragraph where none is numbered."""
    paragraphs = list(section.paragraphs)
    for text in [*_numbered(paragraphs)] or [p for p in paragraphs if not _COLON.search(p.text)]:
        if duty := trimmed(text):
            yield Duty(duty)


def _numbered(paragraphs: list[Passage]) -> Iterator[Passage]:
    for paragraph in paragraphs:
        if numbering := numbering_of(paragraph):
            yield from (without_number(item) for item in run_in(paragraph, numbering))


DUTIES = SectionReader("duties", re.compile(r"职[责能](?:(?:和|及|与|、)?(?:主要)?职[责能])?"), read_duties)
