"""A trait of a disclosure: what its documents say about it, and whether that is certain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from budgetgraph.documents.passage import Passage

T = TypeVar("T")
U = TypeVar("U")
T_co = TypeVar("T_co", covariant=True)


class Place(StrEnum):
    """Where the words stand that a trait is read from, the most telling place first."""

    TITLE = "the title"
    OWNER_LINE = "the owner line"
    TABLES = "the names of its tables"
    TEXT = "the text"
    FILE_NAME = "the file name"


@dataclass(frozen=True)
class Candidate(Generic[T_co]):
    """A value, and the words in the file `file` that say it; `passage` is None for words of the file's name."""

    value: T_co
    place: Place
    words: str
    file: str
    passage: Passage | None = None
    page: int | None = None
    line: int | None = None

    def says(self, value: U) -> Candidate[U]:
        """The same words, which say something else, too."""
        return Candidate(value, self.place, self.words, self.file, self.passage, self.page, self.line)

    @property
    def spot(self) -> str:
        """Where in its file the words stand: `the title, page 1, line 3`."""
        page = f", page {self.page}" if self.page else ""
        line = f", line {self.line}" if self.line else ""
        return f"{self.place}{page}{line}"

    @property
    def where(self) -> str:
        """Where the words stand: `the title, page 1, line 3 of a.pdf`."""
        return f"{self.spot} of {self.file}"


@dataclass(frozen=True)
class Trait(Generic[T_co]):
    """`value` is None when it is unknown; then `reason` says why, and `candidates` what was read all the same."""

    value: T_co | None
    candidates: tuple[Candidate[T_co], ...] = ()
    reason: str = ""

    @property
    def evidence(self) -> Candidate[T_co] | None:
        """The best words that say the value."""
        return next((found for found in self.candidates if found.value == self.value), None)

    @property
    def others(self) -> tuple[T_co, ...]:
        """What else was read, each once, in order."""
        values = dict.fromkeys(found.value for found in self.candidates)
        return tuple(value for value in values if value != self.value)


def decide(ranks: Iterable[Sequence[Candidate[T]]], nothing: str) -> Trait[T]:
    """The value on which all candidates of the first rank that has any agree; the other ranks are only kept.

    Unknown where they disagree, and, for the reason `nothing`, where no rank has a candidate.
    """
    filled = [rank for rank in ranks if rank]
    everything = tuple(found for rank in filled for found in rank)
    if not filled:
        return Trait(None, (), nothing)
    values = dict.fromkeys(found.value for found in filled[0])
    if len(values) > 1:
        said = ", ".join(str(value) for value in values)
        return Trait(None, everything, f"{filled[0][0].place} names several: {said}")
    return Trait(next(iter(values)), everything)
