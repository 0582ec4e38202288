"""The glossary: terms and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.glossary import GlossaryEntry, Step, classification_path
from budgetgraph.sections.numbering import BRACKETED_DIGITS, numbering_of, trimmed, without_number
from budgetgraph.sections.section import Section, SectionReader

_TERM_END = re.compile("[：:。]|(?=是指)")
_CODE = re.compile(r"\d{3,7}\s*")
_TABLE_HEAD = re.compile(r"(?:名词|术语|词语|科目|项目)(?:名称)?")
_LONGEST_TERM = 200  # characters; the longest seen has 60
_SENTENCE_END = tuple("。；;！!")


def read_glossary(section: Section) -> Iterable[Fact]:
    """One entry for each numbered paragraph, or for each `词：解释` where none is numbered.

    Those numbered in brackets are nested in the one before them, where that is numbered in another way.
    """
    entries: list[GlossaryEntry] = []
    may_nest = False
    for group in _groups(list(section.paragraphs)):
        bracketed = BRACKETED_DIGITS.match(group[0].text) is not None
        if bracketed and may_nest:
            nested = _entry(section, group, entries[-1].path)
            entries[-1] = replace(entries[-1], nested=entries[-1].nested + nested)
        else:
            found = _entry(section, group, ())
            entries += found
            may_nest = bool(found) and not bracketed
    return [*entries, *_in_tables(section)]


def _in_tables(section: Section) -> Iterator[GlossaryEntry]:
    """The entries in tables: the last two cells of a row are a term and what it means."""
    for row in (row for table in section.tables for row in table.rows):
        cells = [cell for cell in row if cell]
        if len(cells) > 1 and not _TABLE_HEAD.fullmatch(cells[-2].plain):
            yield GlossaryEntry(cells[-2], cells[-1], classification_path(_without_code(cells[-2])))


def _without_code(term: Passage) -> Passage:
    """A term without the code of its class before it: `2010301 行政运行（项）`."""
    match = _CODE.match(term.text)
    return term.cut(match.end()) if match else term


def _groups(paragraphs: Sequence[Passage]) -> list[list[Passage]]:
    """Each paragraph that begins an entry with those that follow it."""
    is_numbered = any(numbering_of(paragraph) for paragraph in paragraphs)
    groups: list[list[Passage]] = []
    for paragraph in paragraphs:
        if numbering_of(paragraph) if is_numbered else _split(paragraph):
            groups.append([paragraph])
        elif groups:
            groups[-1].append(paragraph)
    return groups


def _entry(section: Section, group: Sequence[Passage], above: tuple[Step, ...]) -> tuple[GlossaryEntry, ...]:
    """The entry that a group of paragraphs states, none where it states none."""
    split = _split(without_number(group[0]))
    rest = list(group[1:])
    if split is None and rest:
        split = _below_its_term(without_number(group[0]), rest.pop(0))
    if split is None:
        return ()
    term, definition = split
    while rest and not definition.text.endswith(_SENTENCE_END):
        definition = section.between(definition.start, rest.pop(0).end)
    path = classification_path(_without_code(term))
    return (GlossaryEntry(term, definition, (*above, *path) if path else ()),)


def _split(text: Passage) -> tuple[Passage, Passage] | None:
    """The term before the first colon and the definition behind it."""
    match = _TERM_END.search(text.text, 0, _LONGEST_TERM)
    if match is None or match.group() == "。":
        return None
    term, definition = text.cut(0, match.start()).strip(), text.cut(match.end()).strip()
    return (term, definition) if term and definition else None


def _below_its_term(line: Passage, definition: Passage) -> tuple[Passage, Passage] | None:
    """A term that has a line for itself, with the paragraph below it."""
    term = trimmed(line).strip("：: ")
    is_term = term and len(term.text) <= _LONGEST_TERM and not line.text.endswith(_SENTENCE_END)
    return (term, definition) if is_term else None


GLOSSARY = SectionReader(
    "glossary",
    re.compile(r"名词(?:解释|说明|术语)|名称解释|术语(?:解释|说明)|专[业用]性?名词|词语解释"),
    read_glossary,
)
