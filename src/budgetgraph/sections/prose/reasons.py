"""Why something changed, and what an amount is for, word for word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure, Use

# An enumeration goes on behind its semicolons: 一是…；二是….
_TEXT = r"(?:[^。；;]|[；;](?=\s*+(?:[一二三四五六七]是|[（(]?[\d１-９][)）.、．])))++"
_REASON = re.compile(
    rf"(?:原因(?:为|是|系|在于|如下)?+\s*+[：:，,]?|主要(?:是)?(?:由于|因为|系|是因)|主要是(?!用于|指|用来)|[，。,；;]\s*+(?:是?由于|是?因为))\s*+(?=[^\s：:，,。；;])(?P<reason>{_TEXT})"
)
# What a sentence that was broken off leaves: the one of whom something would be said, or the time at which.
_NO_CLAUSE = re.compile(
    r"(?:(?:[本我该各][^，,]{0,3}|相关|有关|下属|所属)?(?:部门|单位|[局委厅办院]|机关)|[本当今上去]年度?|20\d\d\s*年度?|[及和与、，,\s])*+"
)
# Right behind the amount, or behind the share that it is.
_BEHIND = r"\s*+(?:[，,]\s*+占[^，,。；;]{0,30}[，,])?\s*+[，,。；;（(]?\s*+"
_PURPOSE = re.compile(rf"{_BEHIND}(?:主要)?(?:是)?用于\s*+[：:]?\s*+(?P<purpose>[^。；;]++)")
_USES = re.compile(rf"{_BEHIND}(?:主要)?包括(?:了)?\s*+[：:]?\s*+(?P<uses>[^。；;：:\d]*、[^。；;：:\d]++)")
_COMMA = re.compile("[、，,]")
_PART_END = re.compile(r"[。；;]")
_SENTENCE_END = re.compile(r"。")
_INCOMPARABLE = re.compile(
    r"[^。；;，,（(]{0,30}(?:不可比|无可比性|不具(?:备|有)可比性|没有可比性|无法比较|基数为\s*0)[^。；;，,）)]{0,10}"
    r"|(?:此项[^。；;，,]{0,6}科目为[今本当]年新增科目|(?:20\d\d\s*年|上年|去年)[^。；;，,]{0,8}无此项[^。；;，,]{0,10})"
)


@dataclass(frozen=True)
class Spans:
    """Stretches of a paragraph, by the offsets of their beginnings and ends."""

    spans: tuple[tuple[int, int], ...]

    def hold(self, offset: int) -> bool:
        """Whether an offset lies within one."""
        return any(start <= offset < end for start, end in self.spans)


def explanations(paragraph: Passage) -> Spans:
    """Where reasons are given and comparisons disowned: amounts there belong to what they explain."""
    reasons = [match.span("reason") for match in _REASON.finditer(paragraph.text)]
    return Spans((*reasons, *(match.span() for match in _INCOMPARABLE.finditer(paragraph.text))))


def explained(facts: Sequence[Fact], paragraph: Passage) -> list[Fact]:
    """The facts of a paragraph with the reasons, the caveats and the purposes that it gives for them."""
    given = list(facts)
    for reason in filter(_is_clause, paragraph.find_all(_REASON, "reason")):
        given = _with_reason(given, reason, paragraph)
    for caveat in paragraph.find_all(_INCOMPARABLE):
        given = _with_caveat(given, caveat, paragraph)
    return _with_uses(given, paragraph)


def _is_clause(reason: Passage) -> bool:
    """Whether something is said in it, and not only of whom."""
    return _NO_CLAUSE.fullmatch(reason.plain) is None


def _with_reason(facts: list[Fact], reason: Passage, paragraph: Passage) -> list[Fact]:
    """It goes to the first change of its part of the sentence, else of the nearest sentence before it that has one.

    The others of that sentence are parts of it. Two line items that one amount is said of have the same reason.
    """
    first = _first_change(facts, reason.start, paragraph)
    if first is None or first.reason:
        return facts
    return [
        replace(fact, reason=reason) if isinstance(fact, Change) and fact.quote == first.quote else fact
        for fact in facts
    ]


def _first_change(facts: Sequence[Fact], before: int, paragraph: Passage) -> Change | None:
    ends = [paragraph.start + match.end() for match in _SENTENCE_END.finditer(paragraph.text)]
    free = [f for f in facts if isinstance(f, Change) and f.quote.start < before and f.reason is None]
    told = max((f.reason.end for f in facts if isinstance(f, Change) and f.reason), default=0)
    free = [fact for fact in free if fact.quote.start >= told]
    if not free:
        return None
    part = max(
        (
            paragraph.start + m.end()
            for m in _PART_END.finditer(paragraph.text)
            if paragraph.start + m.end() <= before
        ),
        default=0,
    )
    sentence = bisect_right(ends, free[-1].quote.start)
    beside = (fact for fact in free if fact.quote.start >= part)
    return next(beside, None) or next(
        fact for fact in free if bisect_right(ends, fact.quote.start) == sentence
    )


def _with_caveat(facts: list[Fact], caveat: Passage, paragraph: Passage) -> list[Fact]:
    caveat = caveat.strip("（(，,、 ")
    stated = [f for f in facts if isinstance(f, Figure | Change) and f.quote.start < caveat.start]
    first = stated[-1] if stated else None
    if not isinstance(first, Change) or first.incomparable:
        return facts
    return [
        replace(fact, incomparable=caveat) if isinstance(fact, Change) and fact.quote == first.quote else fact
        for fact in facts
    ]


def _with_uses(facts: Sequence[Fact], paragraph: Passage) -> list[Fact]:
    starts = [fact.quote.start for fact in facts if isinstance(fact, Figure)]
    return [
        _with_use(fact, paragraph, min((s for s in starts if s > fact.quote.end), default=paragraph.end))
        if isinstance(fact, Figure)
        else fact
        for fact in facts
    ]


def _with_use(figure: Figure, paragraph: Passage, until: int) -> Figure:
    """The figure with what is said between it and the next one of what it is for."""
    words = paragraph.cut(figure.quote.end - paragraph.start, until - paragraph.start)
    if uses := _USES.match(words.text):
        return replace(figure, uses=tuple(_uses(words.group(uses, "uses"))))
    if purpose := _PURPOSE.match(words.text):
        return replace(figure, purpose=words.group(purpose, "purpose").strip())
    return figure


def _uses(listed: Passage) -> Iterator[Use]:
    return (Use(name) for name in listed.split(_COMMA))
