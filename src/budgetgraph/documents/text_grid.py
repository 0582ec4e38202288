"""Tables of plain text in which a row is a line: cells between tabs, or between bars as in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from budgetgraph.documents.document import Cell, Row, Table
from budgetgraph.documents.passage import Passage

_TAB = re.compile(r"\t")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*+\|?(?:\s*+:?-{1,99}+:?\s*+(?:\||$))++\s*+")
_NUMBER = re.compile(r"[\d,，.％%\s+-]+")
_ENTRY = re.compile(
    r"\s*+(?:第[一二三四五六七八九十]|[（(]?[一二三四五六七八九十\d])[^\t\n]*\t\s*+(\d{1,3})\s*+"
)


def grid_at(lines: Sequence[Passage], start: int) -> tuple[Table, int] | None:
    """The table that begins with a line, and how many lines it has; None where none begins."""
    return _barred(lines, start) or _tabbed(lines, start)


def _barred(lines: Sequence[Passage], start: int) -> tuple[Table, int] | None:
    """Rows in which bars stand; the first begins with one, or a rule of dashes is below it."""
    if "|" not in lines[start].text:
        return None
    is_ruled = start + 1 < len(lines) and _is_rule(lines[start + 1])
    if not is_ruled and not _is_framed(lines[start]):
        return None
    run = list(
        takewhile(lambda line: "|" in line.text if is_ruled else _is_framed(line), _from(lines, start))
    )
    rows = [
        _spread(_cells(line.strip(), _BAR, is_framed=_is_framed(line))) for line in run if not _is_rule(line)
    ]
    return (_table(rows), len(run)) if rows else None


def _tabbed(lines: Sequence[Passage], start: int) -> tuple[Table, int] | None:
    """Rows in which tabs stand between cells, at least one of them with a cell before its first tab."""
    if "\t" not in lines[start].text or _is_contents(lines, start):
        return None
    run = list(takewhile(lambda line: "\t" in line.text and line.text.strip(), _from(lines, start)))
    rows = [tuple(_cells(line.cut(0, len(line.text.rstrip("\n"))), _TAB)) for line in run]
    if not _are_rows(rows, is_alone=_is_alone(lines, start, len(run))):
        return None
    return _table(rows), len(run)


def _are_rows(rows: Sequence[Row], *, is_alone: bool) -> bool:
    """Whether lines are rows of one table, and not cells that each begin with a tab, or a line with a gap in it."""
    widths = {len(row) for row in rows}
    led = [row for row in rows if row[0]]
    if not led or (len(rows) == 1 and not is_alone):
        return False
    if widths == {2}:
        return len(rows) < 3 or led != [rows[0]]
    return len(widths) == 1 or (max(widths) > 2 and len(led) * 2 >= len(rows))


def _is_contents(lines: Sequence[Passage], start: int) -> bool:
    """Whether a line is one of three entries of a table of contents, with their pages."""
    pages = [_page(lines, i) for i in range(start - 2, start + 3)]
    return any(0 <= a <= b <= c for a, b, c in zip(pages, pages[1:], pages[2:], strict=False))


def _page(lines: Sequence[Passage], i: int) -> int:
    entry = _ENTRY.fullmatch(lines[i].text) if 0 <= i < len(lines) else None
    return -1 if entry is None else int(entry[1])


def _is_alone(lines: Sequence[Passage], start: int, count: int) -> bool:
    """Whether empty lines, or the ends of the text, lie before and behind."""
    around = (lines[i] for i in (start - 1, start + count) if 0 <= i < len(lines))
    return not any(line.text.strip() for line in around)


def _from(lines: Sequence[Passage], start: int) -> Sequence[Passage]:
    return _Tail(lines, start)


class _Tail(Sequence[Passage]):
    """The lines from one on, not copied."""

    def __init__(self, lines: Sequence[Passage], start: int) -> None:
        self._lines, self._start = lines, start

    def __len__(self) -> int:
        return len(self._lines) - self._start

    def __getitem__(self, index: int) -> Passage:  # type: ignore[override]
        return self._lines[self._start + index]


def _is_framed(line: Passage) -> bool:
    text = line.text.strip()
    return len(text) > 2 and text[0] == "|" and text.find("|", 1) > 0


def _is_rule(line: Passage) -> bool:
    text = line.text.strip()
    return "-" in text and "|" in text and _RULE.fullmatch(text) is not None


def _cells(line: Passage, separator: re.Pattern[str], *, is_framed: bool = False) -> list[Cell]:
    borders = [
        0,
        *(place for match in separator.finditer(line.text) for place in match.span()),
        len(line.text),
    ]
    cells = [line.cut(*pair) for pair in zip(borders[::2], borders[1::2], strict=True)]
    if is_framed:
        return cells[1 : -1 if not cells[-1].text.strip() else None]
    return [cell.strip() for cell in cells]


def _spread(cells: Sequence[Cell]) -> Row:
    """Cells between bars, without padding; nothing at all between two bars goes on the words before it.

    Only where the row has padding: in one that has none, nothing at all is an empty cell. A number never goes on.
    """
    is_padded = any(cell.text != cell.text.strip() for cell in cells if cell.text)
    spread: list[Cell] = []
    for cell in cells:
        goes_on = is_padded and not cell.text and spread and not _NUMBER.fullmatch(spread[-1].text or "0")
        spread.append(spread[-1] if goes_on else cell.strip())
    return tuple(spread)


def _table(rows: Sequence[Sequence[Cell]]) -> Table:
    """All rows as long as the longest; what a row lacks is empty, at its end."""
    width = max(map(len, rows))
    return Table(
        tuple((*row, *[row[-1].cut(len(row[-1].text))] * (width - len(row))) for row in rows), is_grid=True
    )
