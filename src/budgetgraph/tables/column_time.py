"""Which year and phase the amounts of a column are of: `预算数`, `决算数`, `上年执行数`, `2024年预算数`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from budgetgraph.facts.figure import Phase

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_LAST_YEAR = re.compile(r"上\s*年(?![^/数]{0,12}结\s*[转余])|上一年|去年")
_PHASES: tuple[tuple[Phase, re.Pattern[str]], ...] = (
    ("revised", re.compile(r"调整(?:后)?预算|全年预算|调整数")),
    ("executed", re.compile(r"决算(?:统计)?数|执行数|支出决算|实际(?:支出|完成)?数?|(?:^|/)决算$")),
    ("approved", re.compile(r"预算数|年初预算|预算安排|(?:^|/)预算$")),
)
_ONLY_TIME = re.compile(
    r"20\d\d\s*年度?|[上本当]\s*年度?|(?:(?:20\d\d\s*年|上\s*年|本\s*年|当\s*年)度?)?(?:年初|全年|调整后?)?(?:预算|决算|执行|支出决算|调整)(?:统计)?数?(?:安排数?)?(?:[（(][^（()）]*[)）])?"
)
_YEAR_IN_FRONT = re.compile(r"^20\d\d\s*年度?(?=[\u4e00-\u9fff])")
_UNIT = re.compile(r"[（(](?:单位[：:])?(?:人民币)?[亿万千百]{0,2}元[)）]")
_QUOTES = re.compile('[“”"‘’]')
_CHANGE = re.compile(r"增减|比.{0,6}[年数]|增长|变动|[%％]")


class Dated(Protocol):
    """What amounts stand in: its own year and phase are theirs unless a column says otherwise."""

    @property
    def fiscal_year(self) -> int:
        """The fiscal year."""

    @property
    def phase(self) -> Phase:
        """What the amounts are of."""


@dataclass(frozen=True)
class ColumnTime:
    """The year and the phase of a column, each None where it is the table's own; `is_change` of a difference."""

    year: int | None
    phase: Phase | None
    is_change: bool


def without_time(path: str) -> str:
    """A column's path without quotation marks, units in brackets, and what only tells year and phase."""
    plain = _UNIT.sub("", _QUOTES.sub("", path))
    names = [name for name in plain.split("/") if not _ONLY_TIME.fullmatch(name)]
    return "/".join(_YEAR_IN_FRONT.sub("", name) for name in names)


def without_change(path: str) -> str:
    """A column's path without the names that tell year and phase, or that it holds differences."""
    return "/".join(name for name in without_time(path).split("/") if not _CHANGE.search(name))


def only_tells_time(label: str) -> bool:
    """Whether a row's label tells nothing but whose year or phase its amounts are of: `2023年`, `上年预算数`."""
    return _ONLY_TIME.fullmatch(_QUOTES.sub("", label)) is not None


def column_time(path: str, table: Dated) -> ColumnTime:
    """Reads them from a column's path; in a budget a phase without another year is the budget's own."""
    year = _year(path, table.fiscal_year)
    phase = next((phase for phase, words in _PHASES if words.search(path)), None)
    is_of_another = year is None and table.phase == "approved" and phase == "executed"
    if year is None and table.phase == "approved":
        phase = None
    if year is not None and phase is None:
        phase = table.phase
    return ColumnTime(
        year, None if phase == table.phase else phase, is_of_another or _CHANGE.search(path) is not None
    )


def _year(path: str, own: int) -> int | None:
    if _LAST_YEAR.search(path):
        return own - 1
    years = [int(year) for year in _YEAR.findall(path)]
    return years[-1] if years and years[-1] != own else None


def is_own(path: str, table: Dated) -> bool:
    """Whether the amounts of a column are of the table's own year and phase."""
    time = column_time(path, table)
    return time.year is None and time.phase is None and not time.is_change
