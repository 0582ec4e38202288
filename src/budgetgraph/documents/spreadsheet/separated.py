"""Reads .csv: the values as they stand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from budgetgraph.documents.composition import compose
from budgetgraph.documents.decoding import decode
from budgetgraph.documents.document import Document
from budgetgraph.documents.flow import MOST_CELLS, Box, box_of
from budgetgraph.documents.spreadsheet.cells import check_size
from budgetgraph.documents.spreadsheet.sheet import items_of
from budgetgraph.errors import UnreadableFile

_SEPARATORS = "\t;,"
_LOOKED_THROUGH = 20  # lines


def read_csv(name: str, data: bytes) -> Document:
    """The document in a .csv file; raises `UnreadableFile`."""
    text = decode(data, name)
    lines = text.split("\n", _LOOKED_THROUGH)[:_LOOKED_THROUGH]
    separator = max(_SEPARATORS, key=lambda character: sum(character in line for line in lines))
    try:
        rows = list(csv.reader(StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise UnreadableFile(
            f"These are no comma-separated values ({error}).",
            where=name,
            hint="Save it as .xlsx or plain text.",
        ) from error
    width = max(map(len, rows), default=0)
    if len(rows) * width > MOST_CELLS:
        check_size(name, len(rows), width)
    return compose(name, data, "text/csv", items_of(list(_boxes(rows, width))))


def _boxes(rows: list[list[str]], width: int) -> Iterator[tuple[Box | None, ...]]:
    for row in rows:
        boxes = [box_of(value) if value.strip() else None for value in row]
        yield (*boxes, *[None] * (width - len(boxes)))
