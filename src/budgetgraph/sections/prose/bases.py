"""What the changes of a paragraph are compared with."""

from __future__ import annotations

import re
from bisect import bisect_right

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import FiscalYear
from budgetgraph.facts.figure import Base, Phase
from budgetgraph.sections.prose.wording import phase_said

_WORD = r"(?:当年|全年|年初|部门|单位|批复|实际|财政|的)"
_KIND = rf"(?:\s*{_WORD})*+\s*(?P<kind>预算执行|预算完成|执行|完成|决算|调整后?预算|预算)?(?:安排|支出|收入|批复)?数?"
_BASE = re.compile(
    rf"(?:[较比与同和于]|相比|[较与]之)\s*(?P<base>(?:(?P<year>20\d\d)\s*年?\s*度?|上\s*一?\s*年\s*度?|去\s*年\s*度?)(?:同期)?{_KIND}(?:同期)?"
    rf"|(?P<within>年初|全年|调整后?)的?\s*{_KIND.replace('?P<kind>', '?P<kind_within>')})"
    r"|(?P<same_period>同比)|[较比与同和于](?P<budget>预算数)"
)
_SENTENCE_END = re.compile(r"。")


class Bases:
    """In each sentence, the base named last before a number."""

    def __init__(self, paragraph: Passage, fiscal_year: int) -> None:
        bases = [
            (match.start(), _base(paragraph, match, fiscal_year)) for match in _BASE.finditer(paragraph.text)
        ]
        self._starts = [start for start, _ in bases]
        self._bases = [base for _, base in bases]
        self._ends = [match.end() for match in _SENTENCE_END.finditer(paragraph.text)]

    def before(self, offset: int) -> Base | None:
        """The base of a change whose number stands at an offset of the paragraph."""
        index = bisect_right(self._starts, offset) - 1
        sentence = self._sentence(offset)
        if index < 0 or self._starts[index] < sentence:
            return None
        return self._bases[index]

    def _sentence(self, offset: int) -> int:
        ended = bisect_right(self._ends, offset)
        return self._ends[ended - 1] if ended else 0


def _base(paragraph: Passage, match: re.Match[str], fiscal_year: int) -> Base:
    name = next(name for name in ("budget", "same_period", "base") if match[name])
    stated = paragraph.group(match, name).strip()
    if match["budget"]:
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
