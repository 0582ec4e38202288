"""Cuts a document into sections, by the words of its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from budgetgraph.documents.document import Block, Document, Paragraph
from budgetgraph.documents.passage import Passage
from budgetgraph.sections.numbering import BRACKETED_HAN, CHAPTER, without_number
from budgetgraph.sections.section import PREAMBLE, UNREAD, Section, SectionReader

_SENTENCE_END = tuple("。；;，,！!")
_COLONS = "：: \t\u3000"
_LONGEST_HEADING = 40  # characters; the longest seen has 31
_HEADING_FORM = re.compile(
    r"(?:情况|概况|说明|职责|职能|设置|构成|信息|解释|目标|措施|事项|经费|预算|决算|收支|表)$"
)
_ITEMISED = {"sub-goals", "safeguard-measures", "duties", "glossary", "project-performance"}
"""The kinds of sections whose items may be numbered （一）, which then begins no other section."""
_WITHIN_DUTIES = {"duties", "organisation"}


def outline(document: Document, readers: Sequence[SectionReader], fiscal_year: int) -> list[Section]:
    """The sections of a document in their order; what comes before the first heading is the preamble."""
    return list(_sections(document, readers, fiscal_year))


def _sections(document: Document, readers: Sequence[SectionReader], fiscal_year: int) -> Iterator[Section]:
    section = Section(PREAMBLE, None, (), document, fiscal_year)
    blocks: list[Block] = []
    for block in document.blocks:
        kind = _kind_of_heading(block, readers, section)
        if kind is None or not isinstance(block, Paragraph):
            blocks.append(block)
            continue
        yield section.holding(blocks)
        section, blocks = Section(kind, without_colon(block.passage), (), document, fiscal_year), []
    yield section.holding(blocks)


def _kind_of_heading(block: Block, readers: Sequence[SectionReader], above: Section) -> str | None:
    """The kind of the section that a block begins below another, None when it begins none."""
    if not isinstance(block, Paragraph) or not looks_like_heading(block.passage):
        return None
    known = next((r.kind for r in readers if _begins(r, without_colon(block.passage), above)), None)
    # A heading of the same rank that nobody knows ends the section above it all the same.
    is_chapter = CHAPTER.match(block.passage.text) and block.passage == without_colon(block.passage)
    return known or (UNREAD if is_chapter else None)


def _begins(reader: SectionReader, heading: Passage, above: Section) -> bool:
    text = heading.plain
    if CHAPTER.match(text):
        return reader.heading.search(text) is not None
    if not BRACKETED_HAN.match(text):
        return _alone(reader).fullmatch(text) is not None
    words = without_number(heading).plain
    if _is_itemised(above):
        inner = above.kind == "duties" and reader.kind in _WITHIN_DUTIES
        return inner and _alone(reader).fullmatch(words) is not None
    if _alone(reader).fullmatch(words):
        return True
    return is_title(words) and reader.heading.search(words) is not None


def _is_itemised(section: Section) -> bool:
    """Whether （一） numbers the section's items; below a heading that is itself numbered so it does not."""
    heading = section.heading
    return section.kind in _ITEMISED and not (heading and BRACKETED_HAN.match(heading.text))


@cache
def _alone(reader: SectionReader) -> re.Pattern[str]:
    """The reader's words with nothing beside them that would say something."""
    return re.compile(
        rf"(?:本?(?:部门|单位))?(?:主要|基本)?(?:{reader.heading.pattern})(?:情况|信息|说明|如下)?"
    )


def is_title(words: str) -> bool:
    """Whether words have the form of a heading, not of a sentence: `收入说明`, `政府采购情况`."""
    return _HEADING_FORM.search(words) is not None


def looks_like_heading(passage: Passage) -> bool:
    """Whether a paragraph is short and no sentence."""
    text = passage.plain.rstrip(_COLONS)
    return 1 < len(text) <= _LONGEST_HEADING and not text.endswith(_SENTENCE_END)


def without_colon(heading: Passage) -> Passage:
    """A heading without the colon behind it."""
    return heading.cut(0, len(heading.text.rstrip(_COLONS)))
