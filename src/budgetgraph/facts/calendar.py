"""Days, months and fiscal years as documents print them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Value

YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)\s*+年")
"""A year as titles name it."""

_DAY = re.compile(r"(?:(?P<year>\d{4})\s*+年\s*+)?(?P<month>\d{1,2})\s*+月\s*+(?P<day>\d{1,2})\s*+日")
_MONTH = re.compile(
    r"(?P<year>\d{4})\s*+年\s*+(?P<month>\d{1,2})\s*+月|(?P<alone>\d{1,2})\s*+月(?:份|底|末|前)"
)
_NUMERIC = r"(?:(?P<year>20\d\d)(?P<mark>[.．/-]))(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?"
_NUMERIC_DAY = re.compile(rf"\s*+{_NUMERIC}\s*+(?:之?前|以前|日前|底|完成|前完成)?\s*+")
_WHOLE = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月?(?:份|(?P<day>\d{1,2})日)?")
_TO = re.compile(r"\s*+(?:至|到|—++|－|~|～|–|-)\s*+")
_YEARS = r"(?:(?:19|20)\d\d\s*+(?:[-－—–~～至、和]{1,2}\s*+)?)"
_MONTH_NAME, _DAY_NAME = r"(?:1[0-2]|0?[1-9])\s*+月", r"(?:3[01]|[12]\d|0?[1-9])\s*+日"
_DATED = re.compile(
    rf"(?<![\d.．,，]){_YEARS}{{1,4}}年度?(?:\s*+{_MONTH_NAME}(?:\s*+{_DAY_NAME})?+)?+"
    rf"|(?<![\d.．,，]){_MONTH_NAME}(?:\s*+{_DAY_NAME}|(?=份|底|末|初))"
    r"|(?<![\d.．,，])20\d\d(?P<dash>[-/.．])(?:1[0-2]|0?[1-9])(?P=dash)(?:3[01]|[12]\d|0?[1-9])(?![\d.．])"
)
"""What names years, months of a year and days, wherever it stands: （2022年度）, 2021—2023年, 截至2023年12月31日."""
_LONGEST_PERIOD = 40  # characters
_MONTHS = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<first>\d{1,2})月?(?:至|到|—|－|~|～|–|-)(?P<last>\d{1,2})月份?"
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


def dates_in(text: Passage) -> Iterator[Passage]:
    """The passages that name years, months of a year and days; their numbers are no amounts."""
    return text.find_all(_DATED)


def read_deadline(text: str, fiscal_year: int) -> Deadline | None:
    """The day or month that a text names, and no other number: a range is no deadline, nor is a share of work.

    None for none and for one that no calendar has.
    """
    for pattern, read in ((_DAY, _read_day), (_MONTH, _read_month)):
        match = pattern.search(text)
        if match and not _DIGIT.search(text[: match.start()] + text[match.end() :]):
            return read(match, fiscal_year)
    return None


def read_numeric_day(text: str) -> Deadline | None:
    """The day or month that is all that a text says, in digits: `2023.07`, `2024-01-31`."""
    match = _NUMERIC_DAY.fullmatch(text)
    return _day_or_month(match, None) if match else None


def read_period(text: str, fiscal_year: int) -> tuple[Deadline, Deadline] | None:
    """The first and the last day or month of a period that is all that a text says; None for any other text.

    The last one is in the year of the first where it names none; one that ends before it begins is no period.
    """
    if len(text) > _LONGEST_PERIOD:
        return None
    for mark in _TO.finditer(text):
        begin = _end_of_period(text[: mark.start()], None)
        end = _end_of_period(text[mark.end() :], int(begin.date[:4])) if begin else None
        if begin and end and begin.date <= end.date:
            return begin, end
    return _months(text, fiscal_year)


def _months(text: str, fiscal_year: int) -> tuple[Deadline, Deadline] | None:
    """`1-12月`, of the fiscal year where no other is named."""
    match = _MONTHS.fullmatch(text)
    if match is None or not 1 <= int(match["first"]) <= int(match["last"]) <= 12:
        return None
    year, inferred = int(match["year"] or fiscal_year), match["year"] is None
    first, last = (Deadline(f"{year:04d}-{int(match[m]):02d}", inferred) for m in ("first", "last"))
    return first, last


def _end_of_period(text: str, year: int | None) -> Deadline | None:
    match = re.fullmatch(_NUMERIC, text) or _WHOLE.fullmatch(text)
    return _day_or_month(match, year) if match else None


def _day_or_month(match: re.Match[str], year: int | None) -> Deadline | None:
    """What a match names, in `year` where it names none itself."""
    year, month = int(match["year"]) if match["year"] else year, int(match["month"])
    if year is None:
        return None
    if match["day"]:
        day = _day(year, month, int(match["day"]))
        return None if day is None else Deadline(day.isoformat(), year_inferred=False)
    return Deadline(f"{year:04d}-{month:02d}", year_inferred=False) if 1 <= month <= 12 else None


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
