"""Amounts in running text: which line item each belongs to, and whether it is a level or a change.

A clause ends at a comma, semicolon or full stop. An amount belongs to the words before it in its clause:
`2020年支出预算499.33万元` states a figure, `较2019年预算增加166.2万元` a change. A clause that names no line item
speaks of the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import FiscalYear
from budgetgraph.facts.direction import Direction, direction_of
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.money import MONEY, Money, money_of

# `2020年，` opens a clause, it does not end one.
_CLAUSE_START = re.compile(r"(?:(?<!年)[，,]|[。；;：:\n])\s*")
_MOVED = re.compile(r"(?P<verb>增加|增长|提高|上升|减少|下降|降低|压减|压缩)(?:了|额|为)?\s*$")
_BASE = re.compile(r"[较比与]\s*(?:(?P<year>\d{4})\s*年|上年|上一年|去年)")
_REASON = re.compile(r"(?:主要)?原因(?:为|是)?[：:，,]?\s*(?P<reason>[^。\n]+)")


@dataclass(frozen=True)
class LineItemWords:
    """The words by which a section's prose names a line item.

    `names` are all line items that one amount is given for. `is_breakdown` marks an 'of which' that does not
    become the subject of the sentence: in `总额11.34万元，其中一般公共预算总额11.34万元，较上年减少2.3万元` it is
    the total that falls.
    """

    words: re.Pattern[str]
    names: tuple[str, ...]
    is_breakdown: bool = False


@dataclass(frozen=True)
class _Mention:
    lead: str
    clause: Passage
    money: Money


def read_amounts(paragraphs: Iterable[Passage], known: Iterable[LineItemWords]) -> list[Fact]:
    """The figures and changes that paragraphs state; an amount of no known line item gives none."""
    words = tuple(known)
    return [fact for paragraph in paragraphs for fact in _read_paragraph(paragraph, words)]


def _read_paragraph(paragraph: Passage, known: tuple[LineItemWords, ...]) -> Iterator[Fact]:
    subject: LineItemWords | None = None
    base: FiscalYear | None = None
    reason = paragraph.search(_REASON, "reason")
    for mention in _mentions(paragraph):
        named = _line_item(mention.lead, known)
        moved = _MOVED.search(mention.lead)
        base = _base(mention.clause, base)
        spoken_of = named or (subject if moved else None)
        if spoken_of is None:
            continue
        if moved:
            yield from _changes(mention, spoken_of, _direction(moved["verb"]), base, reason)
            reason = None  # it is given for the first change, of which the others are parts
        else:
            yield from (Figure(name, mention.money, mention.clause) for name in spoken_of.names)
        if named and not named.is_breakdown:
            subject = named


def _mentions(paragraph: Passage) -> Iterator[_Mention]:
    for match in MONEY.finditer(paragraph.text):
        start = _clause_start(paragraph.text, match.start())
        clause = paragraph.cut(start, match.end())
        yield _Mention(paragraph.cut(start, match.start()).plain, clause, money_of(paragraph, match))


def _clause_start(text: str, position: int) -> int:
    ends = [match.end() for match in _CLAUSE_START.finditer(text, 0, position)]
    return ends[-1] if ends else 0


def _line_item(lead: str, known: tuple[LineItemWords, ...]) -> LineItemWords | None:
    return next((item for item in known if item.words.search(lead)), None)


def _changes(
    mention: _Mention,
    item: LineItemWords,
    direction: Direction,
    base: FiscalYear | None,
    reason: Passage | None,
) -> Iterator[Change]:
    money = mention.money if direction == "increase" else _negative(mention.money)
    for name in item.names:
        yield Change(name, money, direction, mention.clause, base, reason)


def _negative(money: Money) -> Money:
    # A decrease of nothing is nothing: no negative zero.
    return replace(money, amount=-money.amount if money.amount else Decimal(0))


def _direction(verb: str) -> Direction:
    return direction_of(verb) or "increase"


def _base(clause: Passage, before: FiscalYear | None) -> FiscalYear | None:
    """The year compared with: as this clause prints it, none for `上年`, else the one of the clauses before."""
    match = _BASE.search(clause.text)
    if match is None:
        return before
    return FiscalYear(int(match["year"]), clause.group(match, "year")) if match["year"] else None


def words(**names: str) -> tuple[LineItemWords, ...]:
    """Line items by the words that name them: `words(expenditure_basic="基本支出")`."""
    return tuple(
        LineItemWords(re.compile(pattern), (name.replace("_", "-"),)) for name, pattern in names.items()
    )
