"""The entries of a table: what a row says on one of its sides, by label or code, with its amounts.

Tables of revenue and expenditure print two or three tables side by side; each stretch of columns that begins with a
code or a name and goes on with amounts is a side. Labels merged over several rows are on each of their rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from budgetgraph.documents.document import Paragraph, Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.number import read_number
from budgetgraph.tables.code import code_columns, is_code_cell, joined_code, other_columns
from budgetgraph.tables.columns import Columns, Role, columns_of, distinct, is_ordinal
from budgetgraph.tables.public_table import PublicTable

_NUMBER_OF_LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|\d{1,2}\s*[.．、]|其中\s*[：:])\s*"
)
_CODE_AND_NAME = re.compile(
    r"[\s　]*[\[［【〔(（]?(?P<code>[235]\d\d(?:\d\d){0,2})(?!\d)[\]］】〕)）]?[\s　]*+(?:[-－—_][\s　]*+)?(?P<name>[\u4e00-\u9fff].*)",
    re.DOTALL,
)
_TOTAL = re.compile(r"(?:总|合|小)\s*计")
_NUMBERING_HEAD = re.compile(
    r"行\s*次|序\s*号|栏\s*次|(?:部门|单位)(?:[（(][^（()）]{1,4}[)）])?(?:代码|编码|编号)"
)
_BLANK = re.compile(r"[\s“”\"‘’]+")
_WITH_BESIDE = 2  # labels: those of a class and of the one that stands beside it


@dataclass(frozen=True)
class Entry:
    """A row of one side: the code cells that are filled, the labels, and each amount cell by its column's path.

    `code` joins the codes of the levels (`2010301`), those that a row leaves empty carried down; None where there
    is none. `side` counts from zero; `head` are the names above its codes and labels (`支出/功能分类/科目名称`).
    `units` are the cells that name a body (`101001`, `某局本级`) of which the row's amounts are, in it or in a row above
    that goes down to it. `beside` are those of a second class, to which the row's amounts belong as well (the
    government's, 501, beside the department's, 301).
    """

    side: int
    head: str
    code: str | None
    code_cells: tuple[Passage, ...]
    labels: tuple[Passage, ...]
    amounts: tuple[tuple[str, Passage], ...]
    units: tuple[Passage, ...] = ()
    beside: tuple[Passage, ...] = ()

    @property
    def label(self) -> str:
        """Its labels without numbers and blank space, joined by `/`: `一般公共预算资金/小计`."""
        return "/".join(dict.fromkeys(bare(label) for label in self.labels))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All its cells that are filled."""
        return (*self.units, *self.code_cells, *self.labels, *(cell for _, cell in self.amounts))


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
    units: list[tuple[Passage, ...]] = [() for _ in sides]
    shared = shared_amounts(body)
    found = []
    for row in body:
        for number, side in enumerate(sides):
            entry = _entry(row, number, side, columns, carried[number])
            if entry:
                units[number] = entry.units or (() if _is_total(entry) else units[number])
                found.append(without(replace(entry, units=units[number]), shared))
    return _without_shares(found)


def _is_total(entry: Entry) -> bool:
    return entry.code is None and any(_TOTAL.search(label.text) for label in entry.labels)


def _without_shares(found: Sequence[Entry]) -> list[Entry]:
    """Without the amounts of a class that is printed several times, once for each class that stands beside it."""
    times = Counter((entry.side, entry.code) for entry in found if entry.beside)
    return [
        replace(entry, amounts=()) if times[entry.side, entry.code] > 1 and entry.code else entry
        for entry in found
    ]


def shared_amounts(rows: Sequence[Row]) -> frozenset[Passage]:
    """The numbers that stand in several rows, because their cell is merged over these: no row owns them."""
    times = Counter(cell for row in rows for cell in distinct(row) if cell and read_number(cell))
    return frozenset(cell for cell, count in times.items() if count > 1)


def without(entry: Entry, shared: AbstractSet[Passage]) -> Entry:
    """An entry without the amounts that are not its own."""
    own = tuple((path, cell) for path, cell in entry.amounts if cell not in shared)
    return entry if own == entry.amounts else replace(entry, amounts=own)


