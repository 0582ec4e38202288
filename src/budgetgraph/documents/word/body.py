"""The paragraphs and tables of the body of a Word document, of its text boxes and of its notes, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from budgetgraph.documents.flow import Box, Item, Line
from budgetgraph.documents.lettering import lines_of
from budgetgraph.documents.placing import Placing
from budgetgraph.documents.word.inline import Inline, InlineReader, chosen
from budgetgraph.documents.word.names import attribute, number, path, q
from budgetgraph.documents.word.numbering import Numbering
from budgetgraph.documents.word.styles import Styles
from budgetgraph.errors import UnreadableFile

_AROUND = frozenset(
    q(name)
    for name in (
        "w:sdt",
        "w:sdtContent",
        "w:customXml",
        "w:ins",
        "w:moveTo",
        "w:smartTag",
        "mc:AlternateContent",
    )
)
_DEEPEST = 20  # tables and text boxes within one another

Notes = dict[tuple[str, str], "etree._Element"]  # noqa: SLF001  # so lxml's types name it
"""By kind (footnote, endnote) and identifier."""


class BodyReader:
    """Reads a document once, from its beginning: lists are counted on the way."""

    def __init__(self, name: str, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self._name = name
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._inline = InlineReader(styles)
        self._depth = 0
        self._noted = 0

    def items(self, story: etree._Element) -> Iterator[Item]:
        """The paragraphs and tables of the body, of a cell, of a text box or of a note."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableFile(
                f"More than {_DEEPEST} tables lie within one another.",
                where=self._name,
                hint="The file is damaged or hostile: fetch the original again.",
            )
        before = Inline()
        for element in _unwrapped(story, {q("w:p"), q("w:tbl")}):
            if element.tag == q("w:tbl"):
                yield self._table(element)
                continue
            before.add(self._inline.read(element))
            if element.find(path("w:pPr", "w:rPr", "w:del")) is None:
                yield from self._paragraph(element, before)
                before = Inline()
        self._depth -= 1

    def _paragraph(self, element: etree._Element, inline: Inline) -> Iterator[Item]:
        label = self._numbering.label(element)
        lines = lines_of(inline.text)
        if lines:
            mark = "contents" if self._styles.is_contents(element) else None
            yield from (Line(line, mark) for line in [label + lines[0], *lines[1:]])
        for box in inline.boxes:
            yield from self.items(box)
        for note in inline.notes:
            yield from self._note(note)

    def _note(self, key: tuple[str, str]) -> Iterator[Item]:
        note = self._notes.pop(key, None)  # one that is referred to again is printed once
        if note is None:
            return
        self._noted += 1
        label = f"[注{self._noted}]"
        for item in self.items(note):
            yield Line(item.text, label=label) if isinstance(item, Line) and label else item
            label = ""

    def _table(self, table: etree._Element) -> Item:
        placing = Placing(self._name)
        above: dict[int, Box] = {}
        for row in _unwrapped(table, {q("w:tr")}):
            if row.find(path("w:trPr", "w:del")) is None:
                above = self._row(row, above, placing)
        return placing.grid()

    def _row(self, row: etree._Element, above: dict[int, Box], placing: Placing) -> dict[int, Box]:
        """Places a row; gives its boxes by the column in which each begins."""
        column = min(max(number(row.find(path("w:trPr", "w:gridBefore"))), 0), 1000)
        placed = [(Box(()), 1, column)] if column else []
        begun: dict[int, Box] = {}
        for cell in _unwrapped(row, {q("w:tc")}):
            across = max(number(cell.find(path("w:tcPr", "w:gridSpan")), default=1), 1)
            left = placed[-1][0] if placed and _goes_on(cell, "w:hMerge") else None
            box = left or (above.get(column) if _goes_on(cell, "w:vMerge") else None) or self._box(cell)
            begun[column] = box
            placed.append((box, 1, across))
            column += across
        placing.row(placed, rows_left=1)
        return begun

    def _box(self, cell: etree._Element) -> Box:
        return Box(tuple(self.items(cell)))


def _goes_on(cell: etree._Element, name: str) -> bool:
    merge = cell.find(path("w:tcPr", name))
    return merge is not None and attribute(merge) != "restart"


def _unwrapped(element: etree._Element, wanted: set[str]) -> Iterator[etree._Element]:
    """The children of these names, those in content controls and other wrappings with them."""
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in _AROUND:
            inner = chosen(child) if child.tag == q("mc:AlternateContent") else child
            yield from _unwrapped(inner, wanted)


def notes_of(kind: str, root: etree._Element | None) -> Notes:
    """The footnotes or endnotes by kind and identifier, without the lines that separate them from the text."""
    found = () if root is None else chain(root.findall(q(f"w:{kind}")))
    return {
        (kind, attribute(note, "w:id") or ""): note
        for note in found
        if attribute(note, "w:type") in {None, "normal"}
    }
