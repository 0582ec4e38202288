"""Finds tables of performance in any section: by the header of their indicators, with the lines above that name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from budgetgraph.documents.document import Block, Paragraph, Row, Table
from budgetgraph.sections.performance.columns import find_columns
from budgetgraph.sections.performance.heading import form_heading
from budgetgraph.sections.section import PREAMBLE, TABLE, Section

KIND = "project-performance"
_MOST_ABOVE = 4
"""How many short lines can stand between a form and its heading: year, unit, who filled it in."""
_LONGEST_LINE = 60


def with_forms(section: Section) -> Iterator[Section]:
    """The section without the tables of performance in it, and a section for each run of such tables."""
    if section.kind == KIND or section.kind.startswith(TABLE):
        yield section
        return
    runs = list(_runs(section.blocks))
    taken = {index for run in runs for index in run}
    rest = [block for index, block in enumerate(section.blocks) if index not in taken]
    heading = section.heading if section.heading and form_heading(section.heading) else None
    if not runs:
        yield section
    elif heading and 0 in taken:
        yield replace(section, kind=KIND, blocks=tuple(section.blocks[i] for run in runs for i in run))
        if rest:
            yield replace(section, kind=PREAMBLE, heading=None, blocks=tuple(rest))
    else:
        yield section.holding(rest)
        yield from (_form(section, [section.blocks[i] for i in run]) for run in runs)


def _form(section: Section, blocks: list[Block]) -> Section:
    first = blocks[0]
    is_headed = isinstance(first, Paragraph)
    heading = first.passage if isinstance(first, Paragraph) else None
    return replace(section, kind=KIND, heading=heading, blocks=tuple(blocks[1:] if is_headed else blocks))


def _runs(blocks: tuple[Block, ...]) -> Iterator[list[int]]:
    """The indices of the blocks of each run of forms; what stands between two forms belongs to the second."""
    run: list[int] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Table):
            continue
        start = _first_above(blocks, index, run[-1] if run else -1)
        if run and start > run[-1] + 1:
            yield run
            run = []
        if _is_form(block) or (run and start == index and _goes_on(blocks[run[-1]], block)):
            run += range(start, index + 1)
    if run:
        yield run


def _first_above(blocks: tuple[Block, ...], index: int, taken: int) -> int:
    """The index of a table's heading; its own where it has none."""
    for i in range(index - 1, max(taken, index - 1 - _MOST_ABOVE), -1):
        block = blocks[i]
        if not isinstance(block, Paragraph) or len(block.passage.text) > _LONGEST_LINE:
            return index
        if form_heading(block.passage):
            return i
    return index


def _goes_on(above: Block, table: Table) -> bool:
    """Whether a table right below a form is its next page: it has as many columns."""
    return isinstance(above, Table) and len(above.rows[-1]) == len(table.rows[0])


def _is_form(table: Table) -> bool:
    return any(_may_be_header(row) and find_columns(row) for row in table.rows)


def _may_be_header(row: Row) -> bool:
    return any("指标" in cell.text or "二级" in cell.text for cell in row)
