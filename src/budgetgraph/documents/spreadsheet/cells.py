"""What the XML of a workbook says of its cells that the values do not: how far they reach, which are percentages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from budgetgraph.documents.flow import MOST_CELLS
from budgetgraph.documents.office_package import OfficePackage
from budgetgraph.errors import UnreadableFile

Place = tuple[int, int]
"""Row and column, from zero."""

_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _MAIN)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_FILLED_CELL = re.compile(rb"<(?:\w{1,9}:)?c( [^<>/]*+)>(?!</)")
_REFERENCE = re.compile(rb' r="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb' s="(\d{1,6})"')
_QUOTED = re.compile(r'"[^"]*+"|\\.')
_BUILT_IN_PERCENTAGES = {9, 10}  # numbers of formats (ECMA-376 Part 1, 18.8.30)


def percentages(package: OfficePackage) -> dict[str, set[Place]]:
    """By sheet, the cells that are shown as percentages; raises `UnreadableFile` for a sheet that is too large."""
    styles = _percent_styles(package)
    return {name: set(_cells(package, part, styles)) for name, part in _sheets(package)}


def _cells(package: OfficePackage, part: str, styles: set[int]) -> Iterator[Place]:
    rows = columns = 0
    for match in _FILLED_CELL.finditer(package.bytes_of(part)):
        place = _place(match[1])
        if place is None:
            continue
        rows, columns = max(rows, place[0] + 1), max(columns, place[1] + 1)
        style = _STYLE.search(match[1])
        if style and int(style[1]) in styles:
            yield place
    check_size(package.name, rows, columns)


def check_size(name: str, rows: int, columns: int) -> None:
    """Raises `UnreadableFile` for a sheet with more cells than any table has."""
    if rows * columns > MOST_CELLS:
        raise UnreadableFile(
            f"A sheet reaches over {rows} rows and {columns} columns.",
            where=name,
            hint="Delete what lies far from its tables, and save it again.",
        )


def _place(attributes: bytes) -> Place | None:
    match = _REFERENCE.search(attributes)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + letter - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _percent_styles(package: OfficePackage) -> set[int]:
    """The numbers of the cell formats that show percentages."""
    root = package.tree_of("xl/styles.xml", _STRICT)
    if root is None:
        return set()
    own = {
        _number(form.get("numFmtId"))
        for form in root.iterfind(f".//{{{_MAIN.decode()}}}numFmt")
        if "%" in _QUOTED.sub("", form.get("formatCode") or "")
    }
    formats = root.findall(f"{{{_MAIN.decode()}}}cellXfs/{{{_MAIN.decode()}}}xf")
    return {
        i for i, form in enumerate(formats) if _number(form.get("numFmtId")) in own | _BUILT_IN_PERCENTAGES
    }


def _sheets(package: OfficePackage) -> Iterator[tuple[str, str]]:
    """The sheets' names, and the parts that hold them."""
    book = package.tree_of("xl/workbook.xml", _STRICT)
    targets = _targets(package.tree_of("xl/_rels/workbook.xml.rels"))
    for sheet in () if book is None else book.iterfind(f".//{{{_MAIN.decode()}}}sheet"):
        target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or "", "")
        yield sheet.get("name") or "", posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _targets(relations: etree._Element | None) -> dict[str, str]:
    return {} if relations is None else {r.get("Id") or "": r.get("Target") or "" for r in relations}


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else -1
