"""A public table as it stands in a document: its title, unit, grid and notes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from budgetgraph.documents.document import Block, Document, Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.figure import Phase
from budgetgraph.tables.columns import Columns, columns_of


@dataclass(frozen=True)
class PublicTable:
    """A table with what belongs to it; `kind` is a slug of `section-kind`.

    `heading` is its title, None where it has none and is known by its header. `rows` are its grid; `unit` is the
    unit of its amounts, None where nothing names it; `notes` are the lines below (`注：本表为空`). `blocks` are
    the blocks of the document that it takes up. Amounts are of `fiscal_year` and `phase` unless a column says
    otherwise. `is_of_another` body is a table that none of the disclosure's figures are read from; `disclosed` are
    the year and the phase of the disclosure where those of the table are others.
    """

    kind: str
    heading: Passage | None
    rows: tuple[Row, ...]
    unit: str | None
    notes: tuple[Passage, ...]
    blocks: tuple[Block, ...]
    document: Document
    fiscal_year: int
    phase: Phase
    is_of_another: bool = False
    disclosed: tuple[int, Phase] | None = None

    @cached_property
    def columns(self) -> Columns:
        """Its columns: found once, because whoever reads a row looks at them, and to find them all rows are looked at."""
        return columns_of(self.rows)
