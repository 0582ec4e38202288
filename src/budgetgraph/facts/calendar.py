"""Days, months and fiscal years as documents print them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Value

YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)\s*+年")
"""A year as titles name it."""

_DAY = re.compile(r"(?:(?P<year>\d{4})\s*+年\s*+)?(?P<month>\d{1,2})\s*+月\s*+(?P<day>\d{1,2})\s*+日")
_MONTH = re.compile(
    r"(?P<year>\d{4})\s*+年\s*+(?P<month>\d{1,2})\s*+月|(?P<alone>\d{1,2})\s*+月(?:份|底|末|前)"
)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Deadline:
    """An `xsd:date` or, where only a month is named, an `xsd:gYearMonth`, in its lexical form."""

    date: str
    year_inferred: bool

    @property
    def is_month(self) -> bool:
        """Whether only a month is named."""
        return self.date.count("-") == 1


@dataclass(frozen=True)
class Date(Value):
    """A day and the passage that prints it."""

    day: datetime.date
    stated: Passage


@dataclass(frozen=True)
class FiscalYear(Value):
    """A year and the passage that prints it."""

    year: int
    stated: Passage


def read_deadline(text: str, fiscal_year: int) -> Deadline | None:
    """The day or month that a text names, and no other number: a range is no deadline, nor is a share of work.

    None for none and for one that no calendar has.
    """
    for pattern, read in ((_DAY, _read_day), (_MONTH, _read_month)):
        match = pattern.search(text)
        if match and not _DIGIT.search(text[: match.start()] + text[match.end() :]):
            return read(match, fiscal_year)
    return None


def read_date(passage: Passage) -> Date | None:
    """The first full date in a passage, None where there is none or no calendar has it."""
    match = _DAY.search(passage.text)
    if match is None or match["year"] is None:
        return None
    day = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    return None if day is None else Date(day, passage.group(match))


def _read_day(match: re.Match[str], fiscal_year: int) -> Deadline | None:
    day = _day(int(match["year"] or fiscal_year), int(match["month"]), int(match["day"]))
    return None if day is None else Deadline(day.isoformat(), year_inferred=match["year"] is None)


def _read_month(match: re.Match[str], fiscal_year: int) -> Deadline | None:
    year, month = int(match["year"] or fiscal_year), int(match["month"] or match["alone"])
    if year == 0 or not 1 <= month <= 12:
        return None
    return Deadline(f"{year:04d}-{month:02d}", year_inferred=match["year"] is None)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
