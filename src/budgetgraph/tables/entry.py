"""The entries of a table: what a row says on one of its sides, by label or code, with its amounts.

Tables of revenue and expenditure print two or three tables side by side; each stretch of columns that begins with a
code or a name and goes on with amounts is a side. Labels merged over several rows are on each of their rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetgraph.documents.document import Paragraph, Row
from budgetgraph.documents.passage import Passage
from budgetgraph.tables.columns import Columns, columns_of, distinct, is_ordinal
from budgetgraph.tables.public_table import PublicTable

_CODE = re.compile(r"\d{1,9}")
_NUMBER_OF_LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|\d{1,2}\s*[.．、]|其中\s*[：:])\s*"
)
_NUMBERING_HEAD = re.compile(
    r"行\s*次|序\s*号|栏\s*次|(?:部门|单位)(?:[（(][^（()）]{1,4}[)）])?(?:代码|编码|编号)"
)
_BLANK = re.compile(r"[\s“”\"‘’]+")


@dataclass(frozen=True)
class Entry:
    """A row of one side: the code cells that are filled, the labels, and each amount cell by its column's path.

    `code` joins the codes of the levels (`2010301`), those that a row leaves empty carried down; None where there
    is none. `side` counts from zero; `head` are the names above its codes and labels (`支出/功能分类/科目名称`).
    """

    side: int
    head: str
    code: str | None
    code_cells: tuple[Passage, ...]
    labels: tuple[Passage, ...]
    amounts: tuple[tuple[str, Passage], ...]

    @property
    def label(self) -> str:
        """Its labels without numbers and blank space, joined by `/`: `一般公共预算资金/小计`."""
        return "/".join(dict.fromkeys(bare(label) for label in self.labels))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All its cells that are filled."""
        return (*self.code_cells, *self.labels, *(cell for _, cell in self.amounts))


def bare(label: Passage) -> str:
    """A label without its number and without blank space: `一、财政拨款收入` is 财政拨款收入."""
    return _BLANK.sub("", unnumbered(label).text)


def unnumbered(label: Passage) -> Passage:
    """A label without the numbers and the 其中 that it begins with."""
    while match := _NUMBER_OF_LABEL.match(label.text):
        label = label.cut(match.end())
    return label


def entries(rows: Sequence[Row]) -> list[Entry]:
    """The entries of a grid, row by row and in each from the first side to the last."""
    columns = columns_of(rows)
    sides = list(_sides(columns))
    body = [row for row in rows[columns.height :] if not is_ordinal(row) and not _repeats(row, rows, columns)]
    carried: list[list[str]] = [[] for _ in sides]
    found = []
    for row in body:
        for number, side in enumerate(sides):
            entry = _entry(row, number, side, columns, carried[number])
            if entry:
                found.append(entry)
    return found


def labels_of(table: PublicTable) -> list[Passage]:
    """The cells of a table that name its rows and columns: its header, its codes and labels, the numbers of columns."""
    columns = columns_of(table.rows)
    header = [cell for row in table.rows[: columns.height] for cell in row]
    ordinals = [cell for row in table.rows[columns.height :] if is_ordinal(row) for cell in row]
    naming = [i for i, role in enumerate(columns.roles) if role in ("code", "name")]
    numbering = [i for i, path in enumerate(columns.paths) if _NUMBERING_HEAD.search(path)]
    body = [row[i] for row in table.rows[columns.height :] for i in (*naming, *numbering)]
    above = [
        block.passage
        for block in table.blocks
        if isinstance(block, Paragraph) and block.passage not in table.notes
    ]
    return distinct([*header, *ordinals, *body, *above])


def is_of_revenue(entry: Entry) -> bool:
    """Whether an entry of a table of revenue and expenditure is of revenue.

    By the words above its side, or in its label; by its place where neither tells.
    """
    for words in (entry.head, entry.label):
        if "支出" in words and "收入" not in words:
            return False
        if "收入" in words:
            return True
    return entry.side == 0


def _sides(columns: Columns) -> Iterator[list[int]]:
    side: list[int] = []
    for index, role in enumerate(columns.roles):
        begins = role in ("code", "name") and any(columns.roles[i] == "amount" for i in side)
        if begins:
            yield side
            side = []
        side.append(index)
    if side:
        yield side


def _repeats(row: Row, rows: Sequence[Row], columns: Columns) -> bool:
    """Whether a row is one of the header's again, as on top of a new page."""
    names = [cell.plain for cell in row]
    return any(names == [cell.plain for cell in above] for above in rows[: columns.height])


def _entry(row: Row, number: int, side: Sequence[int], columns: Columns, carried: list[str]) -> Entry | None:
    roles = columns.roles
    side = _of_one_list(side, columns)
    heads = [row[i] for i in side if roles[i] in ("code", "name")]
    code_cells = tuple(c for c in distinct(row[i] for i in side if roles[i] == "code") if _is_code(c))
    labels = tuple(c for c in distinct(heads) if c and c not in code_cells)
    amounts = _amounts([(columns.paths[i], row[i]) for i in side if roles[i] == "amount"], labels)
    if not (code_cells or labels or amounts):
        return None
    code = _joined([row[i] for i in side if roles[i] == "code"], carried)
    head = "/".join(dict.fromkeys(columns.paths[i] for i in side if roles[i] in ("code", "name")))
    return Entry(number, head, code, code_cells, labels, amounts)


def _of_one_list(side: Sequence[int], columns: Columns) -> Sequence[int]:
    """A side without the codes and names of a second list of classes: 部门预算支出经济科目 beside 政府预算…."""
    groups: list[list[int]] = []
    for index in side:
        role, before = columns.roles[index], columns.roles[index - 1] if index else ""
        if role == "code" and (before != "code" or not groups):
            groups.append([])
        if role in ("code", "name") and groups:
            groups[-1].append(index)
    if len(groups) < 2:
        return side
    of_department = (g for g in groups if not columns.paths[g[0]].startswith("政府"))
    kept = next(of_department, groups[0])
    others = {index for group in groups for index in group if group is not kept}
    return [index for index in side if index not in others]


def _amounts(
    cells: Sequence[tuple[str, Passage]], labels: Sequence[Passage]
) -> tuple[tuple[str, Passage], ...]:
    """The filled cells below their columns' paths; one that is merged over different columns is nobody's."""
    found = dict.fromkeys((path, cell) for path, cell in cells if cell and cell not in labels)
    times = Counter(cell for _, cell in found)
    return tuple((path, cell) for path, cell in found if times[cell] == 1)


def _is_code(cell: Passage) -> bool:
    return _CODE.fullmatch(_BLANK.sub("", cell.text)) is not None


def _joined(cells: Sequence[Passage], carried: list[str]) -> str | None:
    """The code that the cells of a row spell out, level by level; remembers the levels for rows that leave them out."""
    levels = [_BLANK.sub("", cell.text) if _is_code(cell) else "" for cell in cells]
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
