"""A whole document read: its sections, its facts, and the account of its numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from budgetgraph.documents.document import Document
from budgetgraph.documents.passage import Passage
from budgetgraph.errors import NotADisclosure
from budgetgraph.facts.account import Account, Surroundings, account
from budgetgraph.facts.carried_over import without_carried_over
from budgetgraph.facts.cover import Cover
from budgetgraph.facts.department import DepartmentCode
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure, Phase
from budgetgraph.facts.money import MONEY
from budgetgraph.facts.performance import OverallGoal, Project
from budgetgraph.facts.resolution import resolved
from budgetgraph.facts.restatement import Restatement
from budgetgraph.facts.statement import Statement
from budgetgraph.facts.unread import Unread
from budgetgraph.sections.belonging import own_sections
from budgetgraph.sections.coverage import Coverage, coverage_of
from budgetgraph.sections.ending import unfinished
from budgetgraph.sections.outline import outline
from budgetgraph.sections.performance.finding import KIND as PROJECTS
from budgetgraph.sections.performance.finding import with_forms
from budgetgraph.sections.performance.labels import persons
from budgetgraph.sections.placeholders import placeholders
from budgetgraph.sections.procurement import with_one_procurement_total
from budgetgraph.sections.registry import READERS
from budgetgraph.sections.remainder import notes
from budgetgraph.sections.section import NO_FACTS, PREAMBLE, UNREAD, Section
from budgetgraph.sections.several_bodies import without_those_of_bodies
from budgetgraph.sections.unread_tables import unread_tables
from budgetgraph.tables.entry import amounts_of, labels_of
from budgetgraph.tables.finding import find_tables
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.registry import read_table

_WORDS = frozenset(
    {"note", "main-task", "budgeting-basis", "performance-management", "project-overview", "project-budget"}
)
"""The kinds of statements that would hold amounts only because nobody could read them."""

Amount = TypeVar("Amount", Figure, Change)


@dataclass(frozen=True)
class Reading:
    """What a document says.

    `facts` are figures, changes, then the others in the order of the document, then what could not be read,
    then the placeholders that were left in.
    """

    document: Document
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    account: Account

    @property
    def coverage(self) -> Coverage:
        """How much of the document its sections account for."""
        return coverage_of(self.sections)

    def of(self, kind: type[Kind]) -> list[Kind]:
        """The facts of one type, in order."""
        return [fact for fact in self.facts if isinstance(fact, kind)]


Kind = TypeVar("Kind", bound=Fact)


def read_facts(
    document: Document, fiscal_year: int, phase: Phase = "approved", unit: str | None = None
) -> Reading:
    """Reads all tables and sections of a document; raises `NotADisclosure` when not one is recognised.

    `phase` is what the document's amounts are of where it does not say: approved in a budget, executed in final
    accounts. `unit` is that of tables that name none; without it the amounts of such tables are unread.
    """
    tables = find_tables(document, fiscal_year, phase, unit)
    sections = tuple(document_sections(document, tables, fiscal_year))
    if all(section.kind in {PREAMBLE, UNREAD, *NO_FACTS} for section in sections):
        raise NotADisclosure(
            "No section of a budget disclosure is recognised in it.",
            where=document.name,
            hint="Is it the right file, and whole? `budgetgraph read` shows what was understood of it.",
        )
    stated = [fact for table in tables for fact in read_table(table)]
    said = [fact for section in sections for fact in _read(replace(section, phase=phase))]
    said = without_those_of_bodies(said, stated)
    facts = _without_doubles(resolved([*stated, *said], fiscal_year))
    # A code is kept with its project; printed above none, it is a head whose table is missing.
    kept = [fact for fact in facts if not isinstance(fact, DepartmentCode)]
    numbers = account(document, _accountable(kept), _surroundings(sections, tables))
    missing = [*_unread_numbers(numbers, facts), *_without_indicators(facts), *_cut_off(document, sections)]
    listed = [*missing, *(fact for fact in facts if isinstance(fact, Unread))]
    missing += unread_tables(tables, facts, listed)
    # A placeholder says nothing of the budget: it comes last, and the account of the numbers goes without it.
    return Reading(document, sections, (*facts, *missing, *placeholders(sections)), numbers)


def document_sections(document: Document, tables: Sequence[PublicTable], fiscal_year: int) -> list[Section]:
    """The public tables and the sections around them, in the order of the document."""
    taken = {block for table in tables for block in table.blocks}
    rest = replace(document, blocks=tuple(block for block in document.blocks if block not in taken))
    of_tables = (
        Section(UNREAD if t.is_of_another else t.kind, t.heading, t.blocks, document, fiscal_year)
        for t in tables
    )
    own = own_sections(outline(rest, READERS, fiscal_year))
    parts = (part for section in own for part in with_forms(section))
    return sorted([*parts, *of_tables], key=_place)


def _place(section: Section) -> int:
    first = section.heading or next(iter(section.extents), None)
    return first.start if first else 0


def _read(section: Section) -> list[Fact]:
    """The facts of a section, then what it says beside them."""
    reader = next((reader for reader in READERS if reader.kind == section.kind), None)
    facts = list(reader.read(section)) if reader else []
    return [*facts, *notes(section, facts)]


def _accountable(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Without the statements that hold an amount of money: it should be a figure, so it counts as unread."""
    for fact in facts:
        if isinstance(fact, Project):
            yield replace(fact, parts=tuple(part for part in fact.parts if not _holds_money(part)))
        elif not _holds_money(fact):
            yield fact


