"""What is said of planned government procurement: tables below the heading, and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.procurement import ProcurementTotal
from budgetgraph.facts.restatement import Restatement
from budgetgraph.facts.statement import Statement
from budgetgraph.sections.prose import read_prose
from budgetgraph.sections.section import Section, SectionReader
from budgetgraph.sections.table_unit import tables_with_units
from budgetgraph.tables.procurement.sums import with_total
from budgetgraph.tables.procurement.table import read_procurement_table

_WHOLE = ("procurement-total", None, None)


def read_procurement(section: Section) -> Iterator[Fact]:
    """The lines and the total, and what is said of them in sentences.

    A section without either says in words that there is no procurement.
    """
    tables = [
        list(read_procurement_table(table, unit, section.document, section))
        for table, unit in tables_with_units(section)
    ]
    yield from with_total(tables)
    said = list(read_prose(section))
    yield from said
    if not tables and not said:
        yield from (Statement("note", paragraph) for paragraph in section.paragraphs)


def with_one_procurement_total(facts: Sequence[Fact]) -> list[Fact]:
    """What sentences and other tables say of all procurement again, kept with the total of the lines."""
    totals = [fact for fact in facts if isinstance(fact, ProcurementTotal)]
    again = [fact for fact in facts if isinstance(fact, Figure) and fact.identity == _WHOLE]
    if len(totals) != 1 or not again:
        return list(facts)
    restated = tuple(Restatement(figure.money, figure.quote) for figure in again)
    kept = (fact for fact in facts if not any(fact is figure for figure in again))
    return [replace(totals[0], restated=restated) if fact is totals[0] else fact for fact in kept]


PROCUREMENT = SectionReader("procurement", re.compile(r"政府采购"), read_procurement)
