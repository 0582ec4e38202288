"""Why something changed, and what an amount is for, word for word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure, Use

# An enumeration goes on behind its semicolons: 一是…；二是….
_TEXT = r"(?:[^。；;]|[；;](?=\s*+(?:[一二三四五六七]是|[（(]?[\d１-９][)）.、．])))++"
_REASON = re.compile(
    rf"(?:(?:(?:原因)++|主要情况(?=[：:]))(?:主要)?(?:为|是|系|在于|如下)?+\s*+[：:，,]?|主要(?:是)?(?:由于|因为|系|是因)|主要是(?!用于|指|用来)|[，。,；;]\s*+(?:是?由于|是?因为))\s*+(?=[^\s：:，,。；;])(?P<reason>{_TEXT})"
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
_DIVIDED = "其中"
_INCOMPARABLE = re.compile(
    r"[^。；;，,（(]{0,30}(?:不可比|无可比性|不具(?:备|有)可比性|没有可比性|无法比较|基数为\s*0)[^。；;，,）)]{0,10}"
    r"|(?:此项[^。；;，,]{0,6}科目为[今本当]年新增科目|(?:20\d\d\s*年|上年|去年)[^。；;，,]{0,8}无此项[^。；;，,]{0,10})"
)


class Spans:
    """Stretches of a paragraph, by the offsets of their beginnings and ends."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def hold(self, offset: int) -> bool:
        """Whether an offset lies within one."""
        before = bisect_right(self._starts, offset)
        return before > 0 and offset < self._ends[before - 1]


def explanations(paragraph: Passage) -> Spans:
    """Where reasons are given and comparisons disowned: amounts there belong to what they explain."""
    reasons = [match.span("reason") for match in _REASON.finditer(paragraph.text)]
    return Spans([*reasons, *(match.span() for match in _INCOMPARABLE.finditer(paragraph.text))])


def explained(facts: Sequence[Fact], paragraph: Passage, unread: Sequence[int]) -> list[Fact]:
    """The facts of a paragraph with the reasons, the caveats and the purposes that it gives for them.

    `unread` are the places of numbers that are of nothing known: a reason behind one is not that of what stands
    before it.
    """
    changes = [fact for fact in facts if isinstance(fact, Change)]
    reasons = _reasons(changes, paragraph, unread)
    caveats = _caveats(facts, paragraph)
    given: list[Fact] = [
        replace(fact, reason=reasons.get(fact.quote), incomparable=caveats.get(fact.quote))
        if isinstance(fact, Change)
        else fact
        for fact in facts
    ]
    return _with_uses(given, paragraph)


def _reasons(changes: Sequence[Change], paragraph: Passage, unread: Sequence[int]) -> dict[Passage, Passage]:
    """By the clause of a change, why it changed.

    A reason goes to the first change of its part of the sentence, else of the nearest sentence before it that has
    one. The others of that sentence are parts of it. Two line items that one amount is said of have the same reason.
    """
    starts = [change.quote.start for change in changes]
    sentences, parts = _ends(_SENTENCE_END, paragraph), _ends(_PART_END, paragraph)
    found: dict[Passage, Passage] = {}
    told = 0
    for reason in filter(_is_clause, paragraph.find_all(_REASON, "reason")):
        free = changes[bisect_left(starts, told) : bisect_left(starts, reason.start)]
        before = bisect_left(unread, reason.start)
        if free and not (before and unread[before - 1] > free[-1].quote.start):
            part = parts[ended - 1] if (ended := bisect_right(parts, reason.start)) else 0
            division = paragraph.start + paragraph.text.rfind(_DIVIDED, 0, reason.start - paragraph.start)
            found[_of_reason(free, part, division, sentences).quote] = reason
            told = reason.end
    return found


def _is_clause(reason: Passage) -> bool:
    """Whether something is said in it, and not only of whom."""
    return _NO_CLAUSE.fullmatch(reason.plain) is None


def _of_reason(free: Sequence[Change], part: int, division: int, sentences: Sequence[int]) -> Change:
    """The change that a reason behind some is of; what did not change needs none where something did.

    Where a part of what changed is named alone behind 其中, the reason is its own.
    """
    beside = [change for change in free if change.quote.start >= part]
    near = beside or _of_sentence(free, sentences)
    parts = [change for change in _moved(near) if change.quote.start > division]
    is_divided = division >= (part if beside else _sentence_start(near[0], sentences))
    if is_divided and len(parts) == 1:
        return parts[0]
    whole = [change for change in free if change.quote.start < division]
    if is_divided and not beside and whole:
        near = _of_sentence(whole, sentences)  # all of the last sentence are parts of what the one above says
    return _moved(near)[0]


def _moved(changes: Sequence[Change]) -> Sequence[Change]:
    return [change for change in changes if change.direction != "maintain"] or changes


def _sentence_start(change: Change, sentences: Sequence[int]) -> int:
    ended = bisect_right(sentences, change.quote.start)
    return sentences[ended - 1] if ended else 0


def _of_sentence(free: Sequence[Change], sentences: Sequence[int]) -> list[Change]:
    """The changes of the last sentence that has some."""
    last = bisect_right(sentences, free[-1].quote.start)
    return [change for change in free if bisect_right(sentences, change.quote.start) == last]


def _ends(pattern: re.Pattern[str], paragraph: Passage) -> list[int]:
    return [paragraph.start + match.end() for match in pattern.finditer(paragraph.text)]


def _caveats(facts: Sequence[Fact], paragraph: Passage) -> dict[Passage, Passage]:
    """By the clause of a change, the first words behind it that disown the comparison."""
    stated = [fact for fact in facts if isinstance(fact, Figure | Change)]
    starts = [fact.quote.start for fact in stated]
    found: dict[Passage, Passage] = {}
    for caveat in (words.strip("（(，,、 ") for words in paragraph.find_all(_INCOMPARABLE)):
        before = bisect_left(starts, caveat.start)
        if before and isinstance(stated[before - 1], Change):
            found.setdefault(stated[before - 1].quote, caveat)
    return found


def _with_uses(facts: Sequence[Fact], paragraph: Passage) -> list[Fact]:
    starts = sorted(fact.quote.start for fact in facts if isinstance(fact, Figure))
    starts.append(paragraph.end)
    return [
        _with_use(fact, paragraph, starts[min(bisect_right(starts, fact.quote.end), len(starts) - 1)])
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
