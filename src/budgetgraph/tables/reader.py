"""What a reader of public tables is, and how its words turn the cells of a table into figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification, Scheme
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.identity import Identity
from budgetgraph.tables.carried import parts_of_the_year
from budgetgraph.tables.change import change_of
from budgetgraph.tables.class_name import any_economic_class, function_class
from budgetgraph.tables.column_time import column_time, only_tells_time, without_time
from budgetgraph.tables.entry import Entry, entries
from budgetgraph.tables.named_classes import NamedClasses
from budgetgraph.tables.named_levels import with_codes_of_names
from budgetgraph.tables.note import is_revised, notes_of
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.stretch import stretch
from budgetgraph.tables.unit import read_amount, unit_in_header
from budgetgraph.tables.whole import is_code, is_total, of_the_whole, scheme_of

LineItems = Mapping[str, re.Pattern[str]]
"""Line items (slugs of `line-item`) by the words of a column's path or of a row's label; the first that fits counts."""

_OF_ALL = re.compile("(?:[^/]*/)?(?:[小总合]计|金额|数额)?")
_CARRIED = re.compile("(?:上年|年初)[^/]{0,4}结[转余]")
_SEVERAL = 2
_WHOLES = (
    "revenue-total",
    "expenditure-total",
)  # what a column of bare amounts is of, unless its row says more
_COUNT = re.compile(r"团组|人次|批次|保有量|购置数|[（(](?:个|辆|人|批|次|台|套|户|平方米)[)）]")


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
    """The entries of a table, those that name functional classes without codes with the codes that are known by name."""
    found = entries(table.rows)
    return with_codes_of_names(found, table.fiscal_year) if reader.classes == "function" else found


def figures_of(
    entry: Entry, table: PublicTable, reader: TableReader, below: Classification | None = None
) -> Iterator[Figure]:
    """The figures of one entry; `below` is the class that its place below another one makes of it."""
    below = None if named(reader.rows, entry.label) else below
    classification = class_of(entry, reader.classes) or below
    if reader.classes == "economic" and classification is None:
        classification = _economic_class(entry, table)
    is_timed = only_tells_time(entry.label)
    is_whole = is_total(entry) or is_timed
    row_item = None if classification else named(reader.rows, entry.label)
    is_one = len(_different(entry, table)) < _SEVERAL
    paths = table.columns.paths
    beside = {named(reader.columns, without_time(path)) for path in paths}
    parts = parts_of_the_year(paths)
    for path, cell in entry.amounts:
        own = _below_head(path, entry) if classification else path
        by_column = named(reader.columns, without_time(own)) if classification or is_whole else None
        # Beside others, a column that nobody knows holds a part of what its row names.
        is_all = is_one or (
            _OF_ALL.fullmatch(without_time(path)) and not ("/" in path and row_item in beside)
        )
        says_more = row_item is not None and by_column in _WHOLES
        item = row_item if says_more else by_column or (row_item if is_all else None)
        if classification and _OF_CLASSES.get(item or "") not in beside:
            item = _OF_CLASSES.get(item or "", item)
        is_in_part = path in parts or _CARRIED.search(path)
        is_part = is_in_part and item and item.startswith("expenditure-") and "-carried-" not in item
        if item and not is_part:
            yield from figure(
                item, cell, f"{entry.label}/{path}" if is_timed else path, entry, table, classification
            )


def _different(entry: Entry, table: PublicTable) -> set[str]:
    """The columns of an entry that hold different things, not only amounts of different times."""
    paths = (path for path, _ in entry.amounts if not column_time(path, table).is_change)
    return {without_time(path) for path in paths}


def _below_head(path: str, entry: Entry) -> str:
    """A column's path without the names that stand above the codes and labels of its side too."""
    shared = entry.head.split("/")
    return "/".join(name for name in path.split("/") if name not in shared)


_OF_CLASSES = {
    "revenue-current-year": "revenue-total",
    "expenditure-current-year": "expenditure-total",
}
"""Where a table has no column of both, a class's amount of the year is all that there is of the class: budgets and final
accounts are compared so."""


def figure(
    item: str,
    cell: Passage,
    path: str,
    entry: Entry,
    table: PublicTable,
    classification: Classification | None = None,
) -> Iterator[Figure]:
    """The figure that a cell states, none where it holds no amount, no unit is known, or it is a difference or a count."""
    time = column_time(path, table)
    money = read_amount(cell, unit_in_header(path) or table.unit)
    is_count = _COUNT.search(path) or _COUNT.search(entry.label)
    if money and not time.is_change and not is_count:
        yield Figure(
            item,
            money,
            quote=stretch(entry, cell, table),
            classification=classification,
            year=time.year,
            phase="revised" if time.phase == "approved" and is_revised(path, table) else time.phase,
        )


def class_of(entry: Entry, scheme: Scheme | None) -> Classification | None:
    """The class that an entry's code names, or its label where it is the name of a functional class (类) as a whole."""
    if scheme == "function" and entry.code is None and entry.label.endswith("支出"):
        return function_class(entry)
    if scheme is None or not is_code(entry.code, scheme):
        return None
    return Classification(scheme, entry.code, entry.code_cells, entry.labels[-1] if entry.labels else None)


def _economic_class(entry: Entry, table: PublicTable) -> Classification | None:
    """The economic class (类) that a label without a code names.

    Not 其他支出, which is a class on each level, and not where only the title says that they are the government's.
    """
    title = table.heading.text if table.heading else ""
    is_open = entry.label.startswith("其他") or ("政府" in title and "政府" not in entry.head)
    return None if is_open or entry.code else any_economic_class(entry, table.fiscal_year)


def named(items: LineItems, words: str) -> str | None:
    """The line item whose words are found in a path or label."""
    return next((slug for slug, pattern in items.items() if pattern.search(words)), None)
