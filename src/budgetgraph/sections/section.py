"""A section of a document, and what a reader of sections is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from budgetgraph.documents.document import Block, Document, Paragraph, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Phase

PREAMBLE = "preamble"
UNREAD = "unread"
CONTENTS = "contents"
CONTACT = "contact"
PUBLICATION = "publication-details"
TABLE = "table-"
"""What the kinds of public tables begin with."""
NO_FACTS = frozenset({CONTENTS, CONTACT, PUBLICATION})
"""The kinds of sections of which nothing is a fact of the budget."""


@dataclass(frozen=True)
class Section:
    """A heading and the blocks below it; `kind` is a slug of the code list `section-kind`.

    `phase` is that of the disclosure's amounts: approved in a budget, executed in final accounts.
    """

    kind: str
    heading: Passage | None
    blocks: tuple[Block, ...]
    document: Document
    fiscal_year: int
    phase: Phase = "approved"

    @property
    def paragraphs(self) -> Iterator[Passage]:
        """Its paragraphs, in order."""
        return (block.passage for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> Iterator[Table]:
        """Its tables, in order."""
        return (block for block in self.blocks if isinstance(block, Table))

    @property
    def extents(self) -> tuple[Passage, ...]:
        """Everything below the heading: one passage, more where public tables were taken out in between."""
        spans: list[tuple[int, int]] = []
        for block in self.blocks:
            start, end = _start(block), _end(block)
            if spans and not self.between(spans[-1][1], start):
                spans[-1] = spans[-1][0], end
            else:
                spans.append((start, end))
        return tuple(self.between(start, end) for start, end in spans)

    def holding(self, blocks: Iterable[Block]) -> Section:
        """The section with these blocks below its heading."""
        return replace(self, blocks=tuple(blocks))

    def between(self, start: int, end: int) -> Passage:
        """A passage of the document by its code points."""
        return self.document.whole.cut(start, end)


@dataclass(frozen=True)
class SectionReader:
    """How to know a section of some kind by its heading, and how to read it.

    `heading` is searched in chapters (`一、`, `第一部分`) and in titles numbered （一）; of other lines it must be
    all that they say. `read` gives its facts.
    """

    kind: str
    heading: re.Pattern[str]
    read: Callable[[Section], Iterable[Fact]]


def read_nothing(_: Section) -> Iterable[Fact]:
    """For sections that only hold other sections."""
    return ()


def _start(block: Block) -> int:
    return block.start if isinstance(block, Table) else block.passage.start


def _end(block: Block) -> int:
    return block.end if isinstance(block, Table) else block.passage.end