def _holds_money(fact: Fact) -> bool:
    is_words = isinstance(fact, Statement) and fact.kind in _WORDS
    return is_words and isinstance(fact, Statement) and MONEY.search(fact.text.text) is not None


def _surroundings(sections: Sequence[Section], tables: Sequence[PublicTable]) -> Surroundings:
    own = [table for table in tables if not table.is_of_another]
    labels = [label for table in own for label in labels_of(table)]
    return Surroundings(
        amounts=[amount for table in own for amount in amounts_of(table)],
        headings=tuple(section.heading for section in sections if section.heading),
        unread=tuple(text for s in sections if s.kind == UNREAD for text in s.extents),
        no_facts={
            "label": labels,
            **{kind: tuple(_texts(sections, kind)) for kind in sorted(NO_FACTS)},
            "person": tuple(person for section in sections for person in _persons(section)),
        },
    )


def _persons(section: Section) -> Iterator[Passage]:
    """Who filled in the forms of projects."""
    return (cell for table in section.tables for cell in persons(table.rows) if section.kind == PROJECTS)


def _texts(sections: Sequence[Section], kind: str) -> Iterator[Passage]:
    # Lines of a site may stand apart, so each block by itself.
    return (
        section.holding([b]).extents[0]
        for section in sections
        if section.kind == kind
        for b in section.blocks
    )


def _unread_numbers(numbers: Account, facts: Sequence[Fact]) -> Iterator[Unread]:
    known = Cover(fact.passage for fact in facts if isinstance(fact, Unread))
    return (Unread(number, "number") for number in numbers.unread if not known.covers(number))


def _without_indicators(facts: Sequence[Fact]) -> Iterator[Unread]:
    """Projects of which no indicator is read and none is listed as unread: the document may be cut off there."""
    projects = [fact for fact in facts if isinstance(fact, Project)]
    starts = [project.goal_label.start for project in projects]
    listed = [
        fact.passage.start for fact in facts if isinstance(fact, Unread) and fact.expected == "indicator"
    ]
    told = {bisect_right(starts, start) - 1 for start in listed}
    for index, project in enumerate(projects):
        if not project.indicators and not project.parts and index not in told:
            yield Unread(project.title or project.goal_label, "indicator")


def _cut_off(document: Document, sections: Sequence[Section]) -> Iterator[Unread]:
    last_words = unfinished(document, sections)
    if last_words:
        yield Unread(last_words, "end")


def _without_doubles(facts: Sequence[Fact]) -> list[Fact]:
    """Each line item once: what is stated again becomes a restatement of the first."""
    facts = with_one_procurement_total(facts)
    figures = without_carried_over(_restated([fact for fact in facts if isinstance(fact, Figure)]))
    changes = _restated([fact for fact in facts if isinstance(fact, Change)])
    others = [fact for fact in facts if not isinstance(fact, Figure | Change)]
    return [*figures, *changes, *_with_one_overall_goal(others)]


def _with_one_overall_goal(facts: Sequence[Fact]) -> Iterator[Fact]:
    """A department has one goal for the year; a section that seems to state another is kept as a note."""
    first = next((fact for fact in facts if isinstance(fact, OverallGoal)), None)
    for fact in facts:
        is_another = isinstance(fact, OverallGoal) and fact is not first
        yield Statement("note", fact.text) if is_another and isinstance(fact, OverallGoal) else fact


def _restated(amounts: Sequence[Amount]) -> list[Amount]:
    first: dict[object, Amount] = {}
    for amount in amounts:
        name = amount.identity
        first[name] = _with_restatement(first[name], amount) if name in first else amount
    return list(first.values())


def _with_restatement(first: Amount, again: Amount) -> Amount:
    percent = getattr(again, "percent", None)  # of changes only
    restated = (*first.restated, Restatement(again.money, again.quote, percent))
    if isinstance(first, Figure):
        return replace(
            first, restated=restated, is_example=first.is_example and getattr(again, "is_example", False)
        )
    return replace(first, restated=restated)
