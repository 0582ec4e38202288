"""The account of numbers: each number that a document prints is read, quoted, no fact, or unread.

`read`: a value was read from it. `quoted`: it stands in words that a fact keeps as they are printed.
`not-a-fact`: it numbers an item, or belongs to the file (a page number, a bookmark). `unread`: none of these.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from budgetgraph.documents.document import Document
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact, texts, values
from budgetgraph.facts.number import NUMBER
from budgetgraph.facts.unread import Unread

Status = Literal["read", "quoted", "not-a-fact", "unread"]
STATUSES: tuple[Status, ...] = ("read", "quoted", "not-a-fact", "unread")

# Only where an item can begin: a line, a cell, behind a bookmark or the label of a list.
_NUMBERING = re.compile(
    r"(?m)(?:^[^\S\n]*+|\t[^\S\n\t]*+|(?<=\])[^\S\n]*+|绩效(?:指标|目标)\s*+[：:]\s*+)"
    r"(?:(?P<plain>\d{1,3})[^\S\n]*+(?:[、)）]|[.．](?!\d))"
    r"|[（(][^\S\n]*+(?P<bracketed>\d{1,2})[^\S\n]*+[)）])"
)


@dataclass(frozen=True)
class Entry:
    """One printed number and what became of it; `kind` says what a `not-a-fact` is."""

    passage: Passage
    status: Status
    kind: str | None = None


@dataclass(frozen=True)
class Account:
    """All numbers of a document, in order."""

    entries: tuple[Entry, ...]

    @property
    def counts(self) -> dict[Status, int]:
        """How many numbers there are of each status."""
        counter = Counter(entry.status for entry in self.entries)
        return {status: counter[status] for status in STATUSES}

    @property
    def unread(self) -> list[Passage]:
        """The numbers that nothing accounts for."""
        return [entry.passage for entry in self.entries if entry.status == "unread"]


def account(
    document: Document, facts: Iterable[Fact], headings: Iterable[Passage], labels: Iterable[Passage] = ()
) -> Account:
    """Accounts for every number of a document with its facts and the headings of its sections.

    `labels` name rows and columns of tables: a code or a year in them is no fact where the row has no amount.
    """
    read_facts = [fact for fact in facts if not isinstance(fact, Unread)]
    read = Cover(passage for fact in read_facts for passage in values(fact))
    quoted = Cover([*(passage for fact in read_facts for passage in texts(fact)), *headings])
    marks = {kind: Cover(_marked(document, kind)) for kind in sorted({m.kind for m in document.marks})}
    no_facts = {**marks, "label": Cover(labels), "numbering": Cover(_numbering(document.whole))}
    return Account(
        tuple(_entry(number, read, no_facts, quoted) for number in document.whole.find_all(NUMBER))
    )


def _numbering(text: Passage) -> Iterator[Passage]:
    return (text.group(match, match.lastgroup or 0) for match in _NUMBERING.finditer(text.text))


def _marked(document: Document, kind: str) -> Iterable[Passage]:
    return (mark.passage for mark in document.marks if mark.kind == kind)


def _entry(number: Passage, read: Cover, no_facts: dict[str, Cover], quoted: Cover) -> Entry:
    if read.covers(number):
        return Entry(number, "read")
    kind = next((kind for kind, cover in no_facts.items() if cover.covers(number)), None)
    if kind:
        return Entry(number, "not-a-fact", kind)
    return Entry(number, "quoted" if quoted.covers(number) else "unread")


class Cover:
    """The stretches of text that some passages cover; asking is logarithmic in their number."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for passage in sorted(passages):
            self._add(passage.start, passage.end)

    def covers(self, passage: Passage) -> bool:
        """Whether a passage lies within one stretch."""
        index = bisect_right(self._starts, passage.start) - 1
        return index >= 0 and passage.end <= self._ends[index]

    def touches(self, passage: Passage) -> bool:
        """Whether any of a passage is covered."""
        index = bisect_left(self._starts, passage.end) - 1
        return index >= 0 and passage.start < self._ends[index]

    def _add(self, start: int, end: int) -> None:
        # Passages that overlap become one stretch; those that only touch do not, lest two halves of a
        # number in different passages pass for a read one.
        if self._ends and start < self._ends[-1]:
            self._ends[-1] = max(self._ends[-1], end)
        else:
            self._starts.append(start)
            self._ends.append(end)
