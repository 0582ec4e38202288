"""Amounts in running text: which line item each belongs to, and whether it is a level or a change.

A clause ends at a comma, semicolon or full stop. An amount belongs to the words before it in its clause, after
the amount before: `2020年支出预算499.33万元` states a figure, `较2019年预算增加166.2万元` a change. All of those
words must be known, so that `事业收入预算100万元` is never taken for `收入预算`; what is not known stays unread. A
change that names no line item is that of the item before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import FiscalYear
from budgetgraph.facts.direction import Direction, direction_of
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Base, Change, Figure
from budgetgraph.facts.money import MONEY, Money, money_of

# `2020年，` opens a clause, it does not end one.
_CLAUSE_END = re.compile(r"(?:(?<!年)[，,]|[。；;：:\n])\s*+")
_SENTENCE_END = re.compile(r"[。\n]")

# Words that may stand before and after a line item without changing which one it is.
_BEFORE = (
    r"(?:其中|20\d\d年度?|本年度?|当年|全年|年初|本部门|我部门|部门|本单位|我单位|单位|本级|预算|安排|公用"
    r"|[：:，,、和及与的])*+"
)
_AFTER = r"(?:预算|安排|总额|总计|合计|共计|总数|金额|数额|数|资金|为|是|共|约|的|[：:])*+"
_VERB = r"(?P<verb>增加|增长|提高|上升|减少|下降|降低|压减|压缩)(?:支出|预算|经费|了|额|约|共|为)*+"
_COMPARED = r"(?:20\d\d年度?|上年度?|上一年度?|去年|年初)"
_BASE_KIND = r"(?:年初)?(?:部门)?(?P<kind>预算执行|决算|执行|预算)?(?:安排|支出)?数?"
_BASE = re.compile(
    rf"(?:[较比与]|相比)\s*(?P<base>(?:(?P<year>20\d\d)\s*年度?|上年度?|上一年度?|去年|年初)\s*{_BASE_KIND})"
)
_COMPARISON = rf"(?:(?:[较比与]|相比){_COMPARED}(?:年初)?(?:部门)?(?:预算执行|决算|执行|预算)?(?:安排|支出)?数?(?:同期)?(?:相比|比较)?[，,]?)?"
_YEAR_SAID = re.compile(r"(20\d\d)\s*年")
_REASON = re.compile(r"原因(?:为|是)?\s*[：:，,]?\s*(?P<reason>[^。；;\n]+)")


@dataclass(frozen=True)
class LineItemWords:
    """The words by which a section's prose names a line item.

    `names` are all line items that one amount is given for. `is_breakdown` marks an 'of which' that does not
    become the subject of the sentence: in `总额11.34万元，其中一般公共预算总额11.34万元，较上年减少2.3万元` it is
    the total that falls.
    """

    words: str
    names: tuple[str, ...]
    is_breakdown: bool = False

    @property
    def level(self) -> re.Pattern[str]:
        """Matches the whole lead of an amount that is this item's."""
        return re.compile(f"{_BEFORE}(?:{self.words}){_AFTER}")

    @property
    def change(self) -> re.Pattern[str]:
        """Matches the whole lead of an amount by which this item changed."""
        return re.compile(f"{_BEFORE}{_COMPARISON}{_BEFORE}(?:{self.words}){_AFTER}{_COMPARISON}{_VERB}")


_CHANGE_OF_SUBJECT = re.compile(f"{_BEFORE}{_COMPARISON}{_VERB}")
_VERB_AT_END = re.compile(f"{_VERB}$")


@dataclass(frozen=True)
class _Mention:
    """An amount with the words before it; `lead` is without blank space, `clause` is what to quote."""

    lead: str
    clause: Passage
    money: Money


def read_amounts(
    paragraphs: Iterable[Passage], known: Iterable[LineItemWords], fiscal_year: int
) -> list[Fact]:
    """The figures and changes that paragraphs state for a year; an amount of no known line item gives none."""
    reader = _Reader(tuple((item, item.level, item.change) for item in known), fiscal_year)
    return [fact for paragraph in paragraphs for fact in reader.read(paragraph)]


