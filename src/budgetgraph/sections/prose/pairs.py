"""Two numbers that are given for two things in their order: `收、支总计各是4125.49，4143.91万元`, `各下降2%、3%`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import NUMBER_PATTERN, NUMBER_START, Number, parse_number
from budgetgraph.sections.prose.lead import Lead

_UNIT = r"(?:[万亿]?\s*+元|[%％])"
_NUMBERS = re.compile(
    rf"(?<![、，,])(?P<first>{NUMBER_START}(?>{NUMBER_PATTERN}))\s*+(?P<own_unit>{_UNIT})?+\s*+(?:[，,、]|和|与|及)\s*+"
    rf"(?P<second>{NUMBER_PATTERN})(?<!\d{{16}})\s*+(?P<unit>{_UNIT})(?!\s*+[，,、]\s*+\d)"
)
# The words right before them say that there are two things, each with its own number.
_SHARED = re.compile(r"(?:各自?|分别|均)[^\d，,。；;]{0,8}$")
_BEFORE = 20
_JOINED = re.compile(r"[、和与及]")
_EACH = re.compile(r"(?:分别|各自?)[为是达]?[：:]?$")


@dataclass(frozen=True)
class Pair:
    """Two numbers and where they stand in a paragraph: `spans` are those of the numbers, `end` is that of all."""

    paragraph: Passage
    spans: tuple[tuple[int, int], tuple[int, int]]
    end: int
    unit: str

    @property
    def start(self) -> int:
        """Where the first number begins."""
        return self.spans[0][0]

    def money(self, rank: int) -> Money | None:
        """The amount of a rank; None for percentages."""
        return None if self._is_percent else Money.of(self._value(rank), self._stated(rank), self.unit)

    def percent(self, rank: int) -> Number | None:
        """The percentage of a rank; None for amounts."""
        return Number(self._value(rank), self._stated(rank)) if self._is_percent else None

    @property
    def _is_percent(self) -> bool:
        return not self.unit.endswith("元")

    def _stated(self, rank: int) -> Passage:
        return self.paragraph.cut(*self.spans[rank])

    def _value(self, rank: int) -> Decimal:
        return parse_number(self._stated(rank).text)


def pairs_in(paragraph: Passage) -> Iterator[Pair]:
    """The pairs of numbers of a paragraph, in order; a unit that only the second has is that of both."""
    for match in _NUMBERS.finditer(paragraph.text):
        unit, own = _plain(match["unit"]), _plain(match["own_unit"] or "")
        words = paragraph.text[max(0, match.start() - _BEFORE) : match.start()].rstrip()
        if own in ("", unit) and _SHARED.search(words):
            yield Pair(paragraph, (match.span("first"), match.span("second")), match.end(), unit)


def leads_of_two(lead: Lead) -> Iterator[tuple[Lead, Lead]]:
    """The words of two names that the lead may join, for each word that may join them.

    `基本支出和项目支出分别为` joins 基本支出 and 项目支出.
    """
    each = _EACH.search(lead.text)
    for word in _JOINED.finditer(lead.text, 0, each.start()) if each else ():
        assert each is not None
        yield lead.without(word.start(), each.start()), lead.without(0, word.end())


def _plain(unit: str) -> str:
    return "".join(unit.split())
