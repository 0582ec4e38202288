"""The paragraphs and tables of a part of a page, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from budgetgraph.documents.flow import Box, Grid, Item, paragraphs
from budgetgraph.documents.html.elements import BLOCKS, is_silent, tag_of
from budgetgraph.documents.lettering import joined
from budgetgraph.documents.placing import Placing
from budgetgraph.errors import UnreadableFile

_BLANK = re.compile("[ \t\r\n\f]+")
_DEEPEST = 40  # tables within one another; pages laid out by tables have six or so
_WIDEST = 1000  # columns that a cell spans, as in browsers (HTML, 4.9.11)
_HIGHEST = 65534
_ROWS = frozenset({"tr"})
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})


class FlowReader:
    """Reads a page without the elements that were `left_out`."""

    def __init__(self, name: str, left_out: frozenset[etree._Element] = frozenset()) -> None:
        self._name = name
        self._left_out = left_out
        self._depth = 0

    def items(self, element: etree._Element) -> list[Item]:
        """The paragraphs and tables in an element."""
        items: list[Item] = []
        parts: list[str] = []
        walk = etree.iterwalk(element, events=("start", "end"))
        for event, child in walk:
            if event == "start":
                if self._is_out(child):
                    walk.skip_subtree()
                elif tag_of(child) == "table" and child is not element:
                    _close(parts, items)
                    items += self._table(child)
                    walk.skip_subtree()
                else:
                    parts.append(_opening(child))
            elif child is not element:
                parts.append(self._closing(child))
        _close(parts, items)
        return items

    def _is_out(self, element: etree._Element) -> bool:
        return element in self._left_out or is_silent(element)

    def _closing(self, element: etree._Element) -> str:
        end = "\n" if tag_of(element) in BLOCKS else ""
        return end + _seen(element.tail, is_kept=_is_in_pre(element.getparent()))

    def _table(self, table: etree._Element) -> Iterator[Item]:
        """A caption stands before its table."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableFile(
                f"More than {_DEEPEST} tables lie within one another.",
                where=self._name,
                hint="The page is damaged or hostile: fetch the original again.",
            )
        for caption in table.findall("caption"):
            yield from self.items(caption)
        yield self._grid([row for row in _rows(table) if not self._is_out(row)])
        yield from self._stray(table)
        self._depth -= 1

    def _grid(self, rows: list[etree._Element]) -> Grid:
        placing = Placing(self._name)
        for i, row in enumerate(rows):
            cells = [cell for cell in row if tag_of(cell) in {"td", "th"} and not self._is_out(cell)]
            boxes = [
                (
                    Box(tuple(self.items(c))),
                    _span(c, "rowspan", _HIGHEST, len(rows) - i),
                    _span(c, "colspan", _WIDEST, 1),
                )
                for c in cells
            ]
            placing.row(boxes, rows_left=len(rows) - i)
        return placing.grid()

    def _stray(self, table: etree._Element) -> Iterator[Item]:
        """What stands between the rows and cells, where nothing may stand: shown by browsers, so it is read."""
        structure = {table, *(e for e in table if tag_of(e) in _ROW_GROUPS), *_rows(table)}
        known = _ROW_GROUPS | _ROWS | {"td", "th", "caption", "colgroup", "col"}
        for element in table.iter():
            parent = element.getparent()
            if (
                element is not table
                and parent in structure
                and tag_of(element) not in known
                and not self._is_out(element)
            ):
                yield from self.items(element)
            if element in structure:
                yield from paragraphs(_seen(element.text))
            if element is not table and parent in structure:
                yield from paragraphs(_seen(element.tail))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table itself, not of the tables in it."""
    for child in table:
        if tag_of(child) in _ROWS:
            yield child
        elif tag_of(child) in _ROW_GROUPS:
            yield from (row for row in child if tag_of(row) in _ROWS)


def _opening(element: etree._Element) -> str:
    tag = tag_of(element)
    begin = "\n" if tag in BLOCKS or tag == "br" else ""
    return begin + _seen(element.text, is_kept=_is_in_pre(element))


def _is_in_pre(element: etree._Element | None) -> bool:
    return element is not None and tag_of(element) == "pre"


def _seen(text: str | None, *, is_kept: bool = False) -> str:
    """A text of the source as it is shown: a line end between Chinese characters is nothing, else a space."""
    if is_kept:
        return text or ""
    return _BLANK.sub(_blank, text or "")


def _blank(run: re.Match[str]) -> str:
    before, after = run.string[run.start() - 1 : run.start()], run.string[run.end() : run.end() + 1]
    if "\n" in run[0] and before and after:
        return joined([before, after])[len(before) : -len(after)]
    return " "


def _close(parts: list[str], items: list[Item]) -> None:
    items += paragraphs("".join(parts))
    parts.clear()


def _span(cell: etree._Element, name: str, most: int, of_zero: int) -> int:
    """How many rows or columns a cell covers; a rowspan of zero goes to the end."""
    digits = re.match(r"\s*(\d{1,9})", cell.get(name) or "1")
    return min(int(digits[1]), most) or of_zero if digits else 1
