"""Finds the public tables among a document's blocks: by their titles and the words of their headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from budgetgraph.documents.document import Block, Document, Paragraph, Row, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.figure import Phase
from budgetgraph.facts.money import unit_note
from budgetgraph.tables.belonging import own_tables
from budgetgraph.tables.columns import columns_of
from budgetgraph.tables.grid import as_grid
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.reader import TableReader
from budgetgraph.tables.registry import table_readers

_MOST_ABOVE = 6
"""How many short lines between a table and its title: number of the table, owner, unit, day."""
_LONGEST_LINE = 60
_HEADER_ROWS = 8  # rows from the top in which a unit is looked for
_NOTE = re.compile(
    r"(?:\d\s*[.、．]\s*)?(?:备?注|说明)\d?\s*[：:]|.{0,40}(?:空表|无数据|为空|无此项|(?:没有|无|未安排).{0,30}(?:收入|支出|预算|拨款|收支|安排))"
)
_OWNER = re.compile(
    r"^\W*(?:编制|填报|预算|主管)?(?:部门|单位)(?:名称|编码)?\s*[：:]|^公开\d+表|^(?:表|附件)\s*\d+"
)
_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans("", "", '“”"‘’《》〈〉')
_NUMBER_OF_TABLE = re.compile(
    r"(?:预算|决算)?公开(?:表{0}|{0}表)|附?表\d[\d\-—]*|(?:预算|决算|财决|财预)?\d[\d\-—]*表".format(
        r"(?:\d+|(?:(?!一般)[一二三四五六七八九十])+)"
    )
)
_OWNER_BEHIND = re.compile(r"(?<=.)(?:编制|填报|预算|主管|金额)?(?:部门|单位)(?:名称)?[：:].*$")
_BREAKS_OFF = re.compile(r"(?:预算|拨款|经费|基金|经营|公共|采购|项目|基本|和|及|、)$")
_OF_A_PART = re.compile("财政专户|单位资金|非税|(?:上年|年初)结[转余]|转移支付")
"""Titles of tables of one kind of money, which are read as that of all money by their other words."""
_OF_ALL_TABLES = re.compile("公开报?表$|^报表$|^附表$")
"""What titles of whole sets of tables end with; such a line need not name the table below it."""
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")


@dataclass(frozen=True)
class _Candidate:
    """A table with the blocks around it that may belong to it, given by their indices."""

    index: int
    rows: tuple[Row, ...]
    above: tuple[int, ...]
    below: tuple[int, ...]


def find_tables(
    document: Document, fiscal_year: int, phase: Phase, unit: str | None = None
) -> list[PublicTable]:
    """The public tables of a document, in order; `unit` is that of those that name none."""
    candidates = list(_candidates(document.blocks))
    found = (_public_table(candidate, document, fiscal_year, phase) for candidate in candidates)
    return own_tables([replace(table, unit=table.unit or unit) for table in found if table])


def _candidates(blocks: Sequence[Block]) -> Iterator[_Candidate]:
    taken = -1  # the last block that belongs to the table before
    for index, block in enumerate(blocks):
        if not isinstance(block, Table):
            continue
        above = _above(blocks, index, taken)
        below = _below(blocks, index)
        taken = below[-1] if below else index
        yield _Candidate(index, as_grid(block), above, below)


def _above(blocks: Sequence[Block], index: int, taken: int) -> tuple[int, ...]:
    found: list[int] = []
    for i in range(index - 1, max(taken, index - 1 - _MOST_ABOVE), -1):
        block = blocks[i]
        if not isinstance(block, Paragraph) or len(block.passage.plain) > _LONGEST_LINE:
            break
        found.insert(0, i)
    return tuple(found)


def _below(blocks: Sequence[Block], index: int) -> tuple[int, ...]:
    found: list[int] = []
    for i in range(index + 1, len(blocks)):
        block = blocks[i]
        if (
            not isinstance(block, Paragraph)
            or not _NOTE.match(block.passage.plain)
            or _title_of(block.passage)
        ):
            break
        found.append(i)
    return tuple(found)


def _public_table(
    candidate: _Candidate, document: Document, fiscal_year: int, phase: Phase
) -> PublicTable | None:
    blocks = document.blocks
    lines = [block.passage for i in candidate.above if isinstance(block := blocks[i], Paragraph)]
    heading, reader = _known(lines, candidate.rows)
    if reader is None:
        return None
    between = _between(candidate, heading, blocks)
    notes = tuple(block.passage for i in candidate.below if isinstance(block := blocks[i], Paragraph))
    taken = tuple(blocks[i] for i in (*between, candidate.index, *candidate.below))
    above = [block.passage for i in between if isinstance(block := blocks[i], Paragraph)]
    unit = _unit(above, candidate.rows)
    return PublicTable(reader.kind, heading, candidate.rows, unit, notes, taken, document, fiscal_year, phase)


def _between(candidate: _Candidate, heading: Passage | None, blocks: Sequence[Block]) -> list[int]:
    """The blocks from a table's title down to the table; without a title those that name owner or unit."""
    first = next((i for i in candidate.above if _is(blocks[i], heading)), None)
    if first is None:
        return [i for i in candidate.above if _is_about(blocks[i])]
    return [i for i in candidate.above if i >= first]


