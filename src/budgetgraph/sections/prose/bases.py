"""What the changes of a paragraph are compared with."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import FiscalYear
from budgetgraph.facts.figure import Base, Phase
from budgetgraph.sections.prose.wording import NAMED_AGAIN, phase_said

_WORD = r"(?:当年|全年|年初|部门|单位|批复|实际|累计|财政|的)"
_KIND = rf"(?:\s*{_WORD})*+\s*(?P<kind>预算执行|预算完成|执行|完成|决算|调整后?预算|预算)?(?:安排|支出|收入|批复)?数?"
_BASE = re.compile(
    rf"(?:[较比与同和于]|相比|[较与]之)\s*(?P<base>(?:(?P<year>20\d\d)\s*年?\s*度?(?:\s*[（(][^（()）\d]{{1,8}}[)）])?|上\s*一?\s*年\s*度?|去\s*年\s*度?)(?:同期)?{NAMED_AGAIN}{_KIND}(?:同期)?"
    rf"|(?P<within>年初|全年|调整后?)的?\s*{_KIND.replace('?P<kind>', '?P<kind_within>')})"
    r"|(?P<same_period>同比)|[较比与同和于](?P<budget>预算数|预算(?=\s*(?:相比|比较)))|[较比](?P<bare>预算)(?!执行|完成|调整)"
)
_SENTENCE_END = re.compile(r"。")
_AMOUNT = re.compile(r"\d\s*[万亿]?\s*元")
# Sentences that go on with what the one before says: its parts, or its reasons.
_GOES_ON = re.compile(r"\s*+(?:其中|(?:主要)?原因(?:为|是)|主要是)")


class Bases:
    """In each sentence, the base named last before a number; parts and reasons have that of the sentence before."""

    def __init__(self, paragraph: Passage, fiscal_year: int) -> None:
        bases = [
            (match.start(), _base(paragraph, match, fiscal_year)) for match in _BASE.finditer(paragraph.text)
        ]
        self._starts = [start for start, _ in bases]
        self._bases = [base for _, base in bases]
        self._ends = [0, *(match.end() for match in _SENTENCE_END.finditer(paragraph.text))]
        self._text = paragraph.text

    def before(self, offset: int) -> Base | None:
        """The base of a change whose number stands at an offset of the paragraph."""
        sentence = bisect_right(self._ends, offset) - 1
        said = self._between(self._ends[sentence], offset)
        if said or sentence == 0 or not _GOES_ON.match(self._text, self._ends[sentence]):
            return said[-1] if said else None
        above = self._between(self._ends[self._with_amounts(sentence)], self._ends[sentence])
        return above[0] if len(above) == 1 else None

    def _with_amounts(self, sentence: int) -> int:
        """The nearest sentence before one that has amounts; only those can be divided."""
        for index in range(sentence - 1, -1, -1):
            if _AMOUNT.search(self._text, self._ends[index], self._ends[index + 1]):
                return index
        return sentence - 1

    def _between(self, start: int, end: int) -> list[Base]:
        return self._bases[bisect_left(self._starts, start) : bisect_right(self._starts, end)]


def _base(paragraph: Passage, match: re.Match[str], fiscal_year: int) -> Base:
    name = next(name for name in ("budget", "bare", "same_period", "base") if match[name])
    stated = paragraph.group(match, name).strip()
    if match["budget"] or match["bare"]:
        return Base(stated, None, "approved", is_same_year=True)
    if match["same_period"]:
        return Base(stated, None)
    if match["within"]:
        return Base(stated, None, _phase_within(stated.plain), is_same_year=True)
    year = FiscalYear(int(match["year"]), paragraph.group(match, "year")) if match["year"] else None
    kind = match["kind"]
    is_same = year is not None and year.year == fiscal_year
    return Base(stated, year, phase_said(kind) if kind else None, is_same)


def _phase_within(words: str) -> Phase:
    return "approved" if words.startswith("年初") else "revised"
