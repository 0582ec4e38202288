"""Cuts a document into sections, by the words of its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from budgetgraph.documents.document import Block, Document, Paragraph
from budgetgraph.documents.passage import Passage
from budgetgraph.sections.contents import Contents, entry_words, find_contents
from budgetgraph.sections.heading import Heading, heading_at
from budgetgraph.sections.portal import is_contact_line, is_portal_line
from budgetgraph.sections.recognition import Above, Recognition
from budgetgraph.sections.section import CONTACT, CONTENTS, PREAMBLE, PUBLICATION, Section, SectionReader

_PART_AT_END = re.compile(r"(?<=[。；])\s*第[一二三四五六七八九十]{1,3}部分[^。；，：]{2,40}$")
_LABEL = re.compile(r"[^：:\s]{1,12}")


def outline(document: Document, readers: Sequence[SectionReader], fiscal_year: int) -> list[Section]:
    """The sections of a document in their order; what comes before the first heading is the preamble.

    Tables of contents, the lines of a site around the document and lines that say whom to ask are sections too.
    """
    parted = replace(document, blocks=tuple(part for block in document.blocks for part in _parted(block)))
    drafts = _Outline(parted, Recognition(readers)).drafts()
    sections = (Section(d.kind, d.name, tuple(d.blocks), document, fiscal_year) for d in drafts)
    first, *others = (part for section in sections for part in _without_frame(section))
    return [first, *(section for section in others if section.heading or section.blocks)]


class _Draft:
    """A section as far as it goes."""

    def __init__(self, kind: str, heading: Heading | None = None) -> None:
        self.kind = kind
        self.heading = heading
        self.blocks: list[Block] = []
        if heading and heading.rest:
            self.blocks.append(Paragraph(heading.rest))

    @property
    def name(self) -> Passage | None:
        return self.heading.passage if self.heading else None


class _Outline:
    def __init__(self, document: Document, recognition: Recognition) -> None:
        self._document = document
        self._recognition = recognition
        self._contents = {c.start: c for c in find_contents(document.blocks, recognition.kind_of_title)}
        self._listed = frozenset(words for c in self._contents.values() for words in c.entries)

    def drafts(self) -> Iterator[_Draft]:
        draft, index = _Draft(PREAMBLE), 0
        while index < len(self._document.blocks):
            contents = self._contents.get(index)
            if contents:
                yield draft
                yield self._list(contents)
                draft, index = _Draft(PREAMBLE), contents.end
                continue
            heading = heading_at(self._document, index)
            kind = self._kind(heading, draft) if heading else None
            if heading and kind:
                yield draft
                draft, index = _Draft(kind, heading), index + heading.size
                continue
            draft.blocks.append(self._document.blocks[index])
            index += 1
        yield draft

    def _kind(self, heading: Heading, above: _Draft) -> str | None:
        listed = entry_words(heading.passage.plain) in self._listed
        return self._recognition.kind(heading, Above(above.kind, above.heading), listed)

    def _list(self, contents: Contents) -> _Draft:
        draft = _Draft(CONTENTS)
        draft.blocks += self._document.blocks[contents.start : contents.end]
        return draft


def _parted(block: Block) -> Iterator[Block]:
    """A paragraph without the heading of a part that a reader of pages has joined to its end."""
    match = _PART_AT_END.search(block.passage.text, 0) if isinstance(block, Paragraph) else None
    if match is None or not isinstance(block, Paragraph):
        yield block
        return
    yield Paragraph(block.passage.cut(0, match.start()).strip())
    yield Paragraph(block.passage.cut(match.start()).strip())


def _without_frame(section: Section) -> Iterator[Section]:
    """The section without the lines of the site before the first heading and behind the last, and the contacts."""
    is_around = section.kind == PREAMBLE
    around = [block for block in section.blocks if is_around and _is_portal(block)]
    blocks = [block for block in section.blocks if not (is_around and _is_portal(block))]
    tail = _tail(blocks) if section.kind != CONTACT else []
    contacts = [block for block in tail if not _is_portal(block)]
    site = [*around, *(block for block in tail if _is_portal(block))]
    yield section.holding(blocks[: len(blocks) - len(tail)])
    if contacts:
        yield replace(section, kind=CONTACT, heading=_label(contacts[0]), blocks=tuple(contacts))
    if site:
        yield replace(section, kind=PUBLICATION, heading=None, blocks=tuple(site))


def _tail(blocks: Sequence[Block]) -> list[Block]:
    """The last lines of a section that are the site's, or say whom to ask."""
    tail = takewhile(lambda block: _is_portal(block) or _is_contact(block), reversed(blocks))
    return list(tail)[::-1]


def _label(block: Block) -> Passage | None:
    """The words before the colon of a line: they name no person."""
    return block.passage.search(_LABEL) if isinstance(block, Paragraph) else None


def _is_portal(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_portal_line(block.passage.plain)


def _is_contact(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_contact_line(block.passage.plain)
