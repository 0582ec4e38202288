"""What a reader of public tables is, and how its words turn the cells of a table into figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from budgetgraph.facts.classification import Classification, Scheme
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.identity import Identity
from budgetgraph.tables.cell_figure import figure
from budgetgraph.tables.change import change_of
from budgetgraph.tables.entry import Entry, entries
from budgetgraph.tables.entry_class import class_of
from budgetgraph.tables.line_items import LineItems, named
from budgetgraph.tables.named_classes import NamedClasses
from budgetgraph.tables.named_levels import with_codes_of_names
from budgetgraph.tables.note import notes_of
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.row_items import RowItems
from budgetgraph.tables.whole import of_the_whole, scheme_of


@dataclass(frozen=True)
class TableReader:
    """How to know a public table, and what its cells are.

    `title` is searched in titles without blank space, quotation marks and brackets at their end; it must fit those of
    no other table. `header` are words that must all be found in the paths of its columns; without a title, a table
    is known by them alone when `by_header`.
    In rows that are classes (of `classes`) or totals, a cell's line item is that of its column (`columns`); in others
    that of the row's label (`rows`). A table that needs another way to tell has a `read` of its own.
    """

    kind: str
    title: re.Pattern[str]
    header: tuple[re.Pattern[str], ...]
    by_header: bool = False
    classes: Scheme | None = None
    columns: LineItems = field(default_factory=dict)
    rows: LineItems = field(default_factory=dict)
    read: Callable[[TableReader, PublicTable], Iterator[Fact]] | None = None

    def facts(self, table: PublicTable) -> Iterator[Fact]:
        """The figures of a table, and what its notes say."""
        figures = _without_contradictions(list((self.read or read_figures)(self, table)))
        yield from figures
        yield from notes_of(table, is_empty=not figures)


def _without_contradictions(facts: Sequence[Fact]) -> list[Fact]:
    """Without figures that one table gives different amounts: they are of parts that nobody has told apart."""
    amounts: dict[object, set[Decimal]] = {}
    for fact in facts:
        if isinstance(fact, Figure):
            amounts.setdefault(fact.identity, set()).add(fact.money.amount)
    unclear = {identity for identity, stated in amounts.items() if len(stated) > 1}
    return [fact for fact in facts if _identity(fact) not in unclear]


def _identity(fact: Fact) -> Identity | None:
    """That of a figure, or of the figure that a change is of."""
    if isinstance(fact, Figure):
        return fact.identity
    return fact.changed if isinstance(fact, Change) else None


def read_figures(reader: TableReader, table: PublicTable) -> Iterator[Fact]:
    """A figure for each amount whose row and column are known, and what changed; the rest of a row stays unread."""
    found = classified(reader, table)
    reader = replace(reader, classes=scheme_of(found, reader.classes, table.fiscal_year))
    yield from figures_and_changes(of_the_whole(found, reader.classes), table, reader)


def figures_and_changes(found: Sequence[Entry], table: PublicTable, reader: TableReader) -> Iterator[Fact]:
    """The figures of some entries, and what each of them says to have changed."""
    named_classes = NamedClasses(found, reader.classes)
    for entry in found:
        figures = list(figures_of(entry, table, reader, named_classes.of(entry)))
        yield from figures
        yield from change_of(entry, figures, table)


def classified(reader: TableReader, table: PublicTable) -> list[Entry]:
    """The entries of a table; those that name functional classes without codes get the codes of these names."""
    found = entries(table.rows)
    return with_codes_of_names(found, table.fiscal_year) if reader.classes == "function" else found


def figures_of(
    entry: Entry, table: PublicTable, reader: TableReader, below: Classification | None = None
) -> Iterator[Figure]:
    """The figures of one entry; `below` is the class that its place below another one makes of it."""
    below = None if named(reader.rows, entry.label) else below
    classification = class_of(entry, reader.classes, below, table)
    items = RowItems(entry, classification, table, reader.columns, reader.rows)
    for path, cell in entry.amounts:
        if item := items.item(path):
            yield from figure(item, cell, items.said(path), entry, table, classification)
