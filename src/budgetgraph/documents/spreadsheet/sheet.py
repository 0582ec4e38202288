"""One sheet as titles, notes and tables: what lies above and below a table is no row of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetgraph.documents.flow import Box, Grid, Item, Line

BoxRow = tuple[Box | None, ...]

_OWNER_OR_UNIT = re.compile(
    r"(?:金额|货币|计量)?单位[:：]|(?:填报|编制|预算|主管|部门|单位)*(?:部门|单位)(?:名称|代码|编码)?(?:（[^（）]{0,9}）)?[:：]|(?:填报|编制)?日期[:：]"
    r"|公开\w{1,4}表|(?:附件?)?表\s?\d|预算年度[:：]|年度[:：]"
)
_NOTE = re.compile(
    r"(?:备?注|说明|附注)\s?\d{0,2}\s?[:：、.．]|(?:备?注|说明)[:：]?$|[*※★]|本表|此表|(?:填报|制表|审核|联系)人"
)
_NUMBER = re.compile(r"[-+(（]?[\d,，.]{1,30}[)）%]?")


def items_of(rows: Sequence[BoxRow]) -> Iterator[Item]:
    """The paragraphs and grids of a sheet, given as rows of boxes of the same length."""
    part: list[BoxRow] = []
    is_gap = False
    for row in rows:
        filled = _filled(row)
        if not filled:
            is_gap = bool(part)
            continue
        if is_gap and len(filled) == 1:  # a title behind an empty row: another table begins
            yield from _part(part)
            part = []
        is_gap = False
        part.append(row)
    yield from _part(part)


def _part(rows: list[BoxRow]) -> Iterator[Item]:
    first = next((i for i, row in enumerate(rows) if not _is_above(row)), len(rows))
    last = max((i for i, row in enumerate(rows) if not _is_below(row)), default=-1) + 1
    for row in rows[:first]:
        yield _line(row)
    if first < last:
        yield Grid(tuple(rows[first:last]))
    for row in rows[max(first, last) :]:
        yield _line(row)


def _is_above(row: BoxRow) -> bool:
    """A title; or who tells it, in which unit: a row of words in which one says so."""
    texts = [box.text for box in _filled(row)]
    if len(texts) == 1:
        return True
    says = any(_OWNER_OR_UNIT.match(text) for text in texts)
    return says and not any(_NUMBER.fullmatch(text) for text in texts)


def _is_below(row: BoxRow) -> bool:
    """A note in one cell, or in merged ones."""
    filled = _filled(row)
    return len(filled) == 1 and (_NOTE.match(filled[0].text) is not None or len(row) <= 1)


def _filled(row: BoxRow) -> list[Box]:
    return list(dict.fromkeys(box for box in row if box is not None and box.text))


def _line(row: BoxRow) -> Item:
    return Line(" ".join(box.text for box in _filled(row)))
