"""The preamble: the title, and the law that the disclosure is made under."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import YEAR, FiscalYear
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.statement import Statement
from budgetgraph.facts.title import Title
from budgetgraph.sections.section import PREAMBLE, Section, SectionReader

_SENTENCE = re.compile(r"[。；：:]\s*$")
_NEVER = re.compile(r"(?!)")


def read_preamble(section: Section) -> Iterator[Fact]:
    """The title is the lines up to the first sentence; each sentence is a statement of the legal basis."""
    paragraphs = list(section.paragraphs)
    sentences = [paragraph for paragraph in paragraphs if _SENTENCE.search(paragraph.text)]
    lines = paragraphs[: paragraphs.index(sentences[0])] if sentences else paragraphs
    if lines:
        yield _title(section.between(lines[0].start, lines[-1].end))
    for sentence in sentences:
        yield Statement("legal-basis", sentence)


def _title(text: Passage) -> Title:
    year = text.search(YEAR, "year")
    return Title(text, FiscalYear(int(year.text), year) if year else None)


PREAMBLE_READER = SectionReader(PREAMBLE, _NEVER, read_preamble)
