"""What a reader of public tables is, and how its words turn the cells of a table into figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification, Scheme
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure
from budgetgraph.tables.column_time import column_time, without_time
from budgetgraph.tables.entry import Entry, entries
from budgetgraph.tables.note import notes_of
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.unit import read_amount, unit_in_header

LineItems = Mapping[str, re.Pattern[str]]
"""Line items (slugs of `line-item`) by the words of a column's path or of a row's label; the first that fits counts."""

_PLAIN_COLUMN = re.compile("(?:金额|数额|[小合总]计|预算|决算|(?:收入|支出)(?:预算|决算)?)?数?")
"""Columns of which a row that names a total tells what they hold; others hold parts of it."""

_BODY_CODE = re.compile(r"\d{6}|\d{9}")
"""The code of a body, printed among those of classes, which have three, five or seven digits."""

_TOTAL = re.compile(r"(?:.*/)?(?:总计|合计|(?:收入|支出|本年(?:收入|支出))?[总合]计)")


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
        figures = list((self.read or read_figures)(self, table))
        yield from figures
        yield from notes_of(table, is_empty=not figures)


def read_figures(reader: TableReader, table: PublicTable) -> Iterator[Figure]:
    """A figure for each amount whose row and column are known; whatever else is printed stays unread."""
    for entry in entries(table.rows):
        yield from figures_of(entry, table, reader)


def figures_of(entry: Entry, table: PublicTable, reader: TableReader) -> Iterator[Figure]:
    """The figures of one entry."""
    classification = class_of(entry, reader.classes)
    is_whole = not entry.labels or _TOTAL.fullmatch(entry.label) is not None
    row_item = None if classification else named(reader.rows, entry.label)
    for path, cell in entry.amounts:
        own = _below_head(path, entry) if classification else path
        by_column = named(reader.columns, without_time(own)) if classification or is_whole else None
        is_plain = not is_whole or _PLAIN_COLUMN.fullmatch(without_time(path))
        item = by_column or (row_item if is_plain else None)
        if item:
            yield from figure(item, cell, path, entry, table, classification)


def _below_head(path: str, entry: Entry) -> str:
    """A column's path without the names that stand above the codes and labels of its side too."""
    shared = entry.head.split("/")
    return "/".join(name for name in path.split("/") if name not in shared)


def figure(
    item: str,
    cell: Passage,
    path: str,
    entry: Entry,
    table: PublicTable,
    classification: Classification | None = None,
) -> Iterator[Figure]:
    """The figure that a cell states, none where it holds no amount, no unit is known or it is a difference."""
    time = column_time(path, table)
    money = read_amount(cell, unit_in_header(path) or table.unit)
    if money and not time.is_change:
        yield Figure(
            item,
            money,
            quote=stretch(entry, cell, table),
            classification=classification,
            year=time.year,
            phase=time.phase,
        )


def class_of(entry: Entry, scheme: Scheme | None) -> Classification | None:
    """The class that an entry's code names."""
    if scheme is None or entry.code is None or _BODY_CODE.fullmatch(entry.code):
        return None
    return Classification(scheme, entry.code, entry.code_cells, entry.labels[-1] if entry.labels else None)


def named(items: LineItems, words: str) -> str | None:
    """The line item whose words are found in a path or label."""
    return next((slug for slug, pattern in items.items() if pattern.search(words)), None)


def stretch(entry: Entry, cell: Passage, table: PublicTable) -> Passage:
    """From an entry's first own cell to its last, so that a quotation shows what the amount is of."""
    line = table.document.text.rfind("\n", 0, cell.start) + 1
    own = [passage for passage in entry.passages if passage.start >= line]
    return table.document.whole.cut(min(p.start for p in own), max(p.end for p in own))
