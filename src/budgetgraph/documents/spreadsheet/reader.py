"""From a workbook to a `Document`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import takewhile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from budgetgraph.documents.composition import compose
from budgetgraph.documents.document import Document
from budgetgraph.documents.flow import MOST_CELLS, Box, Item, Line, box_of
from budgetgraph.documents.lettering import lines_of
from budgetgraph.documents.office_package import OfficePackage
from budgetgraph.documents.spreadsheet.cells import Place, check_size, percentages
from budgetgraph.documents.spreadsheet.sheet import items_of
from budgetgraph.documents.spreadsheet.value import Value, percent_text, text_of
from budgetgraph.errors import UnreadableFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"

# What calamine raises where its own arithmetic fails on damaged bytes; the class cannot be imported.
_PANIC = "PanicException"

_TITLE = re.compile(r"(?!公开)[^:：]{2,80}(?:表|预算|决算|情况|明细|说明)(?:[（(][^（）()]{1,20}[）)])?")
_NAMES_NOTHING = re.compile(r"(?:sheet|工作表|表|table|g?z?\d*)[-_ ]?\d*", re.IGNORECASE)


def read_workbook(name: str, data: bytes) -> Document:
    """The document in a workbook, of the sheets that are shown; raises `UnreadableFile`.

    A sheet that is hidden was not published, and is left out.
    """
    is_package = data.startswith(b"PK")
    percent = percentages(OfficePackage(name, data)) if is_package else {}
    return compose(name, data, XLSX if is_package else XLS, _items(name, data, percent))


def _items(name: str, data: bytes, percent: dict[str, set[Place]]) -> Iterator[Item]:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            for sheet in book.sheets_metadata:
                if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
                    yield from _sheet(
                        name, book.get_sheet_by_name(sheet.name), percent.get(sheet.name, set())
                    )
    except PasswordError as error:
        raise UnreadableFile(
            "The workbook is locked by a password.", where=name, hint="Ask the publisher for an open one."
        ) from error
    except CalamineError as error:
        raise _unreadable(name, error) from error
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ == _PANIC:
            raise _unreadable(name, error) from error
        raise


def _unreadable(name: str, error: BaseException) -> UnreadableFile:
    return UnreadableFile(
        f"The workbook cannot be read ({error}).",
        where=name,
        hint="It is damaged, or of a kind not known: open it in the program that made it and save it as .xlsx.",
    )


def _sheet(name: str, sheet: CalamineSheet, percent: set[Place]) -> list[Item]:
    check_size(name, sheet.total_height, sheet.total_width)
    rows: list[list[Box | None]] = []
    for i, values in enumerate(sheet.to_python(skip_empty_area=False)):
        rows.append([_box(value, (i, j) in percent) for j, value in enumerate(values)])
    _merge(name, rows, sheet.merged_cell_ranges or [])
    items = list(items_of([tuple(row) for row in rows]))
    return [*_titles(sheet.name, items), *items]


def _box(value: Value, is_percent: bool) -> Box | None:
    if value == "" and isinstance(value, str):
        return None
    return box_of(percent_text(value) if is_percent and isinstance(value, int | float) else text_of(value))


def _merge(name: str, rows: list[list[Box | None]], ranges: Iterable[tuple[Place, Place]]) -> None:
    """Puts the box of each merged range at all places that it covers and that are empty."""
    covered = 0
    for (top, left), (bottom, right) in ranges:
        inside = rows[top : bottom + 1]
        first = inside[0][left] if inside and left < len(inside[0]) else None
        covered += len(inside) * (min(right + 1, len(inside[0])) - left) if first else 0
        if covered > MOST_CELLS:
            check_size(name, covered, 1)
        for row in inside if first else ():
            row[left : right + 1] = [first if box is None else box for box in row[left : right + 1]]


def _titles(sheet: str, items: list[Item]) -> list[Item]:
    """The sheet's name, where it tells what the table is and nothing above the table does."""
    above = [
        item.text for item in takewhile(lambda item: isinstance(item, Line), items) if isinstance(item, Line)
    ]
    named = " ".join(lines_of(sheet))
    if (
        not items
        or not named
        or _NAMES_NOTHING.fullmatch(named)
        or any(_TITLE.fullmatch(text) for text in above)
    ):
        return []
    return [] if named in above else [Line(named)]
