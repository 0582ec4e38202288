"""The public tables of a disclosure, with what is said of each: a note, or that it is empty."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from budgetgraph.vocabulary import BG, DCTERMS
from budgetgraph.web.quotation import Quotation, quotations
from budgetgraph.web.thing import Thing

_EMPTY = ("empty-table", "blank-table")


@dataclass
class PublicTable:
    """A recognised table: its section, `kind` as a slug (`table-government-fund`), and the statements about it."""

    section: Thing
    kind: str
    statements: list[Thing] = field(default_factory=list)

    @property
    def empty(self) -> list[Thing]:
        """The statements that it is empty; none for a table that has something."""
        return [one for one in self.statements if _slug(one.thing(BG.statementKind)) in _EMPTY]


def public_tables(disclosure: Thing) -> list[PublicTable]:
    """Those of a disclosure, in the order of the document.

    A statement is about the table under whose heading it stands: under the last heading before it.
    """
    # What a part is can be told by its address, without reading the thousands that are no section and no statement.
    starts = (f"{disclosure.iri}/section/", f"{disclosure.iri}/statement/")
    parts = [one for one in disclosure.pointing(DCTERMS.isPartOf) if one.iri.startswith(starts)]
    headings = sorted(
        (place, number) for number, one in enumerate(parts) if one.is_a(BG.Section) and (place := _place(one))
    )
    tables = {
        number: PublicTable(parts[number], slug)
        for _, number in headings
        if (slug := _slug(parts[number].thing(BG.sectionKind))).startswith("table-")
    }
    for statement in parts:
        if statement.is_a(BG.Statement):
            table = tables.get(_heading_of(statement, headings))
            if table and _slug(statement.thing(BG.statementKind)) in (*_EMPTY, "table-note"):
                table.statements.append(statement)
    return list(tables.values())


def _heading_of(statement: Thing, headings: Sequence[tuple[Quotation, int]]) -> int:
    place = _place(statement)
    before = bisect_right([heading for heading, _ in headings], place) - 1 if place else -1
    return headings[before][1] if before >= 0 else -1


def _place(thing: Thing) -> Quotation | None:
    return min(quotations(thing), default=None)


def _slug(thing: Thing | None) -> str:
    return thing.last if thing else ""
