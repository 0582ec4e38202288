"""The glossary: terms and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.glossary import GlossaryEntry, Step, classification_path
from budgetgraph.sections.numbering import BRACKETED_DIGITS, DIGITS, grouped, without_number
from budgetgraph.sections.section import Section, SectionReader

_DEFINITION = re.compile(r"(?P<term>[^：:。]+?)\s*[：:]\s*(?P<definition>.+)", re.DOTALL)


def read_glossary(section: Section) -> Iterator[Fact]:
    """One entry for each numbered paragraph; those numbered in brackets are nested in the one before them."""
    for group in grouped(section.paragraphs, DIGITS):
        entry = _entry(group[0], ())
        if entry:
            yield _with_nested(entry, group[1:])


def _with_nested(entry: GlossaryEntry, paragraphs: Sequence[Passage]) -> GlossaryEntry:
    below = [p for p in paragraphs if BRACKETED_DIGITS.match(p.text)]
    nested = tuple(e for p in below if (e := _entry(p, entry.path)))
    return GlossaryEntry(entry.term, entry.definition, entry.path, nested)


def _entry(paragraph: Passage, above: tuple[Step, ...]) -> GlossaryEntry | None:
    text = without_number(paragraph)
    match = _DEFINITION.fullmatch(text.text)
    if match is None:
        return None
    term = text.group(match, "term")
    path = classification_path(term)
    complete = (*above, *path) if path else ()
    return GlossaryEntry(term, text.group(match, "definition"), complete)


GLOSSARY = SectionReader("glossary", re.compile(r"名词解释|术语解释|专业名词"), read_glossary)
