"""The account of numbers: each number that a document prints is read, quoted, no fact, or unread.

`read`: a value was read from it. `quoted`: it stands in words that a fact keeps as they are printed.
`not-a-fact`: it numbers an item, or belongs to the file (a page number, a bookmark), to a table of contents, to the
site's lines around the document or to a telephone, or it dates something and stands in no words that are kept. `in-unread-section`: it stands in a section that nobody can read,
of which the whole text is kept. `unread`: none of these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from budgetgraph.documents.document import Document
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import dates_in
from budgetgraph.facts.cover import Cover
from budgetgraph.facts.fact import Fact, texts, values
from budgetgraph.facts.number import NUMBER
from budgetgraph.facts.unread import Unread

Status = Literal["read", "quoted", "not-a-fact", "in-unread-section", "unread"]
STATUSES: tuple[Status, ...] = ("read", "quoted", "not-a-fact", "in-unread-section", "unread")

# Only where an item can begin: a line, a cell, behind a bookmark or the label of a list, or, where line ends were
# lost, behind a sentence (where it is 2、 or a later one).
_NUMBERING = re.compile(
    r"(?m)(?:^[^\S\n]*+|\t[^\S\n\t]*+|(?<=\])[^\S\n]*+|绩效(?:指标|目标)\s*+[：:]\s*+)"
    r"(?:(?P<plain>\d{1,3})[^\S\n]*+(?:[、)）]|[.．](?!\d))"
    r"|[（(][^\S\n]*+(?P<bracketed>\d{1,2})[^\S\n]*+[)）])"
    r"|(?<=[。；;])(?P<inline>\d{1,2})(?:、|[.．](?!\d))"
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


@dataclass(frozen=True)
class Surroundings:
    """What stands beside the facts: the headings, the texts of unread sections, and by its kind what is no fact.

    The labels of rows and columns of tables are no facts: a code or a year in them where the row has no amount.
    `amounts` are the cells of tables that ought to be read: that a fact of their row quotes the whole row accounts for
    none of them.
    """

    headings: Sequence[Passage] = ()
    unread: Sequence[Passage] = ()
    amounts: Sequence[Passage] = ()
    no_facts: Mapping[str, Sequence[Passage]] = field(default_factory=dict)


def account(document: Document, facts: Iterable[Fact], beside: Surroundings) -> Account:
    """Accounts for every number of a document with its facts and what stands beside them."""
    read_facts = [fact for fact in facts if not isinstance(fact, Unread)]
    covers = _Covers(
        read=Cover(passage for fact in read_facts for passage in values(fact)),
        no_facts={
            **_marks(document),
            "numbering": Cover(_numbering(document.whole)),
            **_covers(beside.no_facts),
        },
        quoted=Cover([*(passage for fact in read_facts for passage in texts(fact)), *beside.headings]),
        unread=Cover(beside.unread),
        amounts=Cover(beside.amounts),
        dates=Cover(dates_in(document.whole)),
    )
    return Account(tuple(covers.entry(number) for number in document.whole.find_all(NUMBER)))


def _marks(document: Document) -> dict[str, Cover]:
    return {kind: Cover(_marked(document, kind)) for kind in sorted({m.kind for m in document.marks})}


def _covers(passages: Mapping[str, Sequence[Passage]]) -> dict[str, Cover]:
    return {kind: Cover(found) for kind, found in passages.items()}


def _numbering(text: Passage) -> Iterator[Passage]:
    return (text.group(match, match.lastgroup or 0) for match in _NUMBERING.finditer(text.text))


def _marked(document: Document, kind: str) -> Iterable[Passage]:
    return (mark.passage for mark in document.marks if mark.kind == kind)


@dataclass(frozen=True)
class _Covers:
    """The stretches of text that account for the numbers in them."""

    read: Cover
    no_facts: Mapping[str, Cover]
    quoted: Cover
    unread: Cover
    amounts: Cover
    dates: Cover

    def entry(self, number: Passage) -> Entry:
        if self.read.covers(number):
            return Entry(number, "read")
        kind = next((kind for kind, cover in self.no_facts.items() if cover.covers(number)), None)
        if kind:
            return Entry(number, "not-a-fact", kind)
        if self.quoted.covers(number) and not self.amounts.covers(number):
            return Entry(number, "quoted")
        if self.unread.covers(number):
            return Entry(number, "in-unread-section")
        return Entry(number, "not-a-fact", "date") if self.dates.covers(number) else Entry(number, "unread")
