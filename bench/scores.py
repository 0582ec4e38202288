"""How well what was read agrees with what is printed: each place of the one is looked for in the other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from gold import Place

_LEVEL = re.compile(r"\s|[（(]\d*[类款项][）)]")
_VALUE, _SUBJECT = attrgetter("measure", "stated"), attrgetter("line_item", "year", "phase", "measure")
_ROW_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]")


@dataclass(frozen=True)
class Comparison:
    """The places of a disclosure: read as printed, printed and not read, read and not printed."""

    right: tuple[Place, ...]
    missing: tuple[Place, ...]
    surplus: tuple[Place, ...]

    def mistaken(self) -> Iterator[tuple[Place, Place]]:
        """What is printed and what was read in its stead.

        In the same section, that is the same value as something else, or the same thing with another value.
        """
        rest = list(self.surplus)
        for printed in self.missing:
            read = _first(rest, printed, _VALUE) or _first(rest, printed, _SUBJECT)
            if read is not None:
                rest.remove(read)
                yield printed, read


@dataclass
class Score:
    """How many places are printed, how many were read, and how many of those are right."""

    printed: int = 0
    read: int = 0
    right: int = 0

    def add(self, by: Score) -> None:
        """Counts the places of another score, too."""
        self.printed += by.printed
        self.read += by.read
        self.right += by.right

    @property
    def precision(self) -> float:
        """How much of what was read is right; 1 where nothing was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """How much of what is printed was read; 1 where nothing is printed."""
        return self.right / self.printed if self.printed else 1.0


@dataclass
class Scores:
    """Scores by section and by disclosure."""

    sections: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    disclosures: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    all: Score = field(default_factory=Score)

    def add(self, disclosure: str, comparison: Comparison) -> None:
        """Counts the places of a disclosure."""
        for place in comparison.right:
            self._count(disclosure, place, Score(1, 1, 1))
        for place in comparison.missing:
            self._count(disclosure, place, Score(1, 0, 0))
        for place in comparison.surplus:
            self._count(disclosure, place, Score(0, 1, 0))

    def _count(self, disclosure: str, place: Place, by: Score) -> None:
        for score in (self.sections[place.section], self.disclosures[disclosure], self.all):
            score.add(by)

    def join(self, other: Scores) -> None:
        """Counts what other scores count, too."""
        for name, score in other.sections.items():
            self.sections[name].add(score)
        for name, score in other.disclosures.items():
            self.disclosures[name].add(score)
        self.all.add(other.all)


def compare(printed: Sequence[Place], read: Iterable[Place]) -> Comparison:
    """Finds for each printed place one that was read: of the same table, or both in the text.

    One of the same page goes first, so that the faults that are told are those of the page.
    """
    waiting: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for place in read:
        waiting[_key(place)].append(place)
    names, right = Names(printed), set[int]()
    for page in (attrgetter("page"), lambda _: ""):
        for number, place in enumerate(printed):
            those = waiting[_key(place)] if number not in right else []
            found = (other for other in those if page(other) == page(place) and names.agree(place, other))
            if (other := next(found, None)) is not None:
                those.remove(other)
                right.add(number)
    surplus = [place for places in waiting.values() for place in places]
    return Comparison(
        tuple(place for number, place in enumerate(printed) if number in right),
        tuple(place for number, place in enumerate(printed) if number not in right),
        tuple(surplus),
    )


class Names:
    """The names that the tables of a disclosure give to its classes."""

    def __init__(self, printed: Iterable[Place]) -> None:
        self._names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for place in printed:
            if place.is_in_table and place.classification and "=" not in place.classification:
                name = place.label.split("/")[0].partition(" ")[2]
                self._names[place.classification][_plain(name)] += 1

    def agree(self, printed: Place, read: Place) -> bool:
        """Whether two places speak of the same class: by its code, by its name where one has no code."""
        return self._is_same(printed.classification, read.classification) and _units_agree(printed, read)

    def _is_same(self, printed: str, read: str) -> bool:
        if not printed or not read:
            return printed == read
        code, other_code = (classification.partition("=")[0] for classification in (printed, read))
        if _has_digits(code) and _has_digits(other_code):
            return code == other_code
        is_one_scheme = code.partition("/")[0] == other_code.partition("/")[0]
        return is_one_scheme and bool(self._called(printed) & self._called(read))

    def _called(self, classification: str) -> set[str]:
        code, _, name = classification.partition("=")
        return {called for called in (_plain(name), *self._names.get(code, ())) if called}


def _first(places: Iterable[Place], printed: Place, alike: Callable[[Place], object]) -> Place | None:
    """The first of the places of the same section that is like a printed one."""
    those = (p for p in places if _section(p) == _section(printed) and alike(p) == alike(printed))
    return next(those, None)


def _section(place: Place) -> str:
    """The table that a place is in; what is in the text may be cut into sections in several ways."""
    return place.section if place.is_in_table else "text"


def _has_digits(code: str) -> bool:
    return not code.endswith("/")


def _plain(name: str) -> str:
    """A name without its row's number, its level and the word for expenditure, which texts leave out."""
    return _ROW_NUMBER.sub("", _LEVEL.sub("", name)).removesuffix("支出")


def _units_agree(printed: Place, read: Place) -> bool:
    return not printed.unit or printed.unit == read.unit


def _key(place: Place) -> tuple[str, ...]:
    """What must be equal to the letter; the value comes last."""
    return (_section(place), place.line_item, place.year, place.phase, place.measure, place.stated)
