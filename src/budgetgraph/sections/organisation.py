"""The table of the units that the department consists of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.document import Table
from budgetgraph.facts.department import Organisation
from budgetgraph.facts.fact import Fact
from budgetgraph.sections.header import at, find_columns
from budgetgraph.sections.section import Section, SectionReader

_COLUMNS = {
    "name": re.compile(r"单位名称|名称"),
    "nature": re.compile(r"单位性质|性质"),
    "rank": re.compile(r"单位规格|规格|级别"),
    "funding": re.compile(r"经费保障形式|经费形式|经费来源"),
}


def read_organisation(section: Section) -> Iterator[Fact]:
    """One organisation for each row below the header."""
    for table in section.tables:
        yield from _rows(table)


def _rows(table: Table) -> Iterator[Organisation]:
    found = find_columns(table.rows, _COLUMNS)
    if found is None:
        return
    columns, height = found
    for row in table.rows[height:]:
        name = at(row, columns["name"])
        if name:
            nature, rank, funding = (at(row, columns[key]) for key in ("nature", "rank", "funding"))
            yield Organisation(name, nature, rank, funding)


ORGANISATION = SectionReader("organisation", re.compile(r"机构设置|机构情况|单位构成"), read_organisation)
