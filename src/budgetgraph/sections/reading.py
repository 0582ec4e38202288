"""A whole document read: its sections, its facts, and the account of its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from budgetgraph.documents.document import Document
from budgetgraph.documents.passage import Passage
from budgetgraph.errors import NotADisclosure
from budgetgraph.facts.account import Account, account
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.restatement import Restatement
from budgetgraph.facts.unread import Unread
from budgetgraph.sections.outline import outline
from budgetgraph.sections.registry import READERS
from budgetgraph.sections.section import PREAMBLE, UNREAD, Section

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_BEGINNING = 600  # code points in which a disclosure names its year

Amount = TypeVar("Amount", Figure, Change)


@dataclass(frozen=True)
class Reading:
    """What a document says: `facts` in the order of the document, then what could not be read."""

    document: Document
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    account: Account

    def of(self, kind: type[Kind]) -> list[Kind]:
        """The facts of one type, in order."""
        return [fact for fact in self.facts if isinstance(fact, kind)]


Kind = TypeVar("Kind", bound=Fact)


def read_facts(document: Document, fiscal_year: int) -> Reading:
    """Reads all sections of a document; raises `NotADisclosure` when not one is recognised."""
    sections = tuple(outline(document, READERS, fiscal_year))
    if all(section.kind in (PREAMBLE, UNREAD) for section in sections):
        raise NotADisclosure(
            "No section of a budget disclosure is recognised in it.",
            where=document.name,
            hint="Is it the right file, and whole? `budgetgraph read` shows what was understood of it.",
        )
    facts = _without_doubles([fact for section in sections for fact in _read(section)])
    headings = [section.heading for section in sections if section.heading]
    numbers = account(document, facts, [*headings, *_unread_texts(sections)])
    return Reading(document, sections, (*facts, *_unread_numbers(numbers, facts)), numbers)


def fiscal_year_of(document: Document) -> int | None:
    """The year that the beginning of a document names, None where it names none."""
    match = _YEAR.search(document.text, 0, _BEGINNING)
    return int(match[1]) if match else None


def _read(section: Section) -> Iterable[Fact]:
    reader = next((reader for reader in READERS if reader.kind == section.kind), None)
    return reader.read(section) if reader else ()


def _unread_texts(sections: Iterable[Section]) -> Iterator[Passage]:
    # The text of a section that nobody can read is kept whole in the graph.
    return (section.extent for section in sections if section.kind == UNREAD and section.extent)


def _unread_numbers(numbers: Account, facts: Sequence[Fact]) -> Iterator[Unread]:
    known = [fact.passage for fact in facts if isinstance(fact, Unread)]
    return (Unread(n, "number") for n in numbers.unread if not any(passage.covers(n) for passage in known))


def _without_doubles(facts: Sequence[Fact]) -> list[Fact]:
    """Each line item once: what is stated again becomes a restatement of the first."""
    figures = _restated([fact for fact in facts if isinstance(fact, Figure)])
    changes = _restated([fact for fact in facts if isinstance(fact, Change)])
    others = [fact for fact in facts if not isinstance(fact, Figure | Change)]
    return [*figures, *changes, *others]


def _restated(amounts: Sequence[Amount]) -> list[Amount]:
    first: dict[str, Amount] = {}
    for amount in amounts:
        name = amount.line_item
        first[name] = _with_restatement(first[name], amount) if name in first else amount
    return list(first.values())


def _with_restatement(first: Amount, again: Amount) -> Amount:
    return replace(first, restated=(*first.restated, Restatement(again.money, again.quote)))