class _Reader:
    """Reads one paragraph after the other with the same words."""

    def __init__(
        self, known: tuple[tuple[LineItemWords, re.Pattern[str], re.Pattern[str]], ...], fiscal_year: int
    ) -> None:
        self._known = known
        self._fiscal_year = fiscal_year

    def read(self, paragraph: Passage) -> list[Fact]:
        facts: list[Fact] = []
        bases = _Bases(paragraph)
        subject: LineItemWords | None = None
        for mention in _mentions(paragraph):
            item, verb = self._named(mention.lead, subject)
            if item is None:
                subject = None  # what follows may be about this unknown thing
            elif verb:
                facts += _changes(mention, item, direction_of(verb) or "increase", bases.before(mention))
            elif self._is_of_this_year(mention.lead):
                facts += [Figure(name, mention.money, mention.clause) for name in item.names]
            if item and not item.is_breakdown:
                subject = item
        return _with_reasons(facts, paragraph)

    def _named(self, lead: str, subject: LineItemWords | None) -> tuple[LineItemWords | None, str | None]:
        """The line item that a lead speaks of, and its verb when it speaks of a change."""
        for item, level, change in self._known:
            if level.fullmatch(lead):
                return item, None
            if match := change.fullmatch(lead):
                return item, match["verb"]
        match = _CHANGE_OF_SUBJECT.fullmatch(lead)
        return (subject, match["verb"]) if match else (None, None)

    def _is_of_this_year(self, lead: str) -> bool:
        said = _YEAR_SAID.search(lead)
        return said is None or int(said[1]) == self._fiscal_year


def _mentions(paragraph: Passage) -> Iterator[_Mention]:
    starts = [0, *(match.end() for match in _CLAUSE_END.finditer(paragraph.text))]
    before = 0  # where the amount before ended
    for match in MONEY.finditer(paragraph.text):
        start = max(starts[bisect_right(starts, match.start()) - 1], before)
        clause = paragraph.cut(start, match.end()).strip("、和及 \u3000")
        lead = re.sub(r"\s+", "", paragraph.text[start : match.start()])
        yield _Mention(lead, clause, money_of(paragraph, match))
        before = match.end()


class _Bases:
    """What the changes of a paragraph are compared with: in each sentence, the base named last before them."""

    def __init__(self, paragraph: Passage) -> None:
        self._bases = [
            (paragraph.start + match.start(), _base(paragraph, match))
            for match in _BASE.finditer(paragraph.text)
        ]
        self._ends = [paragraph.start + match.end() for match in _SENTENCE_END.finditer(paragraph.text)]

    def before(self, mention: _Mention) -> Base | None:
        number = mention.money.stated.start
        sentence = self._ends[bisect_right(self._ends, number) - 1] if bisect_right(self._ends, number) else 0
        index = bisect_right(self._bases, number, key=lambda placed: placed[0]) - 1
        return self._bases[index][1] if index >= 0 and self._bases[index][0] >= sentence else None


def _base(paragraph: Passage, match: re.Match[str]) -> Base:
    year = FiscalYear(int(match["year"]), paragraph.group(match, "year")) if match["year"] else None
    return Base(paragraph.group(match, "base").strip(), year, is_budget=match["kind"] in (None, "预算"))


def _changes(
    mention: _Mention, item: LineItemWords, direction: Direction, base: Base | None
) -> Iterator[Change]:
    money = mention.money if direction == "increase" else _negative(mention.money)
    return (Change(name, money, direction, mention.clause, base) for name in item.names)


def _negative(money: Money) -> Money:
    # A decrease of nothing is nothing: no negative zero.
    return replace(money, amount=-money.amount if money.amount else Decimal(0))


def _with_reasons(facts: list[Fact], paragraph: Passage) -> list[Fact]:
    """Each reason goes to the first change since the reason before it, of which the others are parts."""
    given = facts
    after = paragraph.start
    for reason in paragraph.find_all(_REASON, "reason"):
        span = (after, reason.start)
        first = next((f for f in given if isinstance(f, Change) and span[0] <= f.quote.start < span[1]), None)
        if first:
            given = [replace(f, reason=reason) if f is first else f for f in given]
        after = reason.end
    return given


def words(**names: str) -> tuple[LineItemWords, ...]:
    """Line items by the words that name them: `words(expenditure_basic="基本支出")`."""
    return tuple(LineItemWords(pattern, (name.replace("_", "-"),)) for name, pattern in names.items())
