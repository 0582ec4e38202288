"""The code of a class as a row prints it: in one cell, or level by level in several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.tables.columns import Columns

_CODE = re.compile(r"\d{1,9}")
_BLANK = re.compile(r"[\s“”\"‘’]+")


def is_code_cell(cell: Passage) -> bool:
    """Whether a cell holds digits alone, as many as a code can have."""
    return _CODE.fullmatch(_BLANK.sub("", cell.text)) is not None


def code_columns(side: Sequence[int], columns: Columns, row: Row) -> list[int]:
    """The columns of the row's first code: those of its levels stand side by side, another code's apart.

    A row with a code of each of two kinds (by function, and by economic nature) is of neither class alone.
    """
    codes = [i for i in side if columns.roles[i] == "code"]
    runs = [[i for _, i in run] for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0])]
    filled = [run for run in runs if any(is_code_cell(row[i]) for i in run)]
    kinds = {
        kind for run in filled for kind in ("功能", "经济") if any(kind in columns.paths[i] for i in run)
    }
    return filled[0] if filled and len(kinds) < 2 else []


def other_columns(side: Sequence[int], columns: Columns, own: Sequence[int]) -> list[int]:
    """The columns of a second code and its name, behind the first code and its name.

    A class of departments stands beside the class of governments that it belongs to: 301 01 基本工资, 501 01 工资奖金津补贴.
    """
    behind = [i for i in side if own and i > own[-1]]
    second = next((i for i in behind if columns.roles[i] == "code"), None)
    names = [i for i in behind if columns.roles[i] == "name" and second is not None and i < second]
    return [i for i in behind if names and second is not None and i >= second]


def joined_code(cells: Sequence[Passage], carried: list[str]) -> str | None:
    """The code that the cells of a row spell out, level by level; remembers the levels for rows that leave them out."""
    levels = [_BLANK.sub("", cell.text) if is_code_cell(cell) else "" for cell in cells]
    if not any(levels):
        return None
    lowest = max(i for i, level in enumerate(levels) if level)
    first = next(i for i, level in enumerate(levels) if level)
    levels[:first] = carried[:first]
    carried[:] = levels[: lowest + 1]
    code = ""
    for level in carried:
        code = level if code and level.startswith(code) else code + level
    return code