def _is(block: Block, passage: Passage | None) -> bool:
    return isinstance(block, Paragraph) and block.passage == passage


def _is_about(block: Block) -> bool:
    """Whether a line above a table without a title names its owner or its unit."""
    if not isinstance(block, Paragraph):
        return False
    text = block.passage.plain
    return unit_note(text) is not None or _OWNER.search(text) is not None


def _known(lines: Sequence[Passage], rows: Sequence[Row]) -> tuple[Passage | None, TableReader | None]:
    """The title and the reader of a table: by the nearest title above or on top of it, else by its header alone."""
    paths = _words(rows)
    on_top = [row[0] for row in rows[:2] if row and len({cell for cell in row if cell}) == 1]
    for line, before in (*((cell, None) for cell in on_top), *_with_line_before(lines)):
        title = _title_of(line)
        broken = _joined_title(before, title)
        reader = _fitting(broken or title, paths)
        if reader:
            return line, reader
        if title and not _OF_ALL_TABLES.search(title):
            return None, None  # it has a title, and it is not one that we know
    by_header = (r for r in table_readers() if r.by_header and _has_header(r, paths))
    return None, next(by_header, None)


def _with_line_before(lines: Sequence[Passage]) -> Iterator[tuple[Passage, Passage | None]]:
    """Each line with the one before it, from the last to the first."""
    return zip(reversed(lines), (*reversed(lines[:-1]), None), strict=False)


def _joined_title(before: Passage | None, title: str | None) -> str | None:
    """A title that goes over two lines, where the first of them breaks off: `2025年一般公共预算` / `支出情况表`."""
    if before is None or title is None:
        return None
    words = _SPACE.sub("", before.text).translate(_QUOTES)
    return words + title if _BREAKS_OFF.search(words) else None


def _fitting(title: str | None, paths: str) -> TableReader | None:
    return next((r for r in table_readers() if title and _fits(r, title, paths)), None)


def _words(rows: Sequence[Row]) -> str:
    """The words by which a table can be known: above its columns, and before its rows."""
    columns = columns_of(rows)
    labels = (row[i].plain for row in rows for i, role in enumerate(columns.roles) if role == "name")
    return "\n".join((*columns.paths, *labels))


def _fits(reader: TableReader, title: str, paths: str) -> bool:
    return (
        reader.title.search(title) is not None and not _OF_A_PART.search(title) and _has_header(reader, paths)
    )


def _has_header(reader: TableReader, paths: str) -> bool:
    return all(words.search(paths) for words in reader.header)


def _title_of(line: Passage) -> str | None:
    """The words of a table's title, without quotation marks and what is in brackets; None of other lines."""
    text = _SPACE.sub("", line.text).translate(_QUOTES).rstrip("：:")
    text = _OWNER_BEHIND.sub("", text)
    text = _BRACKETS.sub("", _NUMBER_OF_TABLE.sub("", text))
    return text if text.endswith("表") and len(text) <= _LONGEST_LINE else None


def _unit(lines: Sequence[Passage], rows: Sequence[Row]) -> str | None:
    noted = [note for line in lines if (note := unit_note(line.plain))]
    if noted:
        return noted[-1]
    cells = (cell.plain for row in rows[:_HEADER_ROWS] for cell in row)
    return next((note for cell in cells if (note := unit_note(cell))), None)
