"""CSV that programs and spreadsheets both read as what it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from starlette.requests import Request

from budgetgraph.web.http.openapi import Parameter
from budgetgraph.web.http.problems import Problem

BOM = Parameter(
    "bom",
    "In CSV: `true` begins it with a byte order mark, without which Excel takes UTF-8 for another encoding.",
    {"enum": ["true", "false"]},
)
_MARK = "\ufeff"
# What spreadsheets take for a formula; a number with its sign is none.
_FORMULA = re.compile(r"[=+@\t\r-]")
_NUMBER = re.compile(r"[+-]?[\d.,]++%?")


def written(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """RFC 4180: a header and a line for each row, empty for None and for what a row does not have.

    A text that a spreadsheet would run as a formula stands behind an apostrophe.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(row.get(name)) for name in columns} for row in rows)
    return text.getvalue()


def has_mark(request: Request) -> bool:
    """Whether the CSV is asked for with a byte order mark; raises a 400 `Problem` for what is neither yes nor no."""
    asked = request.query_params.get(BOM.name, "false")
    if asked not in ("true", "false"):
        raise Problem(400, f"{BOM.name}={asked} is not known.", "Write bom=true, or leave it out.")
    return asked == "true"


def marked(text: str, *, mark: bool) -> str:
    """The CSV, with the byte order mark where it is wanted."""
    return _MARK + text if mark else text


def _cell(value: object) -> object:
    is_formula = isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value)
    return f"'{value}" if is_formula else value
