"""The units that the department consists of: in a table, or enumerated in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.documents.document import Row
from budgetgraph.facts.department import Organisation
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.unread import Unread
from budgetgraph.sections.enumerated_units import enumerated_units
from budgetgraph.sections.section import Section, SectionReader
from budgetgraph.tables.header import Header, find_header, whole_row

_REQUIRED = {"name": re.compile(r"单位名称|名称")}
_OPTIONAL = {
    "nature": re.compile(r"单位性质|性质"),
    "rank": re.compile(r"单位规格|规格|级别"),
    "funding": re.compile(r"经费保障形式|经费形式|经费来源"),
}


def read_organisation(section: Section) -> Iterator[Fact]:
    """One organisation for each row below the header, or for each name in a list; a row without a cell is unread."""
    enumerated = {unit.name.plain: unit for unit in enumerated_units(list(section.paragraphs))}
    yield from enumerated.values()
    for table in section.tables:
        header = find_header(table.rows, _REQUIRED, _OPTIONAL)
        if header:
            for row in table.rows[header.height :]:
                yield from _row(section, row, header)


def _row(section: Section, row: Row, header: Header) -> Iterator[Fact]:
    name = header.cell(row, "name")
    if not any(row) or header.is_repeated_in(row):
        return
    if not header.is_whole(row):
        yield Unread(whole_row(section.document, row), "row")
    elif name:
        nature, rank, funding = (header.cell(row, key) for key in _OPTIONAL)
        yield Organisation(name, nature, rank, funding)


ORGANISATION = SectionReader(
    "organisation",
    re.compile(
        r"机构(?:设置|情况|组成|编制)|(?:单位|部门)(?:预算|决算)?(?:构成|组成|设置)|(?:所属|下属|预算|决算)单位(?:情况|名单|名称)|内设机构(?:情况)?|人员(?:构成|编制|情况)"
    ),
    read_organisation,
)