def labels_of(table: PublicTable) -> list[Passage]:
    """The cells of a table that name its rows and columns: its header, its codes and labels, the numbers of columns."""
    columns = table.columns
    header = [cell for row in table.rows[: columns.height] for cell in row]
    ordinals = [cell for row in table.rows[columns.height :] if is_ordinal(row) for cell in row]
    naming = [i for i, role in enumerate(columns.roles) if role in ("code", "name", "unit")]
    numbering = [i for i, path in enumerate(columns.paths) if _NUMBERING_HEAD.search(path)]
    body = [row[i] for row in table.rows[columns.height :] for i in (*naming, *numbering)]
    above = [
        block.passage
        for block in table.blocks
        if isinstance(block, Paragraph) and block.passage not in table.notes
    ]
    return distinct([*header, *ordinals, *body, *above])


def amounts_of(table: PublicTable) -> list[Passage]:
    """The cells of a table that hold numbers in columns of amounts."""
    columns = table.columns
    body = [row for row in table.rows[columns.height :] if not is_ordinal(row)]
    cells = (row[i] for row in body for i, role in enumerate(columns.roles) if role == "amount")
    return [cell for cell in dict.fromkeys(cells) if cell and read_number(cell)]


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
        begins = role in ("code", "name", "unit") and any(columns.roles[i] == "amount" for i in side)
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
    own = code_columns(side, columns, row)
    own_code = [row[i] for i in own]
    codes = tuple(cell for cell in _filled(row, side, columns, "code") if is_code_cell(cell))
    units = _filled(row, side, columns, "unit")
    totals = tuple(cell for cell in units if _TOTAL.fullmatch(_BLANK.sub("", cell.text)))
    others = [i for i in other_columns(side, columns, own) if columns.roles[i] in ("code", "name")]
    named = (*totals, *_filled(row, [i for i in side if i not in others], columns, "code", "name"))
    labels = tuple(cell for cell in distinct(named) if cell not in codes)
    amounts = _amounts(row, side, columns, (*labels, *units))
    if not (codes or labels or amounts):
        return None
    code = joined_code(own_code, carried)
    stated = tuple(cell for cell in codes if cell in own_code) or codes
    bodies = () if totals else tuple(cell for cell in units if cell not in labels)
    head, beside = _head(side, columns), tuple(row[i] for i in others if row[i])
    return _with_code_in_label(Entry(number, head, code, stated, labels, amounts, bodies, beside))


def _filled(row: Row, side: Sequence[int], columns: Columns, *roles: Role) -> tuple[Passage, ...]:
    """The cells of a side in columns of some roles, each merged one once, the empty ones left out."""
    return tuple(cell for cell in distinct(row[i] for i in side if columns.roles[i] in roles) if cell)


def _head(side: Sequence[int], columns: Columns) -> str:
    return "/".join(dict.fromkeys(columns.paths[i] for i in side if columns.roles[i] in ("code", "name")))


def _with_code_in_label(entry: Entry) -> Entry:
    """An entry whose label begins with its code (`2010301 行政运行`, `205-教育支出`): both apart.

    A second label that begins with a code as well is of a class beside it.
    """
    matches = [match for label in entry.labels if (match := _CODE_AND_NAME.fullmatch(label.text))]
    if entry.code_cells or not matches or len(matches) < len(entry.labels) or len(matches) > _WITH_BESIDE:
        return entry
    first, *others = entry.labels
    code, name = first.group(matches[0], "code"), first.group(matches[0], "name")
    beside = (*entry.beside, *others)
    return replace(entry, code=_BLANK.sub("", code.text), code_cells=(code,), labels=(name,), beside=beside)


def _amounts(
    row: Row, side: Sequence[int], columns: Columns, labels: Sequence[Passage]
) -> tuple[tuple[str, Passage], ...]:
    """The filled cells below their columns' paths; one that is merged over different columns is nobody's.

    Where a column tells the year of each row, the paths begin with that: `2025年/公务接待费`.
    """
    time = "".join(f"{cell.plain}/" for cell in _filled(row, side, columns, "time"))
    cells = ((time + columns.paths[i], row[i]) for i in side if columns.roles[i] == "amount")
    found = dict.fromkeys((path, cell) for path, cell in cells if cell and cell not in labels)
    times = Counter(cell for _, cell in found)
    return tuple((path, cell) for path, cell in found if times[cell] == 1)
