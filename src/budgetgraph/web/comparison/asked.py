"""What a request asks to compare, as far as its own words tell; what the release holds is not looked at here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from budgetgraph.web.comparison.item import Item
from budgetgraph.web.http.problems import Problem
from budgetgraph.web.spreadsheet import BOM

MOST_DEPARTMENTS = 50
MOST_YEARS = 30
MOST_ITEMS = 100
MOST_CELLS = 2_000
"""Departments × years × line items: what a page can still show and the store finds within a second."""
PHASES = ("approved", "revised", "executed")
CALIBERS = ("department", "unit")
PARAMETERS = ("department", "year", "item", "phase", "caliber")

_YEARS = re.compile(r"(?P<first>\d{4})(?:-(?P<last>\d{4}))?")
_SEPARATOR = re.compile(r"[,，、]")


@dataclass(frozen=True)
class Asked:
    """Departments by key or name, years, line items; `phase` and `caliber` narrow the answer, empty for all."""

    departments: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    items: tuple[Item, ...] = ()
    phase: str = ""
    caliber: str = ""

    @property
    def query(self) -> str:
        """The query string that asks the same."""
        pairs = [
            *(("department", key) for key in self.departments),
            *(("year", str(year)) for year in self.years),
            *(("item", item.path) for item in self.items),
            *(("phase", phase) for phase in [self.phase] if phase),
            *(("caliber", caliber) for caliber in [self.caliber] if caliber),
        ]
        return urlencode(pairs, safe="/")


def read_asked(parameters: QueryParams) -> Asked:
    """From the query string, in which each parameter may be repeated or have several values between commas.

    Raises a 400 `Problem` for what nobody can mean and for more than is answered at once.
    """
    unknown = sorted(set(parameters) - {*PARAMETERS, BOM.name})
    if unknown:
        raise Problem(
            400, f"There is no parameter {', '.join(unknown)}.", f"There are {', '.join(PARAMETERS)}."
        )
    asked = Asked(
        tuple(_values(parameters, "department")),
        tuple(sorted(set(_years(_values(parameters, "year"))))),
        tuple(_items(_values(parameters, "item"))),
        _one_of(parameters, "phase", PHASES),
        _one_of(parameters, "caliber", CALIBERS),
    )
    _limit(len(asked.departments), MOST_DEPARTMENTS, "departments")
    _limit(len(asked.years), MOST_YEARS, "years")
    _limit(len(asked.items), MOST_ITEMS, "line items")
    return asked


def limit_cells(departments: int, years: int, items: int) -> None:
    """Raises a 400 `Problem` when there is too much to put side by side."""
    _limit(departments * years * items, MOST_CELLS, "figures (departments × years × line items)")


def _limit(number: int, most: int, of: str) -> None:
    if number > most:
        raise Problem(
            400,
            f"{number:,} {of} are asked for, and at most {most:,} are compared at once.",
            "Ask in several requests, or put the whole as a query to /sparql.",
        )


def _values(parameters: QueryParams, name: str) -> list[str]:
    """The values without those that are empty or repeated, in their order."""
    parts = (part.strip() for value in parameters.getlist(name) for part in _SEPARATOR.split(value))
    return list(dict.fromkeys(part for part in parts if part))


def _years(texts: Iterable[str]) -> Iterator[int]:
    for text in texts:
        match = _YEARS.fullmatch(text)
        first, last = (int(match["first"]), int(match["last"] or match["first"])) if match else (1, 0)
        if not 0 <= last - first < MOST_YEARS:
            raise Problem(
                400, f"{text!r} is no year.", f"Write 2020, or 2018-2020 for at most {MOST_YEARS} years."
            )
        yield from range(first, last + 1)


def _items(texts: Iterable[str]) -> Iterator[Item]:
    for text in texts:
        item = Item.read(text)
        if item is None:
            raise Problem(
                400,
                f"{text!r} is no line item.",
                "Write a slug of /code/line-item, like expenditure-total, with a class where wanted: "
                "expenditure-total/function/20103 or expenditure-basic/economic/30201.",
            )
        yield item


def _one_of(parameters: QueryParams, name: str, known: tuple[str, ...]) -> str:
    values = _values(parameters, name)
    if len(values) > 1 or not set(values) <= {*known}:
        raise Problem(
            400, f"{name}={','.join(values)} is not known.", f"Give one of {', '.join(known)}, or none."
        )
    return values[0] if values else ""
