"""A class that the list holds, with its names and their years."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.classifications.code import above, level_of
from budgetgraph.classifications.name import name_key

YEARS = range(2017, 2027)
"""The years whose schemes the list describes."""


@dataclass(frozen=True)
class ClassName:
    """A name of a code, in Chinese and English, with the first and the last year in which it was seen."""

    name: str
    english: str
    first: int | None
    last: int | None


@dataclass(frozen=True)
class ListedClass:
    """A code with the names that it had for one meaning, the oldest first.

    Codes change their names (210 医疗卫生与计划生育支出 2018, 卫生健康支出 2019), and some their meaning: 30311 was 住房公积金
    until 2017 and is 代缴社会保险费 now; those are two of these. `begins` and `ends` bound the years of a meaning.
    """

    scheme: str
    code: str
    names: tuple[ClassName, ...]
    begins: int | None = None
    ends: int | None = None

    @property
    def level(self) -> int:
        """1 for 类, 2 for 款, 3 for 项."""
        return level_of(self.code)

    @property
    def above(self) -> str | None:
        """The code of the class that this one belongs to, None at the top."""
        return above(self.code)

    def name_in(self, year: int) -> ClassName:
        """The name that was in use in a year: the newest that had been seen by then, else the oldest."""
        known = [name for name in self.names if name.first is not None and name.first <= year]
        return known[-1] if known else self.names[0]

    def is_listed(self, year: int) -> bool:
        """Whether documents of the year, or of an earlier and of a later one, print the code in this meaning."""
        spans = [(name.first, name.last) for name in self.names if name.first is not None]
        seen = [seen for first, last in spans if last is not None for seen in (first, last)]
        is_seen = bool(seen) and min(seen) <= year <= max(seen)
        return is_seen and year in YEARS and self.is_meant_in(year)

    def is_meant_in(self, year: int) -> bool:
        """Whether the code has this meaning in a year."""
        return (self.begins or year) <= year <= (self.ends or year)

    def is_called(self, name: str) -> bool:
        """Whether a name is one of this class, in any year and any spelling."""
        return name_key(name) in {name_key(one.name) for one in self.names}
