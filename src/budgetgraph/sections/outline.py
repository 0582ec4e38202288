"""Cuts a document into sections, by the words of its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetgraph.documents.document import Block, Document, Paragraph
from budgetgraph.documents.passage import Passage
from budgetgraph.sections.section import PREAMBLE, UNREAD, Section, SectionReader

_HAN = "一二三四五六七八九十百"
_CHAPTER = re.compile(rf"第[{_HAN}]+部分|[{_HAN}]+\s*[、.．]")
_NUMBERED = re.compile(rf"第[{_HAN}]+部分|[{_HAN}]+\s*[、.．]|[（(][{_HAN}]+[)）]")
_SENTENCE_END = tuple("。；;，,：:！!")
_LONGEST_HEADING = 40  # characters; the longest seen has 31


def outline(document: Document, readers: Sequence[SectionReader], fiscal_year: int) -> list[Section]:
    """The sections of a document in their order; what comes before the first heading is the preamble."""
    return list(_sections(document, readers, fiscal_year))


def _sections(document: Document, readers: Sequence[SectionReader], fiscal_year: int) -> Iterator[Section]:
    kind, heading, blocks = PREAMBLE, None, list[Block]()
    for block in document.blocks:
        begun = _kind_of_heading(block, readers)
        if begun is None or not isinstance(block, Paragraph):
            blocks.append(block)
            continue
        yield Section(kind, heading, tuple(blocks), document, fiscal_year)
        kind, heading, blocks = begun, block.passage, []
    yield Section(kind, heading, tuple(blocks), document, fiscal_year)


def _kind_of_heading(block: Block, readers: Sequence[SectionReader]) -> str | None:
    """The kind of the section that a block begins, None when it begins none."""
    if not isinstance(block, Paragraph) or not _looks_like_heading(block.passage):
        return None
    text = block.passage.plain
    numbered = _NUMBERED.match(text) is not None
    for reader in readers:
        if reader.heading.search(text) if numbered else reader.heading.fullmatch(text):
            return reader.kind
    # A heading of the same rank that nobody knows ends the section above it all the same.
    return UNREAD if _CHAPTER.match(text) else None


def _looks_like_heading(passage: Passage) -> bool:
    text = passage.plain
    return 1 < len(text) <= _LONGEST_HEADING and not text.endswith(_SENTENCE_END)
