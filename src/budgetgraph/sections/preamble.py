"""The preamble: the title, and the law that the disclosure is made under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import YEAR, FiscalYear
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.statement import Statement
from budgetgraph.facts.title import Title
from budgetgraph.sections.section import PREAMBLE, Section, SectionReader

_SENTENCE = re.compile(r"[。；：:]\s*$")
_BUDGET = re.compile(r"[预决]\s*算|三公")
_LAW = re.compile(r"《|规定|要求|依据|根据|按照")
_LABELLED = re.compile(r"[^：:]{1,20}[：:]\s*\S")
_DATE = re.compile(r"(?:20\d\d|二[〇○零]\S{2})\s*年.{1,4}月(?:.{1,4}日)?")
_LONGEST_LINE = 60  # characters; longer ones are sentences without a full stop
_NEVER = re.compile(r"(?!)")


def read_preamble(section: Section) -> Iterator[Fact]:
    """The title is the first lines in a row that name a budget; sentences that name a law are the legal basis."""
    paragraphs = list(section.paragraphs)
    title = next((run for run in _runs(paragraphs) if any(_BUDGET.search(line.plain) for line in run)), None)
    if title:
        yield _title(section.between(title[0].start, title[-1].end))
    for sentence in filter(_is_sentence, paragraphs):
        yield Statement("legal-basis" if _LAW.search(sentence.text) else "note", sentence)


def _runs(paragraphs: Iterable[Passage]) -> Iterator[list[Passage]]:
    """The lines in a row that are neither sentences nor name the body: `预算单位：…`."""
    for is_line, run in groupby(paragraphs, key=_is_line):
        if is_line:
            yield list(run)


def _is_line(paragraph: Passage) -> bool:
    words = paragraph.plain
    is_other = _LABELLED.match(words) or _DATE.fullmatch(words)
    return not _is_sentence(paragraph) and is_other is None


def _is_sentence(paragraph: Passage) -> bool:
    return _SENTENCE.search(paragraph.text) is not None or len(paragraph.plain) > _LONGEST_LINE


def _title(text: Passage) -> Title:
    year = text.search(YEAR, "year")
    return Title(text, FiscalYear(int(year.text), year) if year else None)


PREAMBLE_READER = SectionReader(PREAMBLE, _NEVER, read_preamble)
