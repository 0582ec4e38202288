"""Reads the XML of Excel 2003 (SpreadsheetML), which programs of treasuries write under the suffix .xls."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from budgetgraph.documents.composition import compose
from budgetgraph.documents.document import Document
from budgetgraph.documents.flow import Box, Item, box_of
from budgetgraph.documents.placing import Placing
from budgetgraph.documents.spreadsheet.sheet import items_of
from budgetgraph.errors import UnreadableFile

_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_HIDDEN = "{urn:schemas-microsoft-com:office:excel}Visible"
_MOST_COLUMNS = 16384
_MOST_ROWS = 100_000


def read_xml_workbook(name: str, data: bytes) -> Document:
    """The document in a workbook of that kind, of the sheets that are shown; raises `UnreadableFile`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(
            "Its XML is damaged.",
            where=name,
            hint="Open it in the program that made it and save it as .xlsx.",
        ) from error
    if root.tag != _q("Workbook"):
        raise UnreadableFile("This XML is no workbook.", where=name, hint="Save the document as plain text.")
    return compose(name, data, "application/vnd.ms-excel", _items(name, root))


def _items(name: str, root: etree._Element) -> Iterator[Item]:
    for sheet in root.iterfind(_q("Worksheet")):
        hidden = sheet.find(f".//{_HIDDEN}")
        table = sheet.find(_q("Table"))
        if table is not None and hidden is None:
            yield from items_of(_placed(name, table))


def _placed(name: str, table: etree._Element) -> tuple[tuple[Box | None, ...], ...]:
    placing = Placing(name)
    rows = table.findall(_q("Row"))
    at = 0
    for row in rows:
        index = min(_number(row, "Index", at + 1), _MOST_ROWS)
        while at < index - 1:
            placing.row([], rows_left=_MOST_ROWS)
            at += 1
        placing.row(list(_cells(row)), rows_left=_MOST_ROWS, gives_way=False)
        at += 1
    return placing.grid().rows


def _cells(row: etree._Element) -> Iterator[tuple[Box, int, int]]:
    """The cells with their spans; those that were skipped as an empty one that is as wide."""
    at = 0
    for cell in row.iterfind(_q("Cell")):
        index = min(_number(cell, "Index", at + 1), _MOST_COLUMNS)
        if index > at + 1:
            yield Box(()), 1, index - at - 1
        across = min(_number(cell, "MergeAcross", 0), _MOST_COLUMNS) + 1
        data = cell.find(_q("Data"))
        text = "" if data is None else "".join(data.itertext())
        yield box_of(text), min(_number(cell, "MergeDown", 0), _MOST_ROWS) + 1, across
        at = max(index, at + 1) + across - 1


def _number(element: etree._Element, name: str, default: int) -> int:
    text = element.get(_q(name)) or ""
    return int(text) if text.isdigit() and len(text) < 8 else default


def _q(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"
