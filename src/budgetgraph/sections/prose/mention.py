"""What a sentence says a number or a likeness with: amounts, percentages, `持平`, `决算数小于预算数`, topics."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.money import MONEY, Money, money_of
from budgetgraph.facts.number import PERCENT, Number, parse_number
from budgetgraph.sections.prose.lead import Lead
from budgetgraph.sections.prose.pairs import Pair, pairs_in
from budgetgraph.sections.prose.wording import NUMBERING

Kind = Literal["money", "percent", "same", "compared", "topic"]

# `2020年，` opens a clause, it does not end one.
_CLAUSE_END = re.compile(r"(?:(?<!年)(?<!年度)[，,]|[。；;：:])\s*+")
_SAME = (
    r"(?:基本)?(?:保持)?(?:基本)?(?:持平|一致|相同|相等|相当|不变)|(?:无|没有|未发生|未有|未)(?:增减)?(?:变化|变动|增减)"
    r"|无增减|本年数等于上年预算数"
)
# `决算数小于预算数的主要原因：`, without a number that says by how much.
_COMPARED = (
    r"(?:小于|低于|少于|大于|高于|多于)(?:20\d\d年度?|上年度?)?(?:(?:年初|全年|调整后?)?预算|决算)数?"
    r"(?=\s*的?\s*(?:主要)?\s*(?:原因|情况)|\s*[，。；,;]|\s*$)"
    r"|有所(?:增加|增长|上升|提高|减少|下降|降低)(?=\s*[，。；,;]|\s*$)"
)
# A zero that stands where an amount is due is one, though no unit is printed.
_ZERO = r"(?<=为)\s*+(?P<zero>0(?:\.0+)?)(?=\s*[，。；,;]|\s*$)"
_EVENT = re.compile(
    f"(?P<money>{MONEY.pattern})|(?P<percent>{PERCENT.pattern.replace('?P<number>', '?P<rate>')})"
    f"|(?P<same>{_SAME})|(?P<compared>{_COMPARED})|{_ZERO}"
)
# Where what a number is said of begins at the latest.
_PART_END = re.compile(r"[。；;：:]")
# `1.公务接待费。`, `（二）公务接待费`: what is numbered or stands alone, and holds no number itself.
_TITLE = re.compile(
    rf"(?:{NUMBERING})\s*+(?:20\d\d\s*年)?+[^\d，,。；;：:]{{2,30}}[。：:]?|(?:20\d\d\s*年)?+[^\d，,。；;：:]{{2,20}}[：:]?"
)
# `收入支出总体与上年相比，`: of what the change that follows is.
_COMPARING = re.compile(
    r"[^\s，,。；;：:]\s*+[与同和较比]\s*+(?:上一?年|去年|20\d\d\s*年)[^，,。；;：:]{0,12}?(?:相比|比较|对比|相较)[，,]?\s*+$"
)
_COLON = re.compile(r"[：:]\s*+\Z")
_PAIR = re.compile(r"\s*+[、，,]\s*+\d[\d.]*\s*+(?:[%％]|[万亿]?\s*元)")
_LEVEL = re.compile(r"[（(]\s*\d{0,7}\s*[类款项]\s*[)）]")


@dataclass(frozen=True)
class Mention:
    """Something said: `lead` are the words before it in its clause, `clause` is what to quote.

    `sentence` are all words of its part of the sentence after the number before, over commas.
    `start` and `end` are its offsets in the paragraph; `is_paired` where another number follows that shares its
    words. `words` are those of a likeness or of a comparison without a number. `rank` is 0 or 1 for the numbers
    that are given in pairs for two things (`各是3，4万元`).
    """

    kind: Kind
    lead: Lead
    clause: Passage
    start: int
    end: int
    money: Money | None = None
    percent: Number | None = None
    words: str = ""
    is_paired: bool = False
    sentence: Lead | None = None
    rank: int | None = None

    @property
    def amount(self) -> Passage:
        """The number and what follows it."""
        return self.lead.paragraph.cut(self.start, self.end)

    def after(self, start: int) -> Mention:
        """The same without the words of its lead that stand before an offset in the document."""
        lead = self.lead
        first = next((i for i, at in enumerate(lead.places) if lead.paragraph.start + at >= start), 0)
        return replace(self, lead=lead.without(0, first))


def mentions(paragraph: Passage) -> Iterator[Mention]:
    """All of a paragraph, in order; a clause that names a class and holds no number is a topic."""
    starts = [0, *(match.end() for match in _CLAUSE_END.finditer(paragraph.text))]
    parts = [0, *(match.end() for match in _PART_END.finditer(paragraph.text))]
    before, told = 0, 0  # where the mention before ended; the clauses that were looked at
    for event in _events(paragraph):
        clause = bisect_right(starts, event.start()) - 1
        yield from _topics(
            paragraph, starts, range(max(told, bisect_right(starts, before) - 1), clause), before
        )
        told = clause
        start = max(starts[clause], before)
        if not paragraph.text[start : event.start()].strip() and _COLON.search(paragraph.text, before, start):
            start = max(starts[clause - 1], before)  # 公务接待费：3万元
        part = max(parts[bisect_right(parts, event.start()) - 1], before)
        sentence = Lead.of(paragraph, part, event.start())
        for mention in event.mentions(paragraph, start):
            yield replace(mention, sentence=sentence)
        before = event.end()
    yield from _topics(
        paragraph, starts, range(max(told, bisect_right(starts, before) - 1), len(starts)), before
    )


@dataclass(frozen=True)
class _Event:
    """A number or words that say something; two numbers of two things are one event."""

    match: re.Match[str] | None = None
    pair: Pair | None = None

    def start(self) -> int:
        return self.pair.start if self.pair else self._match.start()

    def end(self) -> int:
        return self.pair.end if self.pair else self._match.end()

    @property
    def _match(self) -> re.Match[str]:
        assert self.match is not None
        return self.match

    def mentions(self, paragraph: Passage, start: int) -> Iterator[Mention]:
        """What it says, with the words from an offset on."""
        if self.pair is None:
            yield _mention(paragraph, self._match, start)
            return
        lead = Lead.of(paragraph, start, self.pair.start)
        clause = paragraph.cut(start, self.pair.end).strip("、和及 \u3000\n\t")
        for rank, (first, last) in enumerate(self.pair.spans):
            money, percent = self.pair.money(rank), self.pair.percent(rank)
            kind: Kind = "money" if money else "percent"
            yield Mention(kind, lead, clause, first, last, money, percent, rank=rank)


def _events(paragraph: Passage) -> list[_Event]:
    pairs = list(pairs_in(paragraph))
    ends = [pair.end for pair in pairs]
    single = (
        match
        for match in _EVENT.finditer(paragraph.text)
        if (index := bisect_right(ends, match.start())) == len(pairs) or match.end() <= pairs[index].start
    )
    events = [*(_Event(pair=pair) for pair in pairs), *(_Event(match) for match in single)]
    return sorted(events, key=_Event.start)


def _mention(paragraph: Passage, match: re.Match[str], start: int) -> Mention:
    lead = Lead.of(paragraph, start, match.start())
    clause = paragraph.cut(start, match.end()).strip("、和及 \u3000\n\t")
    is_paired = _PAIR.match(paragraph.text, match.end()) is not None
    if match["money"]:
        money = money_of(paragraph, match)
        return Mention(
            "money", lead, clause, match.start("number"), match.end(), money=money, is_paired=is_paired
        )
    if match["percent"]:
        percent = Number(parse_number(match["rate"]), paragraph.group(match, "rate"))
        return Mention(
            "percent", lead, clause, match.start("rate"), match.end(), percent=percent, is_paired=is_paired
        )
    if match["zero"]:
        zero = Money.of(parse_number(match["zero"]), paragraph.group(match, "zero"), "元")
        return Mention("money", lead, clause, match.start("zero"), match.end(), money=zero)
    words: Kind = "same" if match["same"] else "compared"
    return Mention(words, lead, clause, match.start(), match.end(), words="".join(match[0].split()))


def _topics(paragraph: Passage, starts: list[int], clauses: range, before: int) -> Iterator[Mention]:
    for index in clauses:
        start = max(starts[index], before)
        end = starts[index + 1] if index + 1 < len(starts) else len(paragraph.text)
        words = paragraph.cut(start, end)
        is_title = start == starts[index] and _TITLE.fullmatch(words.text.strip()) is not None
        if words and (is_title or _LEVEL.search(words.text) or _COMPARING.search(words.text)):
            text = words.text.rstrip("，,。；;：: \n\t\u3000")
            yield Mention(
                "topic", Lead.of(paragraph, start, start + len(text)), words.cut(0, len(text)), start, end
            )
